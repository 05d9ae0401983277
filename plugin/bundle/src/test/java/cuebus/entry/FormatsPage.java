package cuebus.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A column of the first table in docs/formats.md. What can be asked of a format is compared with
/// its cells.
public final class FormatsPage {

  private static final Path FILE = Path.of("../../docs/formats.md");

  private final List<List<String>> rows;
  private final int column;

  /// @param format as the table's head has it
  public FormatsPage(String format) throws IOException {
    rows =
        Files.readAllLines(FILE).stream()
            .dropWhile(line -> !line.startsWith("|"))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    column = rows.getFirst().indexOf(format);
    assertThat(column).as(format).isPositive();
  }

  private String cell(String feature) {
    return rows.stream()
        .filter(row -> row.get(1).equals(feature + " ✓"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row of " + feature + " ✓"))
        .get(column);
  }

  /// Asserts that the cell says that something is there, or by a dash that it is not.
  public void has(String feature, boolean there) {
    assertThat(!cell(feature).equals("–")).as(feature).isEqualTo(there);
  }

  /// Asserts that the cell begins with a number.
  public void counts(String feature, int number) {
    assertThat(cell(feature).split("[^0-9]", 2)[0]).as(feature).isEqualTo(number + "");
  }
}
