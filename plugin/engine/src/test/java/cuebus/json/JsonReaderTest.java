package cuebus.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

  private static final int MAX_BYTES = 1 << 20;

  /// What a plugin's state looks like: free keys, each a number or a text.
  private static final Value<Map<String, Object>> STATE =
      Value.map(json ->
          json.isText() ? Value.text().read(json) : Value.number(-100, 100, "dB").read(json));

  private static <T> T read(String document, Value<T> value) throws InvalidFileException {
    return read(document.getBytes(StandardCharsets.UTF_8), value);
  }

  private static <T> T read(byte[] document, Value<T> value) throws InvalidFileException {
    return JsonReader.read("doc", new ByteArrayInputStream(document), MAX_BYTES, value);
  }

  private static InvalidFileException refusal(String document, Value<?> value) {
    return catchThrowableOfType(InvalidFileException.class, () -> read(document, value));
  }

  @Test
  void anObjectOfFreeKeysKeepsTheirOrder() throws Exception {
    assertThat(read("{\"b\": -6.5, \"a\": \"x\", \"\": 1}", STATE))
        .containsExactly(Map.entry("b", -6.5), Map.entry("a", "x"), Map.entry("", 1.0));
  }

  /// Source of the escapes: RFC 6901, sections 3 and 5.
  @Test
  void pointersEscapeWhatTheyMust() {
    assertThat(refusal("{\"a/b\": null}", STATE).pointer()).isEqualTo("/a~1b");
    assertThat(refusal("{\"m~n\": null}", STATE).pointer()).isEqualTo("/m~0n");
    assertThat(refusal("{\"\": null}", STATE).pointer()).isEqualTo("/");
    assertThat(refusal("{\"é \": [0]}", STATE).pointer()).isEqualTo("/é ");
    assertThat(Pointer.of("a/b", 0, "m~n")).isEqualTo("/a~1b/0/m~0n");
    assertThat(Pointer.of()).isEmpty();
  }

  @Test
  void theSameFreeKeyTwiceIsAnError() {
    var error = refusal("{\"a\": 1, \"b\": 2, \"a\": 3}", STATE);
    assertThat(error.pointer()).isEqualTo("/a");
    assertThat(error).hasMessageContaining("twice");
  }

  @Test
  void escapedAndPlainKeysAreTheSameKey() {
    assertThat(refusal("{\"a\": 1, \"\\u0061\": 3}", STATE)).hasMessageContaining("twice");
  }

  @Test
  void wrongBytesAreNamedByTheirPlace() {
    byte[] latin1 = "{\"a\": \"Zwölf\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(latin1, STATE))
        .hasMessage("doc: expected UTF-8, found other bytes after byte 9");
  }

  @Test
  void aCutUtf8SequenceIsNoUtf8() {
    byte[] cut = Arrays.copyOf("\"ü\"".getBytes(StandardCharsets.UTF_8), 2);
    assertThatThrownBy(() -> read(cut, Value.text())).hasMessageContaining("expected UTF-8");
  }

  @Test
  void tooLargeADocumentIsNotReadToItsEnd() {
    byte[] brackets = new byte[10 << 20];
    Arrays.fill(brackets, (byte) '[');
    var in = new ByteArrayInputStream(brackets);
    assertThatThrownBy(() -> JsonReader.read("doc", in, MAX_BYTES, STATE))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage("doc: is larger than the 1048576 bytes that such a file may have");
    assertThat(in.available()).isEqualTo(brackets.length - MAX_BYTES - 1);
  }

  @Test
  void nestingStopsAtTheFirstBracketTooMany() {
    assertThat(refusal("[".repeat(MAX_BYTES), STATE))
        .hasMessage("doc: expected an object, found an array");
    assertThat(refusal("{\"a\":".repeat(100_000), STATE))
        .hasMessage("doc at /a: expected a number from -100 to 100 dB, found an object");
  }

  @Test
  void aDocumentOfExactlyTheLimitIsRead() throws Exception {
    String document = "{}" + " ".repeat(MAX_BYTES - 2);
    assertThat(read(document, STATE)).isEmpty();
  }

  @Test
  void longOffendersAreShortened() {
    var error = refusal("\"" + "x".repeat(50_000) + "\"", Value.id());
    assertThat(error.getMessage()).contains("x…\"").hasSizeLessThan(400);
    assertThat(refusal("{\"" + "k".repeat(50_000) + "\": 1}", STATE))
        .hasMessageContaining("a key or number here is too long");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertThat(refusal("\"a\\u001b[31m\"", Value.id()).getMessage()).doesNotContain("\u001b");
  }

  @Test
  void theNearestWordIsSuggested() {
    var known = List.of("levelDb", "pan", "mute");
    assertThat(Nearest.question("levelDB", known)).isEqualTo("; did you mean \"levelDb\"?");
    assertThat(Nearest.question("colour", known)).isEmpty();
    assertThat(Nearest.first("mue", known)).containsExactly("mute", "pan", "levelDb");
  }
}
