package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class LevelsTest {

  private static final int HOP = 480;

  @Test
  void aFullScaleSineShowsItsPeakAndItsRms() {
    Levels levels = new Levels(1, 0.01);
    feed(levels, 300, 1);
    assertThat(levels.peak(0)).isCloseTo(1, offset(1e-3));
    assertThat(levels.rms(0)).isCloseTo(Math.sqrt(0.5), offset(1e-3));
  }

  @Test
  void thePeakFallsTwentyDecibelsInOnePointSevenSecondsAndRmsByItsTimeConstant() {
    Levels levels = new Levels(1, 0.01);
    feed(levels, 300, 1);
    double rms = levels.rms(0);
    feed(levels, 30, 0);
    assertThat(levels.rms(0) / rms).isCloseTo(Math.exp(-0.5), offset(0.01));
    feed(levels, 140, 0);
    assertThat(20 * Math.log10(levels.peak(0))).isCloseTo(-20, offset(0.1));
  }

  @Test
  void silenceEndsAtZeroAndNotInDenormalNumbers() {
    Levels levels = new Levels(1, 0.01);
    feed(levels, 10, 1);
    feed(levels, 20_000, 0);
    assertThat(levels.peak(0)).isZero();
    assertThat(levels.rms(0)).isZero();
  }

  private static void feed(Levels levels, int hops, double amplitude) {
    float[] x = new float[HOP];
    for (int i = 0; i < HOP; i++) {
      x[i] = (float) (amplitude * Math.sin(2 * Math.PI * i / 48));
    }
    for (int h = 0; h < hops; h++) {
      levels.add(0, Samples.peak(x, HOP), Samples.squares(x, HOP));
      levels.endOfHop(HOP);
    }
  }
}
