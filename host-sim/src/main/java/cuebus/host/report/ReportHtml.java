package cuebus.host.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Writes a report as one page: no script, no network, nothing beside it but the mixes that its
/// players refer to. It is HTML and well-formed XML at once.
public final class ReportHtml {

  private final Markup out = new Markup();
  private final Report report;

  private ReportHtml(Report report) {
    this.report = report;
  }

  /// The text of `report.html`, UTF-8, ending in a line feed.
  public static String of(Report report) {
    ReportHtml page = new ReportHtml(report);
    page.write();
    return "<!DOCTYPE html>" + page.out + "\n";
  }

  private void write() {
    out.open("html", "lang", "en");
    out.open("head");
    out.empty("meta", "charset", "utf-8");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty("meta", "name", "color-scheme", "content", "light dark");
    out.leaf("title", report.session() + ": cue mixes");
    out.style(rules());
    out.close();
    out.open("body").open("main");
    heading();
    warnings();
    comparison();
    out.open("section", "class", "mixes").leaf("h2", "Mix by mix");
    for (MixReport mix : report.mixes()) {
      new MixCard(out, mix, report.sampleRate()).write();
    }
    out.close();
    sources();
    legend();
    out.close().close().close();
  }

  /// The style of all pages.
  public static String rules() {
    try (InputStream in = ReportHtml.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(in, "report.css is missing from the jar").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css in the jar cannot be read", e);
    }
  }

  private void heading() {
    out.open("header", "class", "page");
    out.open("p", "class", "eyebrow").text("Cuebus cue-mix report").close();
    out.open("h1").text(report.session()).close();
    out.open("p", "class", "facts");
    out.text(
        String.join(
            " · ",
            Readout.clock(report.frames() / (double) report.sampleRate()) + " long",
            Readout.rate(report.sampleRate()),
            Readout.count(report.mixes().size(), "mix", "mixes")
                + " from "
                + Readout.count(report.sources().size(), "source", "sources")));
    out.close().close();
  }

  private void warnings() {
    if (report.warnings().isEmpty()) {
      return;
    }
    out.open("section", "class", "warnings");
    out.leaf("h2", "⚠ " + Readout.count(report.warnings().size(), "warning", "warnings"));
    out.open("ul");
    for (String warning : report.warnings()) {
      out.open("li").text(warning).close();
    }
    out.close().close();
  }

  private void comparison() {
    out.open("section").leaf("h2", "All mixes");
    table(
        "Levels of all mixes",
        "Mix",
        "Loudness LUFS",
        "True peak dBTP",
        "Sample peak dBFS",
        "RMS dBFS",
        "Clipped samples",
        "Rail limiting",
        "Current limiting");
    for (MixReport mix : report.mixes()) {
      MixLevels levels = mix.levels();
      out.open("tr").leaf("th", mix.name(), "scope", "row");
      out.leaf("td", Readout.level(levels.loudnessLufs()));
      markedCell(Readout.level(levels.truePeakDbtp()), levels.truePeakDbtp() > 0, "bad");
      out.leaf("td", Readout.level(levels.samplePeakDbfs()));
      out.leaf("td", Readout.level(levels.rmsDbfs()));
      markedCell(Readout.count(levels.clippedSamples()), levels.clippedSamples() > 0, "bad");
      limitCell(mix, levels.railFrames());
      limitCell(mix, levels.currentFrames());
      out.close();
    }
    out.close().close().close().close();
  }

  private void limitCell(MixReport mix, long frames) {
    if (mix.device() == null) {
      out.leaf("td", "–");
    } else {
      String text = frames == 0 ? "none" : Readout.span(frames / (double) report.sampleRate());
      markedCell(text, frames > 0, "warn");
    }
  }

  private void markedCell(String text, boolean marked, String kind) {
    if (marked) {
      out.leaf("td", (kind.equals("bad") ? "▲ " : "◆ ") + text, "class", kind);
    } else {
      out.leaf("td", text);
    }
  }

  private void sources() {
    out.open("section").leaf("h2", "Sources");
    table(
        "Levels of the sources",
        "Source",
        "Peak dBFS",
        "RMS dBFS",
        "LUFS",
        "Bad samples (NaN or ∞)");
    for (SourceReport source : report.sources()) {
      out.open("tr").leaf("th", source.name(), "scope", "row");
      out.leaf("td", Readout.level(source.samplePeakDbfs()));
      out.leaf("td", Readout.level(source.levels().rmsDbfs()));
      out.leaf("td", Readout.level(source.levels().loudnessLufs()));
      markedCell(Readout.count(source.nonFiniteSamples()), source.nonFiniteSamples() > 0, "warn");
      out.close();
    }
    out.close().close().close();
    new InputTable(out, report.sources()).write();
    out.close();
  }

  /// Leaves a scrolling box, the table and its body open.
  private void table(String caption, String... columns) {
    out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    out.open("table");
    out.open("thead").open("tr");
    for (String column : columns) {
      out.leaf("th", column, "scope", "col");
    }
    out.close().close();
    out.open("tbody");
  }

  private void legend() {
    out.open("section", "class", "legend").leaf("h2", "How to read this");
    out.open("dl");
    term(
        "Loudness (LUFS)",
        "How loud the whole mix seems, by ITU-R BS.1770: pauses are left out, and the ear's own"
            + " weighting is applied. Mixes with the same figure feel equally loud; 1 LU is about"
            + " the smallest step one notices.");
    term(
        "True peak (dBTP)",
        "The highest point of the waveform that leaves the converter, which can lie between two"
            + " samples. Keep it at −1 dBTP or lower; above 0 the converter clips even where no"
            + " sample does.");
    term(
        "Peak and RMS",
        "The largest sample, and the power on average. The further they lie apart, the more punch"
            + " is left; the picture shows both over time, loudest at the top.");
    term(
        "▲ Clipping",
        "Samples at or over full scale: the tops are cut off and it sounds harsh. Turn the mix or"
            + " its sends down.");
    term(
        "◆ Limiting",
        "The headphone amplifier is at its end. Rail: it has no more volts, as happens with"
            + " high-impedance headphones; use a stronger amplifier or lower the volume. Current:"
            + " the load draws more than it can give, as with several low-impedance pairs on a"
            + " splitter; use an amplifier with an output for each pair.");
    term(
        "At the ear",
        "The sound pressure that the headphones make of their voltage by their stated sensitivity,"
            + " weighted as the ear hears (A); level is the average (LAeq), highest the fast"
            + " reading. Allowed is how long one may listen at that level: ITU-T H.870 counts a"
            + " week of listening, NIOSH a day of work. Fit, seal and frequency response move it"
            + " by several dB: it is an estimate, not a measurement of anybody's ears.");
    term(
        "Published, measured, estimate",
        "Where the figures of a product come from: its maker, a measurement, or a model of its"
            + " kind. An estimate is good for comparing, not for a promise.");
    out.close().close();
  }

  private void term(String name, String meaning) {
    out.open("div").leaf("dt", name).leaf("dd", meaning).close();
  }
}
