package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.BitDepth;
import cuebus.host.audio.PartialFile;
import cuebus.host.audio.StemReader;
import cuebus.host.audio.Tools;
import cuebus.host.nativehost.NativeFixtures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cuebus host --plugin` and `cuebus validate` as a user runs them.
class NativeCommandsTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.run(args, new PrintWriter(out), new PrintWriter(err));
  }

  /// A ramp, so that a shift by a single frame shows.
  private Path ramp(int frames) throws Exception {
    Path file = folder.resolve("ramp.wav");
    float[][] ramp = new float[2][frames];
    for (int i = 0; i < frames; i++) {
      ramp[0][i] = (float) i / frames;
      ramp[1][i] = -ramp[0][i];
    }
    try (PartialFile partial = PartialFile.create(file);
        AudioWriter writer = AudioWriter.wav(partial, BitDepth.FLOAT_32, 2, 44_100)) {
      writer.write(ramp, 0, frames);
      writer.finish();
      partial.commit();
    }
    return file;
  }

  @Test
  void rendersInTimeWithTheInputAndSavesTheState() throws Exception {
    String plugin = NativeFixtures.compile(folder, "clap", "0").toString();
    String ramp = ramp(1000).toString();
    Path result = folder.resolve("out.wav");
    Path state = folder.resolve("gain.state");
    int code =
        run(
            "host",
            "--plugin",
            plugin,
            "--in",
            ramp,
            "--out",
            result.toString(),
            "--block",
            "64",
            "--set",
            "Gain=0.5",
            "--save-state",
            state.toString());
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString()).contains("Test gain: 2 in, 2 out", "latency 32 frames");
    assertRamp(result, 0.5f);
    run(
        "host",
        "--plugin",
        plugin,
        "--in",
        ramp,
        "--out",
        result.toString(),
        "--state",
        state + "");
    assertRamp(result, 0.5f);
  }

  private static void assertRamp(Path file, float gain) throws Exception {
    try (StemReader stem = StemReader.open(file)) {
      float[][] samples = new float[2][1000];
      assertThat(stem.frames()).isEqualTo(1000);
      assertThat(stem.read(samples, 0, 1000)).isEqualTo(1000);
      for (int i = 0; i < 1000; i++) {
        assertThat(samples[0][i]).as("frame %d", i).isEqualTo(gain * ((float) i / 1000));
        assertThat(samples[1][i]).as("frame %d", i).isEqualTo(-samples[0][i]);
      }
    }
  }

  @Test
  void listsPluginsAndParameters() throws Exception {
    String plugin = NativeFixtures.compile(folder, "clap", "0").toString();
    assertThat(run("host", "--plugin", plugin, "--list", "--json")).isZero();
    JsonNode listed = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(listed.at("/plugin/id").asText()).isEqualTo("test.gain");
    assertThat(listed.at("/parameters/0/max").asDouble()).isEqualTo(4);
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() throws Exception {
    String plugin = NativeFixtures.compile(folder, "clap", "0").toString();
    String ramp = ramp(100).toString();
    String result = folder.resolve("out.wav").toString();
    assertThat(run("host", "--plugin", plugin)).isEqualTo(2);
    assertThat(run("host", "--plugin", plugin, "--in", ramp, "--out", result, "--set", "Gain=loud"))
        .isEqualTo(2);
    assertThat(run("host", "--plugin", plugin, "--in", ramp, "--out", result, "--set", "Pan=1"))
        .isEqualTo(3);
    assertThat(run("host", "--plugin", plugin + "#other", "--list")).isEqualTo(3);
    assertThat(run("validate", plugin, "--only", "magic")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "Missing --in FILE and --out FILE, or --list",
            "--set Gain=loud: ID=VALUE is allowed, e.g. mix=0.5",
            "has no parameter \"Pan\"",
            "has no plugin \"other\", only [test.gain]",
            "--only magic: cuebus validate --list shows the checks");
    assertThat(Path.of(result)).doesNotExist();
  }

  @Test
  void refusesStatesAndValuesThatCannotBeAndWritesNothing() throws Exception {
    String plugin = NativeFixtures.compile(folder, "clap", "0").toString();
    String ramp = ramp(100).toString();
    Path result = folder.resolve("out.wav");
    String[] job = {"host", "--plugin", plugin, "--in", ramp, "--out", result.toString()};
    String missing = folder.resolve("none.state").toString();
    String nowhere = folder.resolve("none/gain.state").toString();
    assertThat(run(with(job, "--state", missing))).isEqualTo(3);
    assertThat(run(with(job, "--state", folder.toString()))).isEqualTo(3);
    assertThat(run(with(job, "--set", "Gain=4.5"))).isEqualTo(3);
    assertThat(run(with(job, "--set", "Gain=NaN"))).isEqualTo(3);
    assertThat(run(with(job, "--save-state", nowhere))).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "cuebus: " + missing + ": no such file; a saved state is wanted",
            "cuebus: " + folder + ": no such file; a saved state is wanted",
            "cuebus: " + plugin + ": --set Gain=4.5: 0.0 to 4.0 are allowed",
            "cuebus: " + plugin + ": --set Gain=NaN: 0.0 to 4.0 are allowed",
            "cuebus: " + nowhere + ": its folder does not exist");
    assertThat(Tools.names(folder)).noneMatch(name -> name.contains("out.wav"));
  }

  private static String[] with(String[] job, String... more) {
    return Stream.concat(Stream.of(job), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void theExitCodeSaysHowTheValidationWent() throws Exception {
    String good = NativeFixtures.compile(folder, "clap", "0").toString();
    String bad = NativeFixtures.compile(folder, "vst2", "WRONG_LATENCY").toString();
    Path text = Files.writeString(folder.resolve("text.so"), "no plugin");
    assertThat(run("validate", good, "--only", "scan,latency-true")).isZero();
    assertThat(out.toString()).contains("CLAP Test gain", "passed  latency-true");
    out.getBuffer().setLength(0);
    assertThat(run("validate", bad, "--only", "latency-true", "--json", "--seed", "9"))
        .isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(json.at("/checks/latency-true/status").asText()).isEqualTo("FAILED");
    assertThat(json.at("/seed").asInt()).isEqualTo(9);
    assertThat(run("validate", text.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("text.so: cannot be loaded as a shared library");
  }
}
