package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Odd lengths against sums written out plainly.
class SamplesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 255, 1021, 4099})
  void sumsAndPeaksOfAnyLength(int count) {
    Random random = new Random(count);
    float[] x = new float[count + 3];
    double squares = 0;
    float peak = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
      if (i < count) {
        squares += (double) x[i] * x[i];
        peak = Math.max(peak, Math.abs(x[i]));
      }
    }
    assertThat(Samples.squares(x, count)).isCloseTo(squares, offset(1e-12 * count));
    assertThat(Samples.peak(x, count)).isEqualTo(peak);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -1e10f})
  void whatIsNotFiniteShowsInThePeakAndIsSilenced(float bad) {
    float[] x = {0.5f, bad, -0.25f, bad, 1};
    assertThat(Samples.peak(x, 5) <= Samples.LARGEST).isFalse();
    assertThat(Samples.silenceUnusable(x, 4)).isEqualTo(2);
    assertThat(x).containsExactly(0.5f, 0, -0.25f, 0, 1);
  }
}
