package cuebus.host.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What a comparison found, as pages, tables and programs take it.
public sealed interface Answer permits OutputAnswer, InputAnswer {

  /// What was asked.
  Question asked();

  /// The answer in one sentence.
  String summary();

  /// The same case by case.
  List<String> sentences();

  /// What to bear in mind, a sentence each.
  List<String> warnings();

  /// Headings of the table, the case first.
  List<String> columns();

  /// One row for each case, a cell for each column.
  List<List<String>> rows();

  /// The picture as SVG, ending in a line feed.
  String picture();

  /// Words of the table, explained.
  Map<String, String> terms();

  /// Where the figures are written, a line each.
  List<String> sources();

  /// Writes what was found as members of the object that is open.
  void write(JsonGenerator json) throws IOException;
}
