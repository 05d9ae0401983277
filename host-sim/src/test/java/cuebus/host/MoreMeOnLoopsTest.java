package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuebus.dsp.LoudnessMeter;
import cuebus.host.audio.StemReader;
import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// "More me" and the limiter on real loops: the own source is one of them, the rest are others. The
/// change comes live, 5 s after the beginning.
class MoreMeOnLoopsTest {

  private static final Path SAMPLES = Path.of("/usr/share/sonic-pi/samples");
  private static final int RATE = 44_100;
  private static final int BLOCK = 441;
  private static final int CHANGE = 5 * RATE;
  private static final int WINDOW = 10 * RATE;
  private static final int END = 24 * RATE;
  private static final Parameters PARAMETERS = Parameters.of(Variant.V8X4);

  /// Over windows of 10 s, from 3 s after the change, against the same mix without the change.
  @ParameterizedTest(name = "{0} against {1} and {2}, {3} dB")
  @CsvSource({
    "loop_tabla, loop_amen_full, loop_garzul, 6",
    "loop_tabla, loop_amen_full, loop_garzul, -9",
    "loop_electric, loop_breakbeat, loop_compus, 12",
    "loop_amen, loop_safari, loop_mika, 4",
    "loop_garzul, loop_weirdo, loop_perc1, -12"
  })
  void theLoudnessStays(String own, String second, String third, double db) throws Exception {
    float[][] loops = {loop(own), loop(second), loop(third)};
    float[][] plain = mix(loops, 0, 0);
    float[][] changed = mix(loops, db, 0);
    assertThat(changed[0]).isNotEqualTo(plain[0]);
    for (int from = CHANGE + 3 * RATE; from + WINDOW <= END; from += RATE) {
      assertThat(lufs(changed, from))
          .as("window from %d s, LUFS", from / RATE)
          .isCloseTo(lufs(plain, from), within(0.5));
    }
  }

  @ParameterizedTest(name = "{0}, ceiling {1} dBFS")
  @CsvSource({"loop_amen_full, -6", "loop_tabla, -20", "loop_breakbeat, -40"})
  void noSampleIsAboveTheCeiling(String name, double ceiling) throws Exception {
    float[] loop = loop(name);
    float[][] out = mix(new float[][] {loop, loop, loop}, 0, ceiling);
    float most = (float) Math.pow(10, ceiling / 20);
    float peak = 0;
    for (float[] side : out) {
      for (float sample : side) {
        peak = Math.max(peak, Math.abs(sample));
      }
    }
    // It was needed, and it held: to the rounding of a float.
    assertThat(peak).isBetween(0.9f * most, most * (1 + 1e-6f));
  }

  /// The first channel of a loop, over and over.
  private static float[] loop(String name) throws Exception {
    Path file = SAMPLES.resolve(name + ".flac");
    assumeTrue(
        Files.exists(file), SAMPLES + " is missing: install the Debian package sonic-pi-samples");
    float[] once;
    try (StemReader reader = StemReader.open(file)) {
      assertThat(reader.sampleRate()).isEqualTo(RATE);
      float[][] all = new float[reader.channels()][(int) reader.frames()];
      assertThat(reader.read(all, 0, all[0].length)).isEqualTo(all[0].length);
      once = all[0];
    }
    float[] samples = new float[END];
    for (int i = 0; i < END; i++) {
      samples[i] = once[i % once.length];
    }
    return samples;
  }

  /// @param moreMe what more me becomes after 5 s, in dB
  /// @param ceiling of the limiter, in dBFS; below full scale, the mix is loud, else soft
  private static float[][] mix(float[][] loops, double moreMe, double ceiling) {
    double[] values = PARAMETERS.initialValues();
    for (int s = 0; s < loops.length; s++) {
      values[PARAMETERS.ofSend(Control.SEND_LEVEL, 0, s)] = ceiling < 0 ? 6 : -18;
    }
    values[PARAMETERS.ofMix(Control.CEILING, 0)] = ceiling;
    Layout plain = Layout.initial(Variant.V8X4);
    Layout layout =
        new Layout(
            Variant.V8X4,
            plain.sources(),
            List.of(new Layout.MixStrip("Player", false, Layout.Output.NONE, Set.of(0))));
    CueMix cue = new CueMix(Variant.V8X4);
    cue.load(new CueMixState(layout, values));
    cue.activate(RATE);
    float[][] out = new float[2][END];
    float[][] bus = new float[loops.length][BLOCK];
    float[][] block = new float[2][BLOCK];
    for (int from = 0; from < END; from += BLOCK) {
      if (from == CHANGE) {
        cue.set(PARAMETERS.ofMix(Control.MORE_ME, 0), moreMe);
      }
      for (int s = 0; s < loops.length; s++) {
        System.arraycopy(loops[s], from, bus[s], 0, BLOCK);
      }
      cue.process(bus, block, BLOCK, ParameterEvents.NONE);
      System.arraycopy(block[0], 0, out[0], from, BLOCK);
      System.arraycopy(block[1], 0, out[1], from, BLOCK);
    }
    return out;
  }

  private static double lufs(float[][] mix, int from) {
    LoudnessMeter meter = new LoudnessMeter(RATE);
    meter.process(mix[0], mix[1], from, WINDOW);
    return meter.integratedLufs();
  }
}
