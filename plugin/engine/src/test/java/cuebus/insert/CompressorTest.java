package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Square waves have one magnitude, so what the detector sees is known exactly.
class CompressorTest {

  private static final int RATE = 48_000;

  private static float[] square(int frames, double db) {
    double amplitude = Math.pow(10, db / 20);
    return Signals.of(frames, i -> i / 24 % 2 == 0 ? amplitude : -amplitude);
  }

  /// Threshold −30 dBFS throughout; the outputs are those of the published curve, worked out by
  /// hand.
  @ParameterizedTest(name = "{0} dBFS, ratio {1}, knee {2} dB, make-up {3} dB")
  @CsvSource({
    "-50, 4, 0, 0, -50",
    "-30, 4, 0, 0, -30",
    "-10, 4, 0, 0, -25",
    "0, 2, 0, 0, -15",
    "0, 20, 0, 0, -28.5",
    "-20, 1, 0, 0, -20",
    "-10, 4, 0, 6, -19",
    "-36, 4, 12, 0, -36",
    "-30, 4, 12, 0, -31.125",
    "-27, 4, 12, 0, -29.53125",
    "-24, 4, 12, 0, -28.5",
    "-10, 4, 12, 0, -25"
  })
  void theStaticCurveIsThePublishedOne(
      double in, double ratio, double knee, double makeUp, double out) {
    Compressor compressor = new Compressor(RATE);
    compressor.set(-30, ratio, 1, 50, knee, makeUp);
    float[] left = square(RATE, in);
    float[] right = new float[RATE];
    compressor.process(left, right, 0, RATE);
    assertThat(Signals.db(Math.abs(left[RATE - 1]))).isCloseTo(out, within(1e-4));
    assertThat(compressor.takeReductionDb()).isCloseTo(in + makeUp - out, within(1e-4));
  }

  /// From −40 to −10 dBFS: 15 dB of reduction at ratio 2, of which 63.2 % are there after the
  /// attack.
  @ParameterizedTest
  @CsvSource({"0.5, 100", "10, 100", "50, 500", "100, 2000"})
  void attackAndReleaseTakeTheirTime(double attackMs, double releaseMs) {
    Compressor compressor = new Compressor(RATE);
    compressor.set(-40, 2, attackMs, releaseMs, 0, 0);
    int loud = 2 * RATE;
    int frames = 10 * RATE;
    float[] in =
        Signals.of(frames, i -> Math.pow(10, (i >= RATE && i < RATE + loud ? -10 : -40) / 20.0));
    float[] left = in.clone();
    compressor.process(left, in.clone(), 0, frames);
    double[] reduction = new double[frames];
    for (int i = 0; i < frames; i++) {
      reduction[i] = Signals.db(in[i]) - Signals.db(left[i]);
    }
    int attack = (int) Math.round(attackMs / 1000 * RATE);
    assertThat(reduction[RATE - 1]).isCloseTo(0, within(1e-4));
    assertThat(reduction[RATE + attack - 1]).isCloseTo(15 * (1 - 1 / Math.E), within(0.25));
    assertThat(reduction[RATE + loud - 1]).isCloseTo(15, within(0.01));
    // Behind the release stands the attack's low pass: both together as an exact sum.
    int after = (int) Math.round(releaseMs / 1000 * RATE);
    double a = attackMs;
    double r = releaseMs;
    double left63 = (r * Math.exp(-1) - a * Math.exp(-r / a)) / (r - a);
    assertThat(reduction[RATE + loud + after - 1]).isCloseTo(15 * left63, within(0.1));
    assertThat(reduction[frames - 1]).isLessThan(0.5);
  }

  @Test
  void bothChannelsGetTheGainOfTheLouder() {
    Compressor compressor = new Compressor(RATE);
    compressor.set(-30, 4, 1, 50, 0, 0);
    float[] left = square(RATE, -60);
    float[] right = square(RATE, -10);
    compressor.process(left, right, 0, RATE);
    assertThat(Signals.db(Math.abs(left[RATE - 1]))).isCloseTo(-75, within(1e-3));
    assertThat(Signals.db(Math.abs(right[RATE - 1]))).isCloseTo(-25, within(1e-3));
  }

  @Test
  void changesWithoutAClick() {
    Compressor compressor = new Compressor(RATE);
    float[] left = Signals.sine(3 * RATE, RATE, 200, 0.5);
    float[] right = left.clone();
    compressor.process(left, right, 0, 1000);
    compressor.set(-40, 20, 5, 200, 6, 12);
    compressor.process(left, right, 1000, RATE);
    compressor.set(-10, 2, 5, 200, 0, 0);
    compressor.process(left, right, 1000 + RATE, RATE);
    compressor.off();
    compressor.process(left, right, 1000 + 2 * RATE, RATE - 1000);
    assertThat(Signals.db(Signals.peakAbove(left, 6000, RATE) / 0.5)).isLessThan(-60);
    assertThat(compressor.active()).isFalse();
    assertThat(left[3 * RATE - 1]).isEqualTo(Signals.sine(3 * RATE, RATE, 200, 0.5)[3 * RATE - 1]);
  }
}
