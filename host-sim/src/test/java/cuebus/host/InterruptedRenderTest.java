package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A render that is stopped from outside, in a JVM of its own, as a terminal or a system does it.
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptedRenderTest {

  @TempDir Path folder;

  /// Ctrl-C sends INT, a system that shuts down TERM, a terminal that closes HUP.
  @ParameterizedTest
  @CsvSource({"INT, 130, wav", "INT, 130, flac", "TERM, 143, wav", "HUP, 129, wav"})
  void leavesNothingAndHurtsNothing(String signal, int code, String format) throws Exception {
    Path out = folder.resolve("out");
    Stems.noise(folder, 1000, "kick");
    Path session = SessionText.of("kick").in(folder);
    CommandRun.render(session, out, "--format", format);
    Map<String, byte[]> before = CommandRun.files(out);

    longStem(folder.resolve("kick.wav"));
    Process render = child("render", session, "--out", out, "--format", format);
    Path part = out.resolve("mixes/.everyone." + format + ".part");
    while (render.isAlive() && !(Files.exists(part) && Files.size(part) > 100_000)) {
      Thread.sleep(5);
    }
    assertThat(render.isAlive()).as("still rendering").isTrue();
    new ProcessBuilder("kill", "-" + signal, Long.toString(render.pid())).start().waitFor();
    assertThat(render.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(render.exitValue()).isEqualTo(code);
    try (BufferedReader said = render.errorReader()) {
      assertThat(said.lines())
          .as("no stack trace")
          .allMatch(line -> line.matches("cuebus: .*: given up.*"));
    }
    Map<String, byte[]> after = CommandRun.files(out);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((file, bytes) -> assertThat(after.get(file)).as(file).isEqualTo(bytes));
  }

  /// Whether INT comes before, between or after the renaming, there is a whole set or none.
  @Test
  void leavesAllOrNothingWheneverItComes() throws Exception {
    Stems.noise(folder, 50_000, "kick");
    Path session =
        new SessionText()
            .source("\"id\": \"kick\"")
            .mix("\"id\": \"a\"")
            .mix("\"id\": \"b\"")
            .in(folder);
    for (int wait = 0; wait < 5; wait++) {
      Path out = folder.resolve("out" + wait);
      Process render = child("render", session, "--out", out);
      Path first = out.resolve("mixes");
      while (render.isAlive() && !Files.exists(first)) {
        Thread.sleep(1);
      }
      Thread.sleep(40L * wait);
      new ProcessBuilder("kill", "-INT", Long.toString(render.pid())).start().waitFor();
      assertThat(render.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(CommandRun.files(out).keySet())
          .as("interrupted %d ms after its start", 40 * wait)
          .isIn(Set.of(), Set.of("mixes/a.wav", "mixes/b.wav", "report.json", "report.html"));
    }
  }

  /// Two hours of 16-bit silence that take no room on the disk.
  private static void longStem(Path file) throws IOException {
    int frames = 2 * 3600 * Stems.RATE;
    ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    header
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(36 + 2 * frames)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16);
    header.putShort((short) 1).putShort((short) 1).putInt(Stems.RATE).putInt(2 * Stems.RATE);
    header
        .putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(2 * frames);
    try (RandomAccessFile stem = new RandomAccessFile(file.toFile(), "rw")) {
      stem.write(header.array());
      stem.setLength(44 + 2L * frames);
    }
  }

  private static Process child(Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }
}
