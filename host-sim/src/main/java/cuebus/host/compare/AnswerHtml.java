package cuebus.host.compare;

import cuebus.host.report.Markup;
import cuebus.host.report.ReportHtml;
import java.util.List;

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
    Question asked = answer.asked();
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
    out.open("figure").embed(answer.picture()).close();
    table();
    terms();
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
    answer.columns().forEach(column -> out.leaf("th", column, "scope", "col"));
    out.close().close().open("tbody");
    for (List<String> row : answer.rows()) {
      out.open("tr");
      out.leaf("th", row.getFirst(), "scope", "row", "style", "min-width:14rem");
      row.stream().skip(1).forEach(cell -> out.leaf("td", cell));
      out.close();
    }
    out.close().close().close().close();
  }

  private void terms() {
    out.open("section", "class", "legend").leaf("h2", "How to read this").open("dl");
    answer
        .terms()
        .forEach((term, meaning) -> out.open("div").leaf("dt", term).leaf("dd", meaning).close());
    out.close().close();
  }

  private void sources() {
    out.open("section", "class", "legend").leaf("h2", "Where the figures are written").open("ul");
    answer.sources().forEach(line -> out.leaf("li", line));
    out.close().close();
  }
}
