package cuebus.scene;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Value;
import java.io.ByteArrayInputStream;

/// A file of JSON Lines: one object a line, read one after another. Empty lines count and are
/// passed over.
final class JsonLines {

  private static final int MAX_LINE_BYTES = 1 << 16;

  private final String file;
  private final byte[] content;
  private int number;
  private int start;

  /// Behind the line that it stands at, where its end is or would be.
  private int end = -1;

  /// @throws InvalidFileException if it is larger than [ControlLog#MAX_BYTES]
  JsonLines(String file, byte[] content) throws InvalidFileException {
    if (content.length > ControlLog.MAX_BYTES) {
      throw new InvalidFileException(
          file,
          "",
          "is larger than the %d bytes that such a file may have".formatted(ControlLog.MAX_BYTES));
    }
    this.file = file;
    this.content = content;
  }

  /// Moves to the next line that is not empty.
  ///
  /// @return false if there is none
  boolean next() {
    while (end + 1 < content.length) {
      start = end + 1;
      end = start;
      boolean empty = true;
      while (end < content.length && content[end] != '\n') {
        empty &= content[end] == ' ' || content[end] == '\t' || content[end] == '\r';
        end++;
      }
      number++;
      if (!empty) {
        return true;
      }
    }
    return false;
  }

  /// True if the line it stands at has no end: whoever wrote it was stopped, or it is written by
  /// hand.
  boolean isUnfinished() {
    return end == content.length;
  }

  /// The line it stands at, counted from 1.
  int number() {
    return number;
  }

  /// Reads the line it stands at.
  <T> T read(Value<T> value) throws InvalidFileException {
    var line = new ByteArrayInputStream(content, start, end - start);
    return JsonReader.read(name(), line, MAX_LINE_BYTES, value);
  }

  InvalidFileException problem(String what) {
    return new InvalidFileException(name(), "", what);
  }

  private String name() {
    return file + " line " + number;
  }
}
