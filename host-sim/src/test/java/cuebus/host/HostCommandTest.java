package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `cuebus host` as people type it: what it prints and its exit codes.
class HostCommandTest {

  private static final String CLASSES =
      Path.of(
              URI.create(
                  HostCommandTest.class
                      .getProtectionDomain()
                      .getCodeSource()
                      .getLocation()
                      .toString()))
          .toString();

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String fixture, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "host", "--jvst", "cuebus.host.jvst.fixture." + fixture, "--classpath", CLASSES));
    arguments.addAll(List.of("--out", folder.resolve("out.wav").toString()));
    arguments.addAll(Arrays.asList(more));
    return Main.run(
        arguments.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err, true));
  }

  @Test
  void sayInWordsWhatWasDone() {
    assertThat(run("Delay", "--seconds", "0.5")).as(err.toString()).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains("Delay (Fixtures, Test): 2 in, 2 out, 2 parameters, 2 programs, latency 3 frames")
        .contains("0.5 s at 48000 Hz")
        .containsPattern("Late L +silent");
    assertThat(folder.resolve("out.wav")).exists();
  }

  @Test
  void sayItAsJson() throws Exception {
    assertThat(
            run("MidiFilter", "--seconds", "0.1", "--midi", "0:903c64", "--rate", "8000", "--json"))
        .isZero();
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.at("/midiOut/0/bytes").asText()).isEqualTo("90 48 64");
    assertThat(report.at("/frames").asInt()).isEqualTo(800);
    assertThat(report.at("/synth").asBoolean()).isTrue();
    assertThat(report.at("/faults").isEmpty()).isTrue();
  }

  @Test
  void faultsAreAFailureThoughTheFileIsThere() {
    assertThat(run("Misbehaving$WritesNoNumbers", "--seconds", "0.1")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("cuebus: the plugin: wrote samples that are not finite to output 1");
    assertThat(folder.resolve("out.wav")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seconds 1 --block 0 | --block 0: 1 to 65536 frames are allowed",
        "--seconds 1 --rate 1 | --rate 1: 8000 to 384000 Hz are allowed",
        "--seconds -1 | --seconds -1.0: 0 to 86400 are allowed",
        "--seconds NaN | --seconds NaN: 0 to 86400 are allowed",
        "--seconds 1 --set loud | --set loud: INDEX=VALUE is allowed",
        "--seconds 1 --bpm 0 | --bpm 0.0: 1 to 1000 are allowed",
        "--seconds 1 --tail -1 | --tail -1.0: 0 to 86400 s are allowed",
        "--seconds 1 --patience 0 | --patience 0.0: more than 0",
        "--block 64 | Missing --in FILE, or --seconds N",
      })
  void wrongUsage(String options, String message) {
    assertThat(run("Delay", options.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NotThere | --seconds 1 | cuebus: cuebus.host.jvst.fixture.NotThere: there is no class",
        "Delay | --seconds 1 --program 9 | --program 9: it has programs 0 to 1",
        "Delay | --seconds 1 --midi none.mid | cuebus: --midi none.mid: no such file",
        "Delay | --in none.wav | cuebus: none.wav: no such file",
        "Misbehaving$NeverStarts | --seconds 1 --patience 0.2 | has not come back after 0.2 s",
      })
  void badInput(String fixture, String options, String message) {
    assertThat(run(fixture, options.split(" ", -1))).isEqualTo(3);
    assertThat(err.toString()).contains(message);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void withoutAPluginThereIsNothingToHost() {
    int code =
        Main.run(
            new String[] {"host", "--out", "x.wav"}, new PrintWriter(out), new PrintWriter(err));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("--jvst");
    assertThat(Files.exists(Path.of("x.wav"))).isFalse();
  }
}
