package cuebus.host.compare;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.host.report.Markup;
import cuebus.host.report.ReportHtml;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Writes an answer as one page: no script, no network, nothing beside it.
public final class AnswerHtml {

  private final Markup out = new Markup();
  private final Answer answer;

  private AnswerHtml(Answer answer) {
    this.answer = answer;
  }

  /// The text of the page, UTF-8, ending in a line feed.
  public static String of(Answer answer) {
    AnswerHtml page = new AnswerHtml(answer);
    page.write();
    return "<!DOCTYPE html>" + page.out + "\n";
  }

  private void write() {
    Comparison asked = answer.comparison();
    out.open("html", "lang", "en");
    out.open("head");
    out.empty("meta", "charset", "utf-8");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty("meta", "name", "color-scheme", "content", "light dark");
    out.leaf("title", asked.name());
    out.style(ReportHtml.rules());
    out.close();
    out.open("body").open("main");
    out.open("header", "class", "page");
    out.leaf("p", "Cuebus comparison", "class", "eyebrow");
    out.leaf("h1", asked.name());
    out.leaf("p", asked.question(), "class", "facts");
    out.close();
    warnings();
    out.open("section").leaf("h2", "Answer");
    out.open("p").leaf("strong", answer.summary()).close();
    out.open("ul");
    answer.sentences().forEach(sentence -> out.leaf("li", sentence));
    out.close().close();
    out.open("figure").embed(AnswerPicture.of(answer)).close();
    table();
    legend();
    sources();
    out.close().close().close();
  }

  private void warnings() {
    if (!answer.warnings().isEmpty()) {
      out.open("section", "class", "warnings").leaf("h2", "⚠ Read this first").open("ul");
      answer.warnings().forEach(warning -> out.leaf("li", warning));
      out.close().close();
    }
  }

  private void table() {
    out.open("section").leaf("h2", "Numbers");
    out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Numbers");
    out.open("table").open("thead").open("tr");
    var columns = columns();
    columns.forEach((name, value) -> out.leaf("th", name, "scope", "col"));
    out.close().close().open("tbody");
    for (Finding f : answer.findings()) {
      out.open("tr");
      out.leaf("th", f.device().name(), "scope", "row", "style", "min-width:14rem");
      columns.values().stream().skip(1).forEach(value -> out.leaf("td", value.apply(f)));
      out.close();
    }
    out.close().close().close().close();
  }

  /// What is the same in all rows has no column.
  private Map<String, Function<Finding, String>> columns() {
    Comparison asked = answer.comparison();
    Map<String, Function<Finding, String>> columns = new LinkedHashMap<>();
    columns.put("Device", f -> f.device().name());
    if (asked.headphones().size() > 1) {
      columns.put("Headphones", f -> f.headphone().name());
    }
    if (asked.leads().size() > 1) {
      columns.put("Lead", f -> f.lead().text());
    }
    if (asked.players().size() > 1) {
      columns.put("Players", f -> Integer.toString(f.players()));
      columns.put("On one output", f -> Integer.toString(f.sharing()));
      columns.put("Level dB SPL", f -> level(f.levelSplDb()));
      columns.put("Loss dB", f -> level(f.lossDb()));
    }
    columns.put("Loudest clean dB SPL", f -> level(f.loudestSplDb()));
    columns.put("Limited by", f -> f.limit().text());
    columns.put("Headroom dB", f -> level(f.headroomDb()));
    columns.put("Response error dB", f -> level(f.responseErrorDb()));
    columns.put("Noise dB SPL (A)", f -> level(f.noiseSplDbA()));
    columns.put("Loudest mix for", f -> time(f.hours()));
    columns.put("Evidence", f -> f.evidence().text());
    return columns;
  }

  private void legend() {
    Comparison asked = answer.comparison();
    out.open("section", "class", "legend").leaf("h2", "How to read this").open("dl");
    term(
        "Level, loss",
        "All hear their mix at one volume setting: that at which one pair alone has an average of %s dB SPL. Loss is what the other pairs on the output cost."
            .formatted(level(asked.workingSplDb())));
    term(
        "Loudest clean",
        "The largest sine of 1 kHz that neither the converter's full scale nor the amplifier's volts and amperes cut.");
    term(
        "Headroom",
        "From the peaks of the mix at that average, which are %s dB higher, up to the loudest clean level. Below 0 the mix clips before it is loud enough."
            .formatted(level(asked.crestDb())));
    term(
        "Response error",
        "Loudest over softest frequency from 20 Hz to 20 kHz: what the output impedance does to the headphones' tone colour.");
    term(
        "Noise",
        "What is heard in the pauses, A-weighted, with the volume set for the working level; the volume control lies between converter and amplifier.");
    term(
        "Loudest mix for",
        "How long a mix whose peaks just stay clean may be heard in a day: 8 hours at 85 dBA, half of that for 3 dB more (NIOSH 98-126).");
    term(
        "Evidence",
        "The weakest of the figures behind a row. Sound pressure levels are as good as the headphones' sensitivity: 3 dB either way are common.");
    out.close().close();
  }

  private void term(String name, String meaning) {
    out.open("div").leaf("dt", name).leaf("dd", meaning).close();
  }

  private void sources() {
    Set<String> lines = new LinkedHashSet<>();
    for (Finding f : answer.findings()) {
      Device device = f.device();
      Headphone headphone = f.headphone();
      lines.add("%s: %s, %s".formatted(device.name(), device.evidence().text(), device.source()));
      lines.add(
          "%s: %s, %s"
              .formatted(headphone.name(), headphone.evidence().text(), headphone.source()));
    }
    out.open("section", "class", "legend").leaf("h2", "Where the figures are written").open("ul");
    lines.forEach(line -> out.leaf("li", line));
    out.close().close();
  }

  private static String level(double db) {
    return Double.isFinite(db)
        ? String.format(Locale.ROOT, "%.1f", db).replace("-", "−").replaceAll("^−(0\\.0)$", "$1")
        : "–";
  }

  /// At most a day.
  static String time(double hours) {
    if (hours >= 24) {
      return "all day";
    }
    double minutes = hours * 60;
    return hours >= 1
        ? String.format(Locale.ROOT, "%.1f h", hours)
        : minutes >= 1
            ? String.format(Locale.ROOT, "%.0f min", minutes)
            : String.format(Locale.ROOT, "%.0f s", minutes * 60);
  }
}
