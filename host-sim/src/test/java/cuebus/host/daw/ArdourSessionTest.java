package cuebus.host.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import cuebus.dsp.Samples;
import cuebus.host.Stems;
import cuebus.mix.CueMixState;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole sessions in Ardour: made, saved, loaded again and exported without a window, each step in
/// a process of its own.
@Tag("hosts")
class ArdourSessionTest {

  private static final int CHANNELS = 16;

  /// How far an export may be from host-sim's render, of full scale.
  private static final float TOLERANCE = 1e-6f;

  @TempDir static Path folder;

  private static Ardour ardour;

  @TempDir Path work;

  @BeforeAll
  static void install() throws Exception {
    ardour = Ardour.with(folder);
    RehearsalPreset own = RehearsalPreset.QUIET;
    ardour.offer(own.write(Files.createDirectories(ardour.presets()), own.id, own.session()));
  }

  @ParameterizedTest
  @EnumSource
  void exportsTheMixesThatHostSimRenders(ArdourFormat format) throws Exception {
    FullRehearsal rehearsal = rehearsal(RehearsalPreset.QUIET);
    float[][] difference = difference(format, rehearsal);
    for (int c = 0; c < CHANNELS; c++) {
      assertPeak(c, difference[c], TOLERANCE);
    }
    assertThat(rehearsal.railFrames(FullRehearsal.SAXOPHONIST))
        .as("frames in which the rail of the interface clips")
        .isPositive();
  }

  /// Noise goes on with every block, so what is compared are two stretches that have nothing to do
  /// with each other. Their difference is √2 times as large as either.
  @Test
  void onlyTheNoiseOfADeviceIsAnother() throws Exception {
    float[][] difference = difference(ArdourFormat.VST, rehearsal(RehearsalPreset.SHIPPED));
    for (int c = 0; c < CHANNELS; c++) {
      boolean noisy = FullRehearsal.HEARD_THROUGH_A_DEVICE.contains(c / 2);
      assertPeak(c, difference[c], noisy ? 2e-5f : TOLERANCE);
    }
    // Converter, 3 dB turned down, and amplifier of the distribution amplifier, both behind
    // A-weighting, which leaves 12,467 Hz of 24 kHz; then 1 Ω and a pair of 32 Ω.
    double fullScaleVrms = 2 * Math.pow(10, 6 / 20.0);
    double vrmsA = Math.hypot(fullScaleVrms * Math.pow(10, (-112 - 3) / 20.0), 6e-6);
    double noise =
        vrmsA * Math.sqrt(24_000 / 12_467.0) / (Math.sqrt(2) * fullScaleVrms) * 32 / (32 + 1);
    float[] left = difference[2 * FullRehearsal.SAXOPHONIST];
    assertThat(Math.sqrt(Samples.squares(left, left.length) / left.length))
        .as("RMS of the difference, of full scale")
        .isCloseTo(Math.sqrt(2) * noise, withPercentage(2));
  }

  private static void assertPeak(int channel, float[] difference, float allowed) {
    assertThat(Samples.peak(difference, difference.length))
        .as("largest difference in channel %d", channel)
        .isLessThanOrEqualTo(allowed);
  }

  private FullRehearsal rehearsal(RehearsalPreset preset) throws Exception {
    return new FullRehearsal(Files.createDirectory(work.resolve("host-sim")), preset);
  }

  /// What Ardour exports of a rehearsal less what host-sim renders of it, `[channel][frame]`. All
  /// mixes are heard but the muted one.
  private float[][] difference(ArdourFormat format, FullRehearsal rehearsal) throws Exception {
    Path session = session(format, rehearsal.preset());
    float[][] bus = new float[CHANNELS][];
    for (int c = 0; c < CHANNELS; c++) {
      bus[c] = Stems.noise(3 * Stems.RATE, c);
      // So loud that an amplifier does more than divide.
      Samples.scale(bus[c], 3, bus[c].length);
    }
    ArdourSessionFile.record(session, bus);
    float[][] exported = FullRehearsal.samples(ardour.export(session));
    float[][] rendered = rehearsal.render(bus);
    assertThat(exported).hasNumberOfRows(CHANNELS);
    assertThat(rendered).hasNumberOfRows(CHANNELS);
    for (int c = 0; c < CHANNELS; c++) {
      assertThat(exported[c]).as("channel %d", c).hasSameSizeAs(rendered[c]);
      float peak = Samples.peak(exported[c], exported[c].length);
      if (c / 2 == FullRehearsal.MUTED_MIX) {
        assertThat(peak).as("peak of channel %d", c).isZero();
      } else {
        assertThat(peak).as("peak of channel %d", c).isGreaterThan(0.05f);
      }
      Samples.add(rendered[c], -1, exported[c], exported[c].length);
    }
    return exported;
  }

  @ParameterizedTest
  @EnumSource
  void aSessionThatIsLoadedAgainHasItsParametersAndItsState(ArdourFormat format) throws Exception {
    Path session = session(format, RehearsalPreset.SHIPPED);
    String saved = state(format, session);
    Map<String, Double> loaded = new TreeMap<>();
    for (String line : ardour.lua("read.lua", List.of(session.toString())).lines().toList()) {
      String[] word = line.split("\t", -1);
      if (word[0].equals("parameter")) {
        loaded.put(format == ArdourFormat.LV2 ? word[2] : word[1], Double.valueOf(word[3]));
      }
    }
    CueMixState expected = rehearsal(RehearsalPreset.SHIPPED).state();
    for (Parameter parameter : Parameters.of(Variant.V16X8).all()) {
      if (!parameter.id().equals("bypass")) {
        assertThat(loaded.get(format.key(parameter)))
            .as(parameter.id())
            .isCloseTo(format.value(parameter, expected.value(parameter.index())), offset(1e-5));
      }
    }
    assertThat(saved).contains(RehearsalPreset.SHIPPED.device, "planar-32", "Saxophone");
    assertThat(state(format, session)).isEqualTo(saved);
  }

  private Path session(ArdourFormat format, RehearsalPreset preset) throws Exception {
    Path session = work.resolve("rehearsal");
    List<String> arguments =
        new ArrayList<>(
            List.of(session.toString(), format.name(), format.plugin, format.nameOf(preset.title)));
    FullRehearsal.CHANGES.forEach((id, plain) -> arguments.add(format.setting(id, plain)));
    ardour.lua("create.lua", arguments);
    return session;
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
