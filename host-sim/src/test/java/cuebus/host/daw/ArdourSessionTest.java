package cuebus.host.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.dsp.Samples;
import cuebus.host.Stems;
import cuebus.mix.CueMixState;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole sessions in Ardour: made, saved, loaded again and exported without a window, each step in
/// a process of its own.
@Tag("hosts")
class ArdourSessionTest {

  private static final int CHANNELS = 16;

  @TempDir static Path folder;

  private static Ardour ardour;

  @TempDir Path work;

  @BeforeAll
  static void install() throws Exception {
    ardour =
        new Ardour(
            Files.createDirectory(folder.resolve("home")),
            InstalledPlugin.in(folder.resolve("cuebus")));
  }

  @ParameterizedTest
  @EnumSource
  void exportsTheMixesThatHostSimRenders(ArdourFormat format) throws Exception {
    Path session = fullRehearsal(format);
    float[][] bus = new float[CHANNELS][];
    for (int c = 0; c < CHANNELS; c++) {
      bus[c] = Stems.noise(3 * Stems.RATE, c);
    }
    record(session, bus);
    float[][] exported = FullRehearsal.samples(ardour.export(session));
    float[][] rendered =
        new FullRehearsal(Files.createDirectory(work.resolve("host-sim"))).render(bus);
    assertThat(exported).hasNumberOfRows(rendered.length);
    for (int c = 0; c < rendered.length; c++) {
      assertThat(exported[c]).hasSameSizeAs(rendered[c]);
      int worst = 0;
      for (int i = 0; i < rendered[c].length; i++) {
        if (distance(exported[c], rendered[c], i) > distance(exported[c], rendered[c], worst)) {
          worst = i;
        }
      }
      assertThat(exported[c][worst])
          .as("channel %d, frame %d", c, worst)
          .isCloseTo(rendered[c][worst], offset(FullRehearsal.tolerance(c / 2)));
      if (c / 2 == FullRehearsal.MUTED_MIX) {
        assertThat(Samples.peak(exported[c], exported[c].length)).isZero();
      } else {
        assertThat(Samples.peak(exported[c], exported[c].length)).isGreaterThan(0.05f);
      }
    }
  }

  private static double distance(float[] a, float[] b, int frame) {
    return Math.abs(a[frame] - b[frame]);
  }

  @ParameterizedTest
  @EnumSource
  void aSessionThatIsLoadedAgainHasItsParametersAndItsState(ArdourFormat format) throws Exception {
    Path session = fullRehearsal(format);
    String saved = state(format, session);
    Map<String, Double> loaded = new TreeMap<>();
    for (String line : ardour.lua("read.lua", List.of(session.toString())).lines().toList()) {
      String[] word = line.split("\t", -1);
      if (word[0].equals("parameter")) {
        loaded.put(format == ArdourFormat.LV2 ? word[2] : word[1], Double.valueOf(word[3]));
      }
    }
    CueMixState expected =
        new FullRehearsal(Files.createDirectory(work.resolve("host-sim"))).state();
    for (Parameter parameter : Parameters.of(Variant.V16X8).all()) {
      if (!parameter.id().equals("bypass")) {
        assertThat(loaded.get(format.key(parameter)))
            .as(parameter.id())
            .isCloseTo(format.value(parameter, expected.value(parameter.index())), offset(1e-5));
      }
    }
    assertThat(saved).contains("interface-phones", "planar-32", "Saxophone");
    assertThat(state(format, session)).isEqualTo(saved);
  }

  /// −40 to 0 dB in two seconds, on a sine: just what the guard against howling waits for.
  @ParameterizedTest
  @EnumSource
  void aSendFollowsItsAutomation(ArdourFormat format) throws Exception {
    Path session = work.resolve("automation");
    ardour.lua(
        "create.lua",
        List.of(
            session.toString(),
            format.name(),
            format.plugin,
            "",
            format.setting("guards", 1),
            format.setting("mix1.source1.pan", -1),
            format.setting("mix1.source1.level", -40) + "@0",
            format.setting("mix1.source1.level", 0) + "@2"));
    float[][] bus = new float[CHANNELS][2 * Stems.RATE];
    bus[0] = Stems.sine(2 * Stems.RATE, 1000, 0.5);
    record(session, bus);
    float[] left = FullRehearsal.samples(ardour.export(session))[0];
    int window = Stems.RATE / 100;
    for (int end = Stems.RATE / 10; end <= left.length; end += window) {
      double peak = Samples.peak(Arrays.copyOfRange(left, end - window, end), window);
      // Every change of a parameter takes the length of its ramp to arrive.
      double seconds = end / (double) Stems.RATE - Control.SMOOTHING_MS / 1000;
      assertThat(20 * Math.log10(peak / 0.5))
          .as("level at %.2f s, %s", end / (double) Stems.RATE, format)
          .isCloseTo(-40 + 20 * seconds, offset(0.1));
    }
  }

  private Path fullRehearsal(ArdourFormat format) throws Exception {
    Path session = work.resolve("rehearsal");
    List<String> arguments =
        new ArrayList<>(List.of(session.toString(), format.name(), format.plugin, format.preset));
    FullRehearsal.CHANGES.forEach((id, plain) -> arguments.add(format.setting(id, plain)));
    ardour.lua("create.lua", arguments);
    return session;
  }

  /// Puts a bus on the track of a session.
  private static void record(Path session, float[][] bus) throws Exception {
    List<String> names = new ArrayList<>();
    for (float[] channel : bus) {
      names.add("channel-" + (names.size() + 1) + ".wav");
      Stems.write(
          ArdourSessionFile.audioFiles(session).resolve(names.getLast()), Stems.RATE, channel);
    }
    ArdourSessionFile.record(session, names, bus[0].length);
  }

  /// What Ardour keeps of the plugin beside its parameters.
  private static String state(ArdourFormat format, Path session) throws Exception {
    if (format == ArdourFormat.LV2) {
      try (var files = Files.walk(session.resolve("plugins"))) {
        return Files.readString(
            files.filter(file -> file.endsWith("state.ttl")).sorted().toList().getLast());
      }
    }
    return ArdourSessionFile.chunk(session);
  }
}
