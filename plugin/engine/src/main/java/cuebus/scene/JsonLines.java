package cuebus.scene;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A file of JSON Lines: one object a line. Empty lines count and are passed over.
final class JsonLines {

  private static final int MAX_LINE_BYTES = 1 << 16;

  private final String file;
  private final List<String> lines = new ArrayList<>();

  /// True if the last line has no end: whoever wrote it was stopped, or it is written by hand.
  final boolean endsWithoutNewline;

  JsonLines(String file, byte[] content) {
    this.file = file;
    String text = new String(content, StandardCharsets.UTF_8);
    endsWithoutNewline = !text.isEmpty() && !text.endsWith("\n");
    text.lines().forEach(lines::add);
  }

  int count() {
    return lines.size();
  }

  boolean isEmpty(int line) {
    return lines.get(line).isBlank();
  }

  /// Reads a line; messages count it from 1.
  <T> T read(int line, Value<T> value) throws InvalidFileException {
    byte[] bytes = lines.get(line).getBytes(StandardCharsets.UTF_8);
    return JsonReader.read(
        name(line), new java.io.ByteArrayInputStream(bytes), MAX_LINE_BYTES, value);
  }

  InvalidFileException problem(int line, String what) {
    return new InvalidFileException(name(line), "", what);
  }

  private String name(int line) {
    return file + " line " + (line + 1);
  }
}
