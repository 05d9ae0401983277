package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteNoiseTest {

  /// IEC 61672-1, Annex E, before it is set to 0 dB at 1 kHz.
  private static double weight(double hertz) {
    double f = hertz * hertz;
    return 12194.217
        * 12194.217
        * f
        * f
        / ((f + 20.598997 * 20.598997)
            * Math.sqrt((f + 107.65265 * 107.65265) * (f + 737.86223 * 737.86223))
            * (f + 12194.217 * 12194.217));
  }

  @Test
  void theWeightedBandIsTheIntegralOfTheWeighting() {
    double integral = 0;
    for (double hertz = 20.5; hertz < 20_000; hertz++) {
      integral += Math.pow(weight(hertz) / weight(1000), 2);
    }
    assertThat(integral).isEqualTo(WhiteNoise.A_WEIGHTED_HERTZ, within(1.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {44_100, 48_000, 192_000})
  void hasTheSameDensityAtEverySampleRate(double rate) {
    var noise = new WhiteNoise(1e-5, rate, 7);
    int frames = 1_000_000;
    double sum = 0;
    double squares = 0;
    double neighbours = 0;
    double fourth = 0;
    double before = 0;
    for (int n = 0; n < frames; n++) {
      double x = noise.next();
      sum += x;
      squares += x * x;
      fourth += x * x * x * x;
      neighbours += x * before;
      before = x;
    }
    // V² per Hz over half the rate; four standard errors.
    double expected = 1e-10 / WhiteNoise.A_WEIGHTED_HERTZ * rate / 2;
    assertThat(squares / frames / expected).isEqualTo(1, within(0.006));
    assertThat(sum / frames / Math.sqrt(expected)).isEqualTo(0, within(0.004));
    assertThat(neighbours / squares).as("white").isEqualTo(0, within(0.004));
    assertThat(fourth * frames / squares / squares).as("nearly normal").isBetween(2.6, 3.0);
  }

  @Test
  void repeatsAndSeedsDiffer() {
    var one = new WhiteNoise(1, 48_000, 1);
    var two = new WhiteNoise(1, 48_000, 2);
    double first = one.next();
    assertThat(two.next()).isNotEqualTo(first);
    one.reset();
    assertThat(one.next()).isEqualTo(first);
  }

  @Test
  void noneIsSilence() {
    assertThat(new WhiteNoise(0, 48_000, 1).next()).isZero();
  }
}
