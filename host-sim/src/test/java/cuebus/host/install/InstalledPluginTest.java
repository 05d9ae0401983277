package cuebus.host.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.BitDepth;
import cuebus.host.audio.PartialFile;
import cuebus.host.audio.StemReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The real plugin, installed with a real Java runtime under a name that is hard to handle.
@Tag("hosts")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstalledPluginTest {

  private static final String URI = "https://cuebus.github.io/lv2/16x8";
  private static final int FRAMES = 48_000;
  private static final Offset<Float> TOLERANCE = Offset.offset(1e-6f);

  @TempDir static Path folder;

  private Path dir;
  private Installation.Outcome outcome;

  @BeforeAll
  void install() throws Exception {
    BuiltPlugin built;
    try {
      built = BuiltPlugin.ofThisProgram();
    } catch (IOException e) {
      assumeTrue(false, "the plugin is not built; Debian's packages are gcc and libc6-dev: " + e);
      return;
    }
    dir = folder.resolve("Räume mit Leerzeichen");
    outcome =
        new Installation(Place.in(dir))
            .install(
                built, JavaRuntime.ofThisProgram(), EnumSet.allOf(PluginFormat.class), step -> {});
  }

  @Test
  void theRuntimeHasTheModulesThatTheJarsNeedAndNoOther() throws Exception {
    String listed = run(List.of(lib("runtime/bin/java").toString(), "--list-modules"));
    assertThat(listed.lines()).singleElement().asString().startsWith("java.base@");
    assertThat(outcome.libBytes()).isBetween(30_000_000L, 70_000_000L);
    try (Stream<Path> files = Files.walk(dir.resolve("lib"))) {
      assertThat(outcome.libBytes())
          .isEqualTo(files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum());
    }
  }

  /// By a host that knows nothing of us, in a process without any other Java.
  @Test
  void anLv2HostRendersWithTheBundledRuntimeAndItsArchive() throws Exception {
    Path in = noise(folder.resolve("in.wav"));
    Path out = folder.resolve("out.wav");
    Path log = folder.resolve("classes.txt");
    ProcessBuilder apply =
        new ProcessBuilder(
            "lv2apply",
            "-i",
            in.toString(),
            "-o",
            out.toString(),
            "-c",
            "mix1_source1_level",
            "0",
            "-c",
            "mix2_source16_level",
            "-6",
            URI);
    apply.environment().clear();
    apply.environment().put("PATH", "/usr/bin:/bin");
    apply.environment().put("LV2_PATH", dir.resolve("lv2").toString());
    apply.environment().put("CUEBUS_JVM_OPTIONS", "-Xshare:on -Xlog:class+load=info:file=" + log);
    Process process;
    try {
      process = apply.redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "lv2apply is missing; Debian's package is lilv-utils");
      return;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(Files.readString(log))
        .containsPattern("cuebus.boot.Boot source: shared objects file")
        .doesNotContain("cuebus.boot.Boot source: file:");

    // −3 dB at the centre; the first 20 ms are the ramp from the initial value.
    float[][] dry = read(in);
    float[][] wet = read(out);
    for (int frame = 2000; frame < FRAMES; frame++) {
      assertThat(wet[0][frame]).isCloseTo((float) (dry[0][frame] * Math.sqrt(0.5)), TOLERANCE);
      assertThat(wet[3][frame])
          .isCloseTo(
              (float) (dry[15][frame] * Math.sqrt(0.5) * Math.pow(10, -6 / 20.0)), TOLERANCE);
      assertThat(wet[4][frame]).isZero();
    }
  }

  private static Path noise(Path file) throws IOException {
    Random random = new Random(3);
    float[][] samples = new float[16][FRAMES];
    for (float[] channel : samples) {
      for (int i = 0; i < FRAMES; i++) {
        channel[i] = random.nextFloat(-0.5f, 0.5f);
      }
    }
    PartialFile partial = PartialFile.create(file);
    try (AudioWriter writer = AudioWriter.wav(partial, BitDepth.FLOAT_32, 16, 48_000)) {
      writer.write(samples, 0, FRAMES);
      writer.finish();
      partial.commit();
    }
    return file;
  }

  private static float[][] read(Path file) throws IOException {
    try (StemReader reader = StemReader.open(file)) {
      float[][] samples = new float[reader.channels()][FRAMES];
      assertThat(reader.read(samples, 0, FRAMES)).as("frames in %s", file).isEqualTo(FRAMES);
      return samples;
    }
  }

  private Path lib(String name) {
    return dir.resolve("lib/cuebus").resolve(name);
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
