package cuebus.host.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizerTest {

  private static final int COUNT = 1 << 20;

  /// The point of triangular dither: mean 0 and power ¼ step² whatever lies between two steps.
  ///
  /// Tolerances are five standard errors of 2^20 samples: 0.5/2^10 for the mean; the error's fourth
  /// moment is below 3·(¼)², so that of the power is at most ¼·√2/2^10.
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.25, 0.5, 0.8})
  void errorHasTheSameMeanAndPowerEverywhere(double fraction) {
    double mean = 0;
    double power = 0;
    double neighbours = 0;
    double[] error = error(new Quantizer(16, 12345), fraction);
    for (int i = 0; i < COUNT; i++) {
      mean += error[i];
      power += error[i] * error[i];
      neighbours += i == 0 ? 0 : error[i] * error[i - 1];
    }
    assertThat(mean / COUNT).as("mean, steps").isCloseTo(0, within(5 * 0.5 / 1024));
    assertThat(power / COUNT).as("power, steps²").isCloseTo(0.25, within(5 * 0.3536 / 1024));
    assertThat(neighbours / power).as("correlation").isCloseTo(0, within(5 / 1024.0));
  }

  @Test
  void channelsAndFilesHaveDitherOfTheirOwn() {
    Quantizer[] a = Quantizer.forFile(Path.of("out", "drummer.wav"), 16, 2);
    Quantizer[] b = Quantizer.forFile(Path.of("out", "singer.wav"), 16, 2);
    double[] left = error(a[0], 0.3);
    for (Quantizer other : new Quantizer[] {a[1], b[0], b[1]}) {
      double[] error = error(other, 0.3);
      double product = 0;
      for (int i = 0; i < COUNT; i++) {
        product += left[i] * error[i];
      }
      assertThat(product / COUNT / 0.25).as("correlation").isCloseTo(0, within(5 / 1024.0));
    }
  }

  @Test
  void theSameFileNameGivesTheSameDither() {
    double[] here = error(Quantizer.forFile(Path.of("here", "mix.wav"), 16, 1)[0], 0.3);
    double[] there = error(Quantizer.forFile(Path.of("there", "mix.wav"), 16, 1)[0], 0.3);
    assertThat(here).isEqualTo(there);
  }

  /// What a sample at 100 steps and a fraction becomes, less what it was, in steps of 16 bits.
  private static double[] error(Quantizer quantizer, double fraction) {
    float[] in = new float[COUNT];
    Arrays.fill(in, (float) ((100 + fraction) * 0x1p-15));
    int[] out = new int[COUNT];
    quantizer.quantize(in, 0, COUNT, out);
    double[] error = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      error[i] = out[i] - in[i] * 0x1p15;
    }
    return error;
  }
}
