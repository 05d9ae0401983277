package cuebus.host.jvst;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import cuebus.dsp.Samples;
import cuebus.jvst.CuebusJvst;
import cuebus.mix.CueMix;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cuebus as a plugin, loaded from its files by a loader of its own.
class CuebusJvstHostedTest {

  private static final Path PLUGIN = PluginRun.location(CuebusJvst.class);
  private static final Path ENGINE = PluginRun.location(CueMix.class);
  private static final Path JACKSON = PluginRun.location(JsonFactory.class);

  /// What stays as it is: bypass mixes nothing, look-ahead makes all late from the next activation,
  /// and the click of the plugin follows the host's song, of which the mixer alone knows nothing.
  private static final Set<Control> LEFT =
      EnumSet.of(Control.BYPASS, Control.LOOK_AHEAD, Control.CLICK);

  /// What could leave a channel silent, and two silences prove nothing.
  private static final Set<Control> SILENCING =
      EnumSet.of(Control.MUTE, Control.EARS, Control.SEND_MUTE, Control.MAIN_MUTE);

  @TempDir Path folder;

  private static Path presets() throws Exception {
    var session =
        CuebusJvst.class
            .getClassLoader()
            .getResource("cuebus/presets/sessions/singer-and-pianist.json");
    return session.getProtocol().equals("jar")
        ? Path.of(((java.net.JarURLConnection) session.openConnection()).getJarFileURL().toURI())
        : Path.of(session.toURI()).resolve("../../../..").normalize();
  }

  private PluginRun cuebus() throws Exception {
    return new PluginRun(
        folder,
        PluginFiles.of("cuebus/jvst/CuebusJvst", List.of(PLUGIN, ENGINE, JACKSON, presets())));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void rendersTheSamplesOfTheMixer(long seed) throws Exception {
    Random random = new Random(seed);
    float[][] in = new float[8][5000];
    for (float[] channel : in) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] = (float) (0.1 * random.nextGaussian());
      }
    }
    PluginRun run = cuebus().feed(in);
    run.block = 1 + random.nextInt(1000);
    CueMix mix = new CueMix(Variant.V8X4);
    Parameters parameters = Parameters.of(Variant.V8X4);
    for (Parameter p : parameters.all()) {
      Control control = parameters.control(p.index());
      if (!LEFT.contains(control)) {
        float value = SILENCING.contains(control) ? 0 : random.nextFloat();
        run.set(p.index(), Float.toString(value));
        mix.set(p.index(), p.min() + value * (p.max() - p.min()));
      }
    }
    mix.activate(PluginRun.RATE);
    float[][] expected = new float[8][5000];
    mix.process(in, expected, 5000, ParameterEvents.NONE);
    float[][] out = run.samples();
    for (int c = 0; c < 8; c++) {
      // The place only: two whole recordings are no message.
      assertThat(Arrays.mismatch(out[c], expected[c]))
          .as("first difference in channel " + c)
          .isEqualTo(-1);
      assertThat(Samples.peak(out[c], 5000)).as("peak of channel " + c).isPositive();
    }
  }

  @Test
  void comesWithItsSessionsAndKeepsItsState() throws Exception {
    PluginRun run = cuebus();
    run.program = run.run().programs().indexOf("Singer and pianist");
    run.saveChunk = folder.resolve("state.json");
    RunReport report = run.set(0, "-7.5 dB").run();
    assertThat(report.faults()).isEmpty();
    assertThat(report.programs()).contains("Default", "Singer and pianist");
    assertThat(report.outputNames().getFirst()).isEqualTo("Singer L");
    assertThat(report.uniqueId()).isEqualTo("CbJ8");
    assertThat(Files.readString(run.saveChunk)).contains("\"source1.trim\":-7.5");
    PluginRun again = cuebus();
    again.loadChunk = run.saveChunk;
    RunReport loaded = again.run();
    assertThat(loaded.parameters()).isEqualTo(report.parameters());
    assertThat(loaded.outputNames()).isEqualTo(report.outputNames());
    assertThat(loaded.parameters().getFirst())
        .isEqualTo(new RunReport.ParameterValue(0, "S1 Trim", 32.5f / 80, "-7.5", "dB"));
  }

  /// Under the stock wrapper a second copy of its classes would be loaded in their place.
  @Test
  void thePluginsFilesHoldNoClassOfTheContract() throws Exception {
    for (Path place : List.of(PLUGIN, ENGINE)) {
      List<String> files = files(place);
      assertThat(files)
          .as(place.toString())
          .isNotEmpty()
          .noneMatch(f -> f.contains("jvst/wrapper"));
    }
    assertThat(files(PLUGIN)).anyMatch(f -> f.endsWith("cuebus/jvst/CuebusJvst.class"));
  }

  private static List<String> files(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return walk(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return walk(jar.getPath("/"));
    }
  }

  private static List<String> walk(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(Path::toString).toList();
    }
  }
}
