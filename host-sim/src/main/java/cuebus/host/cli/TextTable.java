package cuebus.host.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// A table in a terminal: columns as wide as their widest cell, numbers to the right.
final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();

  /// @param heading one cell per column
  TextTable(String... heading) {
    row(heading);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintWriter text) {
    int columns = rows.get(0).size();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = row.get(c);
        String space = " ".repeat(width(c) - letters(cell));
        line.append(isNumeric(c) ? space + cell : cell + space).append("  ");
      }
      text.println(line.toString().stripTrailing());
    }
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> letters(row.get(column))).max().orElse(0);
  }

  private boolean isNumeric(int column) {
    return rows.stream().skip(1).allMatch(row -> row.get(column).matches("[-−–0-9.]*"));
  }

  private static int letters(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
