package cuebus.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads one JSON document as a stream and stops at the first thing that is wrong.
///
/// What may stand where is said by [Value] and [Keys]. Nothing is ever skipped, so a document can
/// nest no deeper than its format does.
///
/// Not safe for use by several threads.
public final class JsonReader {

  /// No key of our formats is longer; keeps a pointer readable.
  private static final int MAX_KEY_LENGTH = 200;

  private static final int MAX_QUOTED_LENGTH = 60;

  // NaN and Infinity are let through as tokens so that Value.number can refuse them at their place.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNameLength(MAX_KEY_LENGTH).build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final String file;
  private final JsonParser parser;

  private JsonReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /// Reads a whole document: UTF-8, with or without a byte order mark.
  ///
  /// @param file the file as the user would name it, for messages
  /// @param in the document; read, not closed
  /// @param maxBytes largest document accepted, in bytes
  /// @param document what the document must be
  /// @throws InvalidFileException at the first thing that is wrong, or if `in` cannot be read
  public static <T> T read(String file, InputStream in, int maxBytes, Value<T> document)
      throws InvalidFileException {
    CharBuffer text = decode(file, bytes(file, in, maxBytes));
    try (JsonParser parser =
        FACTORY.createParser(text.array(), text.position(), text.remaining())) {
      var json = new JsonReader(file, parser);
      if (json.next() == null) {
        throw new InvalidFileException(file, "", "expected a JSON document, found nothing");
      }
      T value = document.read(json);
      if (json.next() != null) {
        throw new InvalidFileException(
            file, "", "expected nothing after the end of the document, found " + json.found());
      }
      return value;
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private static byte[] bytes(String file, InputStream in, int maxBytes)
      throws InvalidFileException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(maxBytes + 1);
    } catch (IOException e) {
      throw new InvalidFileException(file, "", "cannot be read: " + e.getMessage());
    }
    if (bytes.length > maxBytes) {
      throw new InvalidFileException(
          file, "", "is larger than the " + maxBytes + " bytes that such a file may have");
    }
    return bytes;
  }

  // Jackson guesses the encoding and takes overlong UTF-8; a session must be the same everywhere.
  private static CharBuffer decode(String file, byte[] bytes) throws InvalidFileException {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      throw new InvalidFileException(
          file, "", "expected UTF-8, found other bytes after byte " + in.position());
    }
    out.flip();
    if (out.hasRemaining() && out.get(0) == '\uFEFF') {
      out.get();
    }
    return out;
  }

  /// Moves to the next token; null at the end of the document.
  @Nullable JsonToken next() throws InvalidFileException {
    try {
      return parser.nextToken();
    } catch (IOException e) {
      throw syntaxError(e);
    }
  }

  boolean isAt(JsonToken token) {
    return parser.hasToken(token);
  }

  /// True where a string stands.
  public boolean isText() {
    return isAt(JsonToken.VALUE_STRING);
  }

  /// True where a number stands.
  public boolean isNumber() {
    return isAt(JsonToken.VALUE_NUMBER_INT) || isAt(JsonToken.VALUE_NUMBER_FLOAT);
  }

  /// The string, key, number or word that stands here, as written but for escapes.
  public String text() throws InvalidFileException {
    try {
      return parser.getText();
    } catch (IOException e) {
      throw syntaxError(e);
    }
  }

  /// The number that stands here, finite or not.
  public double number() throws InvalidFileException {
    try {
      return parser.getDoubleValue();
    } catch (IOException e) {
      throw syntaxError(e);
    }
  }

  /// An error about the value that stands here or was read last, or about something below it.
  ///
  /// @param problem what is wrong and what is allowed
  /// @param below keys and indices from that value down to the offending one
  public InvalidFileException problem(String problem, Object... below) {
    var here = parser.getParsingContext().pathAsPointer();
    return new InvalidFileException(file, Pointer.append(here, below).toString(), problem);
  }

  /// An error that says what is allowed here and what stands here instead.
  ///
  /// @param allowed e.g. `a number from 0 to 10 V`
  public InvalidFileException expected(String allowed) throws InvalidFileException {
    return problem("expected " + allowed + ", found " + found());
  }

  private String found() throws InvalidFileException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> quote(text());
      default -> text();
    };
  }

  /// A text of the file as messages show it: in quotes, shortened, without control characters.
  public static String quote(String text) {
    String shown =
        text.length() <= MAX_QUOTED_LENGTH ? text : text.substring(0, MAX_QUOTED_LENGTH) + "…";
    return '"' + shown.replaceAll("\\p{Cntrl}", "\uFFFD") + '"';
  }

  private InvalidFileException syntaxError(IOException e) {
    // In-memory text leaves Jackson nothing but its own kind of exception.
    var mistake = (JsonProcessingException) e;
    JsonLocation where = mistake.getLocation();
    if (where == null) { // Jackson forgets it where a limit is passed.
      where = parser.currentLocation();
    }
    return problem(
        "is not JSON at line %d, column %d: %s"
            .formatted(where.getLineNr(), where.getColumnNr(), describe(mistake)));
  }

  private static String describe(JsonProcessingException mistake) {
    if (mistake instanceof StreamConstraintsException) {
      return "a key or number here is too long";
    }
    // After the colon Jackson speaks about its own options.
    String message = mistake.getOriginalMessage().split(": ", 2)[0];
    return message.startsWith("Unexpected end-of-input") ? "the document ends too early" : message;
  }
}
