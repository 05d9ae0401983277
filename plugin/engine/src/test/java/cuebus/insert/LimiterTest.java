package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.dsp.Samples;
import cuebus.dsp.TruePeak;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimiterTest {

  private static final int RATE = 48_000;

  private static Limiter limiter(double ceilingDb, boolean lookAhead) {
    Limiter limiter = new Limiter(RATE, lookAhead);
    limiter.set(ceilingDb);
    limiter.reset();
    return limiter;
  }

  static Stream<Arguments> loudSignals() {
    Random random = new Random(1);
    return Stream.of(
            Named.of("noise", Signals.noise(RATE, random, 0.7)),
            Named.of(
                "bursts of noise",
                Signals.of(RATE, i -> i / 3000 % 2 == 0 ? 2 * random.nextGaussian() : 0)),
            Named.of("square", Signals.of(RATE, i -> i / 57 % 2 == 0 ? 1.2 : -1.2)),
            Named.of(
                "bursts of square",
                Signals.of(RATE, i -> i / 2000 % 3 > 0 ? 0 : i / 20 % 2 == 0 ? 1.5 : -1.5)),
            Named.of("bursts of 997 Hz", bursts(997)),
            Named.of("bursts of 12 kHz", bursts(12_000.5)),
            Named.of("bursts of 19 kHz", bursts(19_000)),
            Named.of("clicks", Signals.of(RATE, i -> i % 1000 == 0 ? 4 : i % 1000 == 1 ? 3.9 : 0)),
            Named.of("a quarter of the rate at 45°", Signals.of(RATE, i -> i / 2 % 2 * 2 - 1)),
            Named.of(
                "the largest that may be",
                Signals.of(RATE, i -> i / 100 % 5 == 0 ? Samples.LARGEST : 0)))
        .map(Arguments::of);
  }

  private static float[] bursts(double hz) {
    return Signals.of(
        RATE, i -> i / 1500 % 2 == 0 ? 2 * Math.sin(2 * Math.PI * hz * i / RATE + 0.7) : 0);
  }

  @ParameterizedTest
  @MethodSource("loudSignals")
  void noSampleIsAboveTheCeiling(float[] loud) {
    for (double ceilingDb : new double[] {0, -0.1, -6, -40}) {
      Limiter limiter = limiter(ceilingDb, false);
      float[] left = loud.clone();
      float[] right = new float[RATE];
      limiter.process(left, right, 0, RATE);
      assertThat(Signals.peak(left, 0, RATE)).isLessThanOrEqualTo(Math.pow(10, ceilingDb / 20));
      assertThat(right).containsOnly(0);
    }
  }

  @ParameterizedTest
  @MethodSource("loudSignals")
  void withLookAheadTheTruePeakKeepsToTheCeiling(float[] loud) {
    for (double ceilingDb : new double[] {-0.1, -12}) {
      Limiter limiter = limiter(ceilingDb, true);
      // Silence at the end: cutting a waveform off makes a peak of its own.
      float[] left = Arrays.copyOf(loud, RATE + 1000);
      float[] right = Signals.sine(RATE + 1000, RATE, 100, 0.01);
      limiter.process(left, right, 0, RATE + 1000);
      assertThat(truePeakDb(left, right)).isLessThan(ceilingDb + 0.1);
      assertThat(Signals.peak(left, 0, RATE)).isLessThanOrEqualTo(Math.pow(10, ceilingDb / 20));
    }
  }

  private static double truePeakDb(float[] left, float[] right) {
    TruePeak meter = new TruePeak();
    meter.process(left, right, 0, left.length);
    return Signals.db(meter.peak());
  }

  @Test
  void belowTheCeilingEverythingPassesBitForBit() {
    float[] left = Signals.noise(RATE, new Random(2), 0.1);
    float[] right = Signals.of(RATE, i -> i % 7 == 0 ? -0.0 : i % 5 == 0 ? 0.5f : 1e-40);
    Limiter limiter = limiter(-6.02, false);
    float[] outLeft = left.clone();
    float[] outRight = right.clone();
    limiter.process(outLeft, outRight, 0, RATE);
    for (int i = 0; i < RATE; i++) {
      assertThat(Float.floatToRawIntBits(outLeft[i])).isEqualTo(Float.floatToRawIntBits(left[i]));
      assertThat(Float.floatToRawIntBits(outRight[i])).isEqualTo(Float.floatToRawIntBits(right[i]));
    }
    assertThat(limiter.takeLeastGain()).isEqualTo(1);
  }

  @Test
  void afterAPeakTheGainReturnsToExactlyOne() {
    Limiter limiter = limiter(-6, false);
    float[] left = Signals.of(4 * RATE, i -> i < 10 ? 1 : 0.25);
    float[] right = left.clone();
    limiter.process(left, right, 0, 4 * RATE);
    assertThat(left[5]).isCloseTo((float) Math.pow(10, -0.3), within(1e-6f));
    // Held for 30 ms at least, then rising, one frame after the other.
    assertThat(left[RATE / 33]).isEqualTo(left[11]);
    for (int i = 11; i < 4 * RATE; i++) {
      assertThat(left[i]).isBetween(left[i - 1], left[i - 1] + 1e-4f);
    }
    assertThat(left[4 * RATE - 1]).isEqualTo(0.25f);
    assertThat(limiter.takeLeastGain()).isCloseTo(Math.pow(10, -0.3), within(1e-6));
  }

  /// The gain settles on one value, so the waveform is scaled, not bent.
  @ParameterizedTest(name = "{0} Hz")
  @ValueSource(doubles = {20, 41.2, 100, 1000, 7333})
  void aSteadyToneIsNotDistorted(double hz) {
    for (boolean lookAhead : new boolean[] {false, true}) {
      Limiter limiter = limiter(-6, lookAhead);
      float[] left = Signals.sine(4 * RATE, RATE, hz, 1);
      float[] right = left.clone();
      limiter.process(left, right, 0, 4 * RATE);
      assertThat(distortionDb(left, 2 * RATE, 4 * RATE, hz)).isLessThan(-80);
      assertThat(Signals.db(Signals.peak(left, 2 * RATE, 4 * RATE))).isCloseTo(-6, within(0.05));
    }
  }

  /// What is left when the tone is taken away, relative to it.
  private static double distortionDb(float[] x, int from, int to, double hz) {
    double w = 2 * Math.PI * hz / RATE;
    double re = 0;
    double im = 0;
    double cc = 0;
    double ss = 0;
    double cs = 0;
    for (int i = from; i < to; i++) {
      double c = Math.cos(w * i);
      double s = Math.sin(w * i);
      re += x[i] * c;
      im += x[i] * s;
      cc += c * c;
      ss += s * s;
      cs += c * s;
    }
    double det = cc * ss - cs * cs;
    double a = (re * ss - im * cs) / det;
    double b = (im * cc - re * cs) / det;
    double rest = 0;
    for (int i = from; i < to; i++) {
      double e = x[i] - a * Math.cos(w * i) - b * Math.sin(w * i);
      rest += e * e;
    }
    return 10 * Math.log10(rest / (to - from)) - Signals.db(Math.hypot(a, b) / Math.sqrt(2));
  }

  @ParameterizedTest
  @CsvSource({"44100, 66", "48000, 72", "96000, 144", "192000, 288"})
  void lookAheadIsTheLatencyThatItReports(int rate, int latency) {
    Limiter limiter = new Limiter(rate, true);
    limiter.set(-1);
    limiter.reset();
    assertThat(limiter.latency()).isEqualTo(latency);
    float[] left = Signals.noise(rate, new Random(3), 0.1);
    float[] right = left.clone();
    limiter.process(left, right, 0, rate);
    float[] in = Signals.noise(rate, new Random(3), 0.1);
    assertThat(Arrays.copyOfRange(left, latency, rate))
        .isEqualTo(Arrays.copyOf(in, rate - latency));
    assertThat(Arrays.copyOf(left, latency)).containsOnly(0);
    assertThat(new Limiter(rate, false).latency()).isZero();
  }

  @Test
  void bothChannelsGetOneGain() {
    float[] left = Signals.sine(RATE, RATE, 500, 2);
    float[] right = Signals.noise(RATE, new Random(4), 0.01);
    float[] quiet = right.clone();
    limiter(-6, false).process(left, right, 0, RATE);
    for (int i = RATE / 2; i < RATE; i++) {
      assertThat(right[i]).isCloseTo(quiet[i] * 0.2506f, within(2e-5f));
    }
  }

  /// Where the waveform meets the ceiling there is a corner, as in every attack without look-ahead,
  /// but no step: that would be at 0 dB here.
  @Test
  void switchesWithoutAClick() {
    float[] left = Signals.sine(3 * RATE, RATE, 200, 0.9);
    float[] right = left.clone();
    Limiter limiter = new Limiter(RATE, false);
    limiter.process(left, right, 0, 1000);
    limiter.set(-30);
    limiter.process(left, right, 1000, RATE);
    limiter.set(-10);
    limiter.process(left, right, RATE + 1000, RATE);
    limiter.off();
    limiter.process(left, right, 2 * RATE + 1000, RATE - 1000);
    assertThat(Signals.db(Signals.peakAbove(left, 6000, RATE))).isLessThan(-45);
  }
}
