package cuebus.host.cli;

import cuebus.host.compare.Answer;
import cuebus.host.compare.Finding;
import java.io.PrintWriter;
import java.util.Locale;

/// Tells an answer in a terminal.
final class AnswerWords {

  private AnswerWords() {}

  static void print(Answer answer, PrintWriter text) {
    text.println(answer.comparison().name());
    text.println(answer.comparison().question());
    text.println();
    text.println(answer.summary());
    answer.sentences().forEach(sentence -> text.println("- " + sentence));
    text.println();
    var table =
        new TextTable(
            "device",
            "headphones",
            "players",
            "sharing",
            "lead",
            "loss dB",
            "loudest dB SPL",
            "limit",
            "headroom dB",
            "response dB",
            "noise dB SPL",
            "evidence");
    for (Finding f : answer.findings()) {
      table.row(
          f.device().id(),
          f.headphone().id(),
          Integer.toString(f.players()),
          Integer.toString(f.sharing()),
          f.lead().text(),
          tenths(f.lossDb()),
          tenths(f.loudestSplDb()),
          f.limit().text(),
          tenths(f.headroomDb()),
          tenths(f.responseErrorDb()),
          tenths(f.noiseSplDbA()),
          f.evidence().text());
    }
    table.print(text);
    answer.warnings().forEach(warning -> text.println("Note: " + warning));
  }

  private static String tenths(double db) {
    return Double.isFinite(db)
        ? String.format(Locale.ROOT, "%.1f", db).replaceAll("^-(0\\.0)$", "$1")
        : "–";
  }
}
