package cuebus.insert;

import static cuebus.insert.MatchedDesign.Shape.HIGH_SHELF;
import static cuebus.insert.MatchedDesign.Shape.LOW_SHELF;
import static cuebus.insert.MatchedDesign.Shape.PEAK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The equalizer and the high pass against their analog prototypes, which are written here once
/// more as complex quotients.
class EqualizerTest {

  private static final int RATE = 44_100;
  private static final double[] HZ = {
    20, 31, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150, 4000, 5000, 6300, 8000, 10_000,
    12_000, 14_000, 15_000, 16_000, 17_000, 18_000
  };

  @ParameterizedTest(name = "{0} Hz, {1} dB")
  @CsvSource({
    "40, 0.3",
    "40, 4",
    "250, 0.7",
    "1000, 0.3",
    "1000, 1.4",
    "4000, 0.3",
    "4000, 0.7",
    "4000, 2",
    "8000, 0.5",
    "8000, 1.4",
    "8000, 10",
    "12000, 0.7",
    "12000, 3",
    "16000, 0.7",
    "16000, 5"
  })
  void aPeakFollowsItsPrototype(double hz, double q) {
    for (double gain : new double[] {-15, -9, -3, 0.1, 3, 9, 15}) {
      Equalizer equalizer = new Equalizer(RATE);
      equalizer.peak(1, hz, gain, q);
      double a = Math.pow(10, gain / 40);
      assertFollows(equalizer, f -> quotient(f / hz, 1, a / q, 1, 1, 1 / (a * q), 1), 0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 100, 300, 1000})
  void aLowShelfFollowsItsPrototype(double hz) {
    for (double gain : new double[] {-15, -4, 4, 15}) {
      Equalizer equalizer = new Equalizer(RATE);
      equalizer.lowShelf(hz, gain);
      double a = Math.pow(10, gain / 40);
      double slope = Math.sqrt(2 * a);
      assertFollows(equalizer, f -> a * quotient(f / hz, a, slope, 1, 1, slope, a), 0.01);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1500, 3000, 6000, 9000, 12000})
  void aHighShelfFollowsItsPrototype(double hz) {
    for (double gain : new double[] {-15, -4, 4, 15}) {
      Equalizer equalizer = new Equalizer(RATE);
      equalizer.highShelf(hz, gain);
      double a = Math.pow(10, gain / 40);
      double slope = Math.sqrt(2 * a);
      assertFollows(equalizer, f -> a * quotient(f / hz, 1, slope, a, a, slope, 1), 0.06);
    }
  }

  /// The whole of what is declared, corners, edges and what lies between by chance, at the lowest
  /// rate that reaches 18 kHz and at others: nowhere up to there further off than 0.1 dB.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void everyBandFollowsItsPrototypeInItsWholeRange(long seed) {
    Random random = new Random(seed);
    double[] rates = {44_100, 44_100, 44_100, 48_000, 96_000, 192_000};
    double[] section = new double[Section.SIZE];
    MatchedDesign design = new MatchedDesign();
    double worst = 0;
    for (int n = 0; n < 12_000; n++) {
      double rate = rates[random.nextInt(rates.length)];
      MatchedDesign.Shape shape = n % 4 == 0 ? LOW_SHELF : n % 4 == 1 ? HIGH_SHELF : PEAK;
      double hz = frequency(shape, random);
      double q = shape == PEAK ? between(random, Equalizer.MIN_Q, Equalizer.MAX_Q) : Math.sqrt(0.5);
      double db = random.nextInt(3) == 0 ? Equalizer.MAX_DB : 15 * random.nextDouble() + 0.005;
      db *= random.nextBoolean() ? 1 : -1;
      design.design(shape, 2 * Math.PI * hz / rate, db, q, section);
      String what = "seed " + seed + ": " + shape + " " + hz + " Hz, " + db + " dB, Q " + q;
      for (double f = 20; f < 18_000; f *= 1.06) {
        worst = Math.max(worst, assertNear(section, shape, hz, db, q, f, rate, what));
      }
      for (double near = 0.5; near < 2; near += 0.07) {
        assertNear(section, shape, hz, db, q, Math.min(18_000, near * hz), rate, what);
      }
      assertNear(section, shape, hz, db, q, 18_000, rate, what);
    }
    // So the search does meet what is hard.
    assertThat(worst).isGreaterThan(0.09);
  }

  private static double assertNear(
      double[] section,
      MatchedDesign.Shape shape,
      double hz,
      double db,
      double q,
      double f,
      double rate,
      String what) {
    double deviation =
        Math.abs(Signals.db(response(section, f, rate) / prototype(shape, f / hz, db, q)));
    if (!(deviation <= 0.1)) {
      assertThat(deviation).as("%s at %s Hz, %s", what, f, rate).isLessThanOrEqualTo(0.1);
    }
    return deviation;
  }

  /// The analog filter's magnitude at `w` times its frequency.
  private static double prototype(MatchedDesign.Shape shape, double w, double db, double q) {
    double a = Math.pow(10, db / 40);
    double slope = Math.sqrt(a) / q;
    return switch (shape) {
      case PEAK -> quotient(w, 1, a / q, 1, 1, 1 / (a * q), 1);
      case LOW_SHELF -> a * quotient(w, a, slope, 1, 1, slope, a);
      case HIGH_SHELF -> a * quotient(w, 1, slope, a, a, slope, 1);
    };
  }

  private static double frequency(MatchedDesign.Shape shape, Random random) {
    return switch (shape) {
      case LOW_SHELF -> between(random, Equalizer.MIN_LOW_HZ, Equalizer.MAX_LOW_HZ);
      case PEAK -> between(random, Equalizer.MIN_PEAK_HZ, Equalizer.MAX_PEAK_HZ);
      case HIGH_SHELF -> between(random, Equalizer.MIN_HIGH_HZ, Equalizer.MAX_HIGH_HZ);
    };
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 47, 80, 150, 400})
  void theHighPassFollowsButterworth(double hz) {
    HighPass highPass = new HighPass(RATE);
    highPass.set(hz);
    assertFollows(highPass, f -> quotient(f / hz, 0, 0, 1, 1, Math.sqrt(2), 1), 0.01);
  }

  /// |n₀ + n₁·s + n₂·s²| / |d₀ + d₁·s + d₂·s²| at s = jw.
  private static double quotient(
      double w, double n0, double n1, double n2, double d0, double d1, double d2) {
    return Math.hypot(n0 - n2 * w * w, n1 * w) / Math.hypot(d0 - d2 * w * w, d1 * w);
  }

  private static void assertFollows(Insert filter, DoubleUnaryOperator prototype, double withinDb) {
    filter.reset();
    int frames = 1 << 15;
    float[] left = new float[frames];
    float[] right = Signals.impulse(frames);
    filter.process(left, right, 0, frames);
    assertThat(Signals.peak(left, 0, frames)).isZero();
    for (double hz : HZ) {
      assertThat(Signals.responseDb(right, 0, frames, hz, RATE))
          .as("at %s Hz", hz)
          .isCloseTo(Signals.db(prototype.applyAsDouble(hz)), within(withinDb));
    }
  }

  /// Every setting has a design: settings at random, at rates from 32 to 192 kHz, the smallest
  /// gains and the ends of the ranges among them.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everySettingHasAStableDesign(long seed) {
    Random random = new Random(seed);
    MatchedDesign design = new MatchedDesign();
    double[] section = new double[Section.SIZE];
    List<MatchedDesign.Shape> shapes = List.of(MatchedDesign.Shape.values());
    double[] rates = {32_000, 44_100, 48_000, 88_200, 96_000, 192_000};
    for (int n = 0; n < 20_000; n++) {
      MatchedDesign.Shape shape = shapes.get(random.nextInt(shapes.size()));
      double rate = rates[random.nextInt(rates.length)];
      double hz = Math.min(frequency(shape, random), 0.363 * rate);
      double gain = Math.pow(random.nextDouble(), n % 4 + 1) * 14.995 + 0.005;
      gain *= random.nextBoolean() ? 1 : -1;
      double q =
          shape == MatchedDesign.Shape.PEAK
              ? between(random, Equalizer.MIN_Q, Equalizer.MAX_Q)
              : Math.sqrt(0.5);
      design.design(shape, 2 * Math.PI * hz / rate, gain, q, section);
      String what = "seed " + seed + ": " + shape + " " + hz + " Hz, " + gain + " dB, Q " + q;
      assertThat(section[Section.G]).as(what).isPositive().isFinite();
      assertThat(section[Section.K]).as(what).isPositive().isFinite();
      // The response at DC, at the filter's frequency and at half the rate says whether the rest is
      // sound.
      assertThat(Signals.db(response(section, hz, rate)))
          .as(what)
          .isCloseTo(shape == MatchedDesign.Shape.PEAK ? gain : gain / 2, within(1e-4));
      assertThat(Signals.db(response(section, rate * 0.49999, rate)))
          .as(what)
          .isBetween(Math.min(0, gain) - 1, Math.max(0, gain) + 1);
    }
  }

  private static double between(Random random, double min, double max) {
    double share = Math.max(0, Math.min(1, 1.1 * random.nextDouble() - 0.05));
    return min * Math.pow(max / min, share);
  }

  private static double response(double[] section, double hz, double rate) {
    double w = Math.tan(Math.PI * hz / rate) / section[Section.G];
    double d = section[Section.DIRECT];
    double k = section[Section.K];
    return quotient(w, d + section[Section.LOW], d * k + section[Section.BAND], d, 1, k, 1);
  }

  /// From one end of the ranges to the other while a tone plays: what a click would put above 6 kHz
  /// stays 60 dB below the tone.
  @ParameterizedTest
  @ValueSource(doubles = {60, 300, 1000})
  void settingsChangeWithoutAClick(double hz) {
    Equalizer equalizer = new Equalizer(48_000);
    HighPass highPass = new HighPass(48_000);
    float[] left = Signals.sine(48_000, 48_000, hz, 0.25);
    float[] right = left.clone();
    for (int part = 0; part < 8; part++) {
      boolean even = part % 2 == 0;
      equalizer.lowShelf(even ? 1000 : 60, even ? 15 : -15);
      equalizer.peak(0, even ? 200 : 5000, even ? -15 : 15, even ? 0.3 : 5);
      equalizer.peak(1, even ? 1000 : 100, even ? 0 : 9, 1);
      equalizer.highShelf(even ? 1500 : 12_000, even ? -9 : 0);
      if (even) {
        highPass.off();
      } else {
        highPass.set(part == 1 ? 400 : 80);
      }
      equalizer.process(left, right, part * 6000, 6000);
      highPass.process(left, right, part * 6000, 6000);
    }
    double loudest = Signals.peak(left, 0, left.length);
    assertThat(Signals.db(Signals.peakAbove(left, 6000, 48_000) / loudest)).isLessThan(-60);
    assertThat(loudest).isBetween(0.1, 8.0);
  }

  @Test
  void aBandOfNoGainRests() {
    Equalizer equalizer = new Equalizer(48_000);
    equalizer.peak(0, 1000, 6, 1);
    assertThat(equalizer.active()).isTrue();
    equalizer.peak(0, 1000, 0, 1);
    float[] left = Signals.sine(9600, 48_000, 1000, 0.5);
    float[] right = left.clone();
    equalizer.process(left, right, 0, 9600);
    assertThat(equalizer.active()).isFalse();
    float[] clean = Signals.sine(9600, 48_000, 1000, 0.5);
    assertThat(Arrays.copyOfRange(left, 8000, 9600))
        .isEqualTo(Arrays.copyOfRange(clean, 8000, 9600));
  }
}
