package cuebus.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.dsp.Samples;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Another setup, loaded between two blocks while everything plays. Here and not in the engine,
/// because the sessions that ship are on the class path.
class SetupChangeTest {

  private static final String ID = "io.github.cuebus.16x8";
  private static final int RATE = 48_000;
  private static final int BLOCK = 64;

  /// The frame before which the other program is loaded.
  private static final int CHANGE = 200 * BLOCK;

  /// Low, so that its own curve is small: (2πf/fs)², which is −87 dB.
  private static final double HERTZ = 50;

  /// Frames in which the tone rises.
  private static final double RISE = 0.1 * RATE;

  /// −60 dB.
  private static final double CLICK = 1e-3;

  /// Send, mix level and output in a row, each gliding over 20 ms from all to nothing, and the
  /// tone's own curve.
  private static final double GLIDES = 3 / (0.02 * RATE) + 1e-4;

  /// What converters and amplifiers hiss: 112 dB below full scale, A-weighted, bends by 1.5e-5 at
  /// most, and two are heard while one fades over to the other.
  private static final double HISS = 3e-5;

  static Stream<List<Integer>> everyPairOfPrograms() {
    int programs = new CueMixFactory().create(ID).programs().size();
    return IntStream.range(0, programs * programs)
        .mapToObj(pair -> List.of(pair / programs, pair % programs))
        .filter(pair -> !pair.get(0).equals(pair.get(1)));
  }

  /// A step bends a signal one way and straight back: two second differences of opposite sign. A
  /// gain that begins or ends a linear glide over T frames bends it once, by its change over T.
  @ParameterizedTest
  @MethodSource("everyPairOfPrograms")
  void doesNotClick(List<Integer> pair) {
    Plugin plugin = new CueMixFactory().create(ID);
    plugin.loadProgram(pair.get(0));
    plugin.activate(RATE, BLOCK);
    int outputs = plugin.declaration().outputs();
    float[][] heard = new float[outputs][2 * CHANGE];
    for (int frame = 0; frame < heard[0].length; frame += BLOCK) {
      if (frame == CHANGE) {
        plugin.loadProgram(pair.get(1));
      }
      float[][] out = new float[outputs][BLOCK];
      plugin.process(tones(frame), out, BLOCK, ParameterEvents.NONE, new Transport());
      for (int c = 0; c < outputs; c++) {
        System.arraycopy(out[c], 0, heard[c], frame, BLOCK);
      }
    }
    // What sends bend may be turned down behind them, by an ear that is off or a high pass.
    double loudest = 0;
    for (float[] output : heard) {
      loudest = Math.max(loudest, Samples.peak(output, output.length));
    }
    for (int c = 0; c < outputs; c++) {
      double peak = 0;
      double step = 0;
      double bend = 0;
      double before = 0;
      // From where the first program has settled.
      for (int i = RATE / 20; i < heard[c].length - 1; i++) {
        double now = heard[c][i - 1] - 2.0 * heard[c][i] + heard[c][i + 1];
        peak = Math.max(peak, Math.abs(heard[c][i]));
        bend = Math.max(bend, Math.abs(now));
        step = Math.max(step, Math.min(Math.abs(now), -Math.signum(now) * before));
        before = now;
      }
      assertThat(step)
          .as("step, output %d, programs %s", c, pair)
          .isLessThanOrEqualTo(CLICK * peak + HISS);
      assertThat(bend)
          .as("bend, output %d, programs %s", c, pair)
          .isLessThanOrEqualTo(GLIDES * loudest + HISS);
    }
  }

  /// A tone of −26 dBFS on every channel, at its peak where the change is. It rises without a step,
  /// which a reverberation would give back.
  private static float[][] tones(int from) {
    float[][] tones = new float[16][BLOCK];
    for (int c = 0; c < tones.length; c++) {
      for (int i = 0; i < BLOCK; i++) {
        double rise = Math.min(1, (from + i) / RISE);
        double phase = 2 * Math.PI * HERTZ * (from + i - CHANGE) / RATE;
        tones[c][i] = (float) (0.05 * rise * Math.cos(phase));
      }
    }
    return tones;
  }
}
