package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MinimumPhaseFilterTest {

  private static final int POINTS = 64;

  private static double wanted(double share) {
    return 0.2 - 0.9 * share * share;
  }

  private static double[] answer() {
    double[] nepers = new double[POINTS];
    for (int j = 0; j < POINTS; j++) {
      nepers[j] = wanted((j + 0.5) / POINTS);
    }
    double[] frames = new double[200];
    frames[0] = 1;
    frames[1] = -2;
    new MinimumPhaseFilter(nepers, 100).process(frames, 100);
    return frames;
  }

  @Test
  void hasTheMagnitudeAskedFor() {
    double[] frames = answer();
    for (double share = 0; share <= 0.9; share += 0.01) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < 100; n++) {
        re += frames[2 * n] * Math.cos(Math.PI * share * n);
        im += frames[2 * n] * Math.sin(Math.PI * share * n);
      }
      assertThat(Math.log(Math.hypot(re, im))).isEqualTo(wanted(share), within(0.002));
    }
  }

  /// Of all filters with one magnitude, that of least phase starts with the largest sample: the
  /// exponential of the mean of the logarithm.
  @Test
  void startsAsLeastPhaseDoes() {
    double mean = 0.2 - 0.9 / 3;
    assertThat(answer()[0]).isEqualTo(Math.exp(mean), within(1e-4));
  }

  @Test
  void channelsStayApart() {
    double[] frames = answer();
    for (int n = 0; n < 100; n++) {
      assertThat(frames[2 * n + 1]).isEqualTo(-2 * frames[2 * n], within(1e-15));
    }
  }
}
