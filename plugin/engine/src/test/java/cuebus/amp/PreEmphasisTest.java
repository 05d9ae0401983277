package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreEmphasisTest {

  private static final double RATE = 384_000;

  /// The line between two samples of a sine has its fundamental at sinc²; what is left after the
  /// filter is of fourth order.
  @ParameterizedTest
  @ValueSource(doubles = {100, 1000, 5000, 15_000, 20_000})
  void undoesTheLossOfStraightLines(double hertz) {
    double w = Math.PI * hertz / RATE;
    double sinc = Math.sin(w) / w;
    assertThat(20 * Math.log10(sinc * sinc * PreEmphasis.gain(hertz, RATE)))
        .isEqualTo(0, within(0.004 * Math.pow(hertz / 20_000, 4) + 1e-9));
  }

  /// Both channels of a sine, projected over whole periods.
  @ParameterizedTest
  @ValueSource(ints = {4, 60, 150})
  void theFilterHasTheGainThatItTells(int cycles) {
    int frames = 3840;
    var volts = new double[4 * frames];
    for (int n = 0; n < 2 * frames; n++) {
      volts[2 * n] = Math.sin(2 * Math.PI * cycles * n / frames);
      volts[2 * n + 1] = -3 * volts[2 * n];
    }
    var emphasis = new PreEmphasis();
    emphasis.process(volts, 2 * frames);
    double re = 0;
    double im = 0;
    for (int n = frames; n < 2 * frames; n++) {
      double angle = 2 * Math.PI * cycles * n / frames;
      re += volts[2 * n] * Math.cos(angle);
      im += volts[2 * n] * Math.sin(angle);
      assertThat(volts[2 * n + 1]).isEqualTo(-3 * volts[2 * n], within(1e-12));
    }
    assertThat(2 * Math.hypot(re, im) / frames)
        .isEqualTo(PreEmphasis.gain(cycles * 100, RATE), within(1e-12));
  }
}
