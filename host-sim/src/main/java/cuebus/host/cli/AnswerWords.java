package cuebus.host.cli;

import cuebus.host.compare.Answer;
import java.io.PrintWriter;

/// Tells an answer in a terminal.
final class AnswerWords {

  private AnswerWords() {}

  static void print(Answer answer, PrintWriter text) {
    text.println(answer.asked().name());
    text.println(answer.asked().question());
    text.println();
    text.println(answer.summary());
    answer.sentences().forEach(sentence -> text.println("- " + sentence));
    text.println();
    var table = new TextTable(answer.columns().toArray(String[]::new));
    answer.rows().forEach(row -> table.row(row.toArray(String[]::new)));
    table.print(text);
    answer.warnings().forEach(warning -> text.println("Note: " + warning));
  }
}
