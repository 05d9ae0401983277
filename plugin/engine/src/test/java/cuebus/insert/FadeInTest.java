package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FadeInTest {

  private static final int RATE = 48_000;

  private static float[] ones(int frames) {
    return Signals.of(frames, i -> 1);
  }

  @Test
  void risesFromSilenceInThreeTenthsOfASecond() {
    FadeIn fade = new FadeIn(RATE);
    assertThat(fade.active()).isFalse();
    fade.fromSilence();
    float[] left = ones(RATE);
    float[] right = ones(RATE);
    fade.process(left, right, 0, RATE);
    assertThat(left[0]).isZero();
    assertThat(left[7200]).isCloseTo(0.5f, within(1e-6f));
    assertThat(left[14_400]).isEqualTo(1);
    for (int i = 1; i < RATE; i++) {
      assertThat(left[i] - left[i - 1]).isBetween(0f, 2e-4f);
    }
    assertThat(right).isEqualTo(left);
    assertThat(fade.active()).isFalse();
  }

  /// Also while it still rises: the gain has no step anywhere.
  @Test
  void sinksBeforeARecall() {
    FadeIn fade = new FadeIn(RATE);
    float[] left = ones(RATE);
    float[] right = ones(RATE);
    fade.process(left, right, 0, 100);
    fade.fromSound();
    fade.process(left, right, 100, 5000);
    fade.fromSound();
    fade.process(left, right, 5100, RATE - 5100);
    assertThat(left[100 + 960]).isZero();
    assertThat(left[RATE - 1]).isEqualTo(1);
    for (int i = 1; i < RATE; i++) {
      assertThat(Math.abs(left[i] - left[i - 1])).isLessThan(2e-3f);
    }
  }
}
