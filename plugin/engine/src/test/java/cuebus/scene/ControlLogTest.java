package cuebus.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.json.InvalidFileException;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlLogTest {

  private static final String HEAD =
      "{\"cuebus-log\":1,\"session\":\"abc\",\"variant\":\"8x4\",\"sampleRate\":48000}\n";
  private static final String LINE =
      "{\"at\":480,\"by\":\"singer\",\"parameter\":\"mix1.level\",\"value\":\"-inf\",\"fadeMs\":30}\n";

  private static ControlLog read(String text) throws InvalidFileException {
    return ControlLog.read(
        "run.jsonl", text.getBytes(StandardCharsets.UTF_8), "abc", List.of("singer", "host"));
  }

  @Test
  void saysWhoWhatAndWhen() throws InvalidFileException {
    int level = Parameters.of(Variant.V8X4).byId("mix1.level").orElseThrow().index();
    assertThat(read(HEAD + LINE).entries())
        .containsExactly(new LogEntry(480, 3, level, -100, 30, false));
  }

  @Test
  void aMixCalledHostIsNotTheHost() throws InvalidFileException {
    assertThat(read(HEAD + LINE.replace("singer", "mix:host")).entries().get(0).actor())
        .isEqualTo(4);
    assertThat(read(HEAD + LINE.replace("singer", "host")).entries().get(0).actor()).isZero();
  }

  @Test
  void aLastLineThatWasCutOffIsLeftOutWithAWarning() throws InvalidFileException {
    ControlLog log = read(HEAD + LINE + LINE.substring(0, 40));
    assertThat(log.entries()).hasSize(1);
    assertThat(log.warnings())
        .containsExactly("run.jsonl line 3 is cut off; the 1 changes before it are used");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "abc|xyz|run.jsonl line 1: is the log of another session",
        "\"cuebus-log\":1|\"cuebus-log\":2|expected version 1, the one that this program reads",
        "8x4|9x9|expected one of \"8x4\"",
        "mix1.level|mix9.level|line 2 at /parameter: there is no parameter \"mix9.level\" in 8x4",
        "\"-inf\"|99|line 2 at /value: mix1.level allows -inf dB to 12.0 dB, found 99.0",
        "singer|sinker|did you mean \"singer\"?",
        "at\":480|at\":0.5|a whole number of frames",
        "at\":480|at\":-1|a whole number of frames from 0 to 9007199254740992, found -1",
        "\"parameter\":\"mix1.level\",|''|the key parameter is missing",
        "\"value\":\"-inf\",|''|a parameter needs a value, or an offset, and not both",
        "30|60001|a whole number from 0 to 60000 ms",
      })
  void whatIsWrongIsNamed(String right, String wrong, String message) {
    String text = (HEAD + LINE).replaceFirst(java.util.regex.Pattern.quote(right), wrong);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining(message);
  }

  /// 30 million lines, one line of 32 MB, and bytes that are no text.
  @Test
  void whatIsNoLogCostsNothingAndIsNamed() {
    byte[] empty = new byte[ControlLog.MAX_BYTES];
    Arrays.fill(empty, (byte) '\n');
    byte[] line = new byte[ControlLog.MAX_BYTES];
    Arrays.fill(line, (byte) 'a');
    assertThatThrownBy(() -> readBytes(empty)).hasMessageContaining("is empty");
    assertThatThrownBy(() -> readBytes(line))
        .hasMessage("run.jsonl line 1: is larger than the 65536 bytes that such a file may have");
    assertThatThrownBy(() -> readBytes(new byte[ControlLog.MAX_BYTES + 1]))
        .hasMessage("run.jsonl: is larger than the 33554432 bytes that such a file may have");
    assertThatThrownBy(() -> readBytes(new byte[] {'{', (byte) 0xff}))
        .hasMessage("run.jsonl line 1: expected UTF-8, found other bytes after byte 1");
  }

  private static void readBytes(byte[] content) throws InvalidFileException {
    ControlLog.read("run.jsonl", content, "abc", List.of());
  }

  @Test
  void whatCannotBeReplayedIsRefused() {
    assertThatThrownBy(() -> read(""))
        .hasMessage("run.jsonl: is empty: expected the first line of a log");
    assertThatThrownBy(() -> read(HEAD + LINE + LINE.replace("480", "479")))
        .hasMessage("run.jsonl line 3: frame 479 comes after frame 480; a log goes forward");
    assertThatThrownBy(() -> read(HEAD + "{\"at\":1,\"by\":\"session\",\"state\":\"replaced\"}\n"))
        .hasMessageContaining("a whole state was loaded here");
    assertThatThrownBy(() -> read(HEAD + "{\"at\":1,\"by\":\"host\",\"lost\":7}\n"))
        .hasMessageContaining("7 changes came too fast");
    assertThatThrownBy(() -> read(HEAD + LINE.substring(0, 40) + "\n" + LINE))
        .hasMessageContaining("line 2")
        .hasMessageContaining("is not JSON");
  }
}
