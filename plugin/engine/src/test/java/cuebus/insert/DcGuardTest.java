package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DcGuardTest {

  private static final int RATE = 48_000;

  private static DcGuard guard() {
    DcGuard guard = new DcGuard(RATE);
    guard.set(true);
    return guard;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, -0.3, 1})
  void removesDcAndKeepsTheRest(double dc) {
    DcGuard guard = guard();
    float[] left = Signals.of(8 * RATE, i -> dc + 0.2 * Math.sin(2 * Math.PI * 100 * i / RATE));
    float[] right = Signals.sine(8 * RATE, RATE, 100, 0.2);
    guard.process(left, right, 0, 8 * RATE);
    assertThat(guard.removing()).isTrue();
    assertThat(mean(left, 7 * RATE, 8 * RATE)).isLessThan(1e-4);
    assertThat(Signals.db(Signals.rms(left, 7 * RATE, 8 * RATE) / 0.2 * Math.sqrt(2)))
        .isBetween(-0.01, 0.01);
    // It comes without a click.
    assertThat(Signals.db(Signals.peakAbove(left, 6000, RATE))).isLessThan(-60);
  }

  private static double mean(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    return Math.abs(sum / (to - from));
  }

  @Test
  void removesRumble() {
    DcGuard guard = guard();
    float[] left = Signals.sine(8 * RATE, RATE, 2, 0.5);
    float[] right = left.clone();
    guard.process(left, right, 0, 8 * RATE);
    // (2/5)² against 1 + (2/5)⁴: a Butterworth's −16 dB.
    assertThat(Signals.db(Signals.peak(left, 7 * RATE, 8 * RATE) / 0.5)).isBetween(-16.2, -15.8);
  }

  @Test
  void leavesWhenItHasGone() {
    DcGuard guard = guard();
    float[] left = Signals.of(12 * RATE, i -> (i < 3 * RATE ? 0.3 : 0) + 0.1 * Math.sin(i * 0.01));
    float[] clean = Signals.of(12 * RATE, i -> 0.1 * Math.sin(i * 0.01));
    float[] right = left.clone();
    guard.process(left, right, 0, 12 * RATE);
    assertThat(guard.removing()).isFalse();
    assertThat(Arrays.copyOfRange(left, 11 * RATE, 12 * RATE))
        .isEqualTo(Arrays.copyOfRange(clean, 11 * RATE, 12 * RATE));
  }

  /// Full-scale bass, drums whose beginning is lopsided, tones where the means fold down to DC, and
  /// noise, for ten seconds each.
  @Test
  void cleanSignalsPassBitForBit() {
    Random random = new Random(1);
    float[][] clean = {
      Signals.sine(10 * RATE, RATE, 20, 1),
      Signals.sine(10 * RATE, RATE, 751, 1),
      Signals.sine(10 * RATE, RATE, 1502, 1),
      Signals.noise(10 * RATE, random, 0.3),
      Signals.of(
          10 * RATE,
          i -> {
            double t = i % (RATE / 2) / (double) RATE;
            return Math.exp(-8 * t) * Math.sin(2 * Math.PI * 50 * t);
          }),
      Signals.of(10 * RATE, i -> i % 220 < 110 ? 0.9 : -0.9),
      Signals.of(10 * RATE, i -> 0.009)
    };
    for (int s = 0; s < clean.length; s++) {
      DcGuard guard = guard();
      float[] left = clean[s].clone();
      float[] right = clean[s].clone();
      guard.process(left, right, 0, left.length);
      assertThat(left).as("signal %s", s).isEqualTo(clean[s]);
      assertThat(right).isEqualTo(clean[s]);
    }
  }
}
