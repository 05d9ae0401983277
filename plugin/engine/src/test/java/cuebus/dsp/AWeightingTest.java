package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AWeightingTest {

  /// Nominal third octaves from 10 Hz to 20 kHz: the design goal in dB, then what class 1 allows
  /// above and below it. Source: IEC 61672-1:2013, table 3.
  private static final double[][] IEC = {
    {-70.4, 3.0, 999},
    {-63.4, 2.5, 999},
    {-56.7, 2.0, 4.0},
    {-50.5, 2.0, 2.0},
    {-44.7, 2.0, 1.5},
    {-39.4, 1.5, 1.5},
    {-34.6, 1.0, 1.0},
    {-30.2, 1.0, 1.0},
    {-26.2, 1.0, 1.0},
    {-22.5, 1.0, 1.0},
    {-19.1, 1.0, 1.0},
    {-16.1, 1.0, 1.0},
    {-13.4, 1.0, 1.0},
    {-10.9, 1.0, 1.0},
    {-8.6, 1.0, 1.0},
    {-6.6, 1.0, 1.0},
    {-4.8, 1.0, 1.0},
    {-3.2, 1.0, 1.0},
    {-1.9, 1.0, 1.0},
    {-0.8, 1.0, 1.0},
    {0.0, 0.7, 0.7},
    {0.6, 1.0, 1.0},
    {1.0, 1.0, 1.0},
    {1.2, 1.0, 1.0},
    {1.3, 1.0, 1.0},
    {1.2, 1.0, 1.0},
    {1.0, 1.0, 1.0},
    {0.5, 1.5, 1.5},
    {-0.1, 1.5, 2.0},
    {-1.1, 1.5, 2.5},
    {-2.5, 2.0, 3.0},
    {-4.3, 2.0, 5.0},
    {-6.6, 2.5, 16.0},
    {-9.3, 3.0, 999},
  };

  /// The analog filter in dB by the standard's Annex E, from its defining frequencies alone.
  private static double analog(double f) {
    double low = Math.pow(10, 1.5);
    double high = Math.pow(10, 3.9);
    double d = Math.sqrt(0.5);
    double c = low * low * high * high;
    double b = (1e6 + c / 1e6 - d * (low * low + high * high)) / (1 - d);
    double f1 = Math.sqrt((-b - Math.sqrt(b * b - 4 * c)) / 2);
    double f4 = Math.sqrt((-b + Math.sqrt(b * b - 4 * c)) / 2);
    double f2 = (3 - Math.sqrt(5)) / 2 * Math.pow(10, 2.45);
    double f3 = (3 + Math.sqrt(5)) / 2 * Math.pow(10, 2.45);
    return curve(f, f1, f2, f3, f4) - curve(1000, f1, f2, f3, f4);
  }

  private static double curve(double f, double f1, double f2, double f3, double f4) {
    double ends = (f * f + f1 * f1) * (f * f + f4 * f4);
    double middle = Math.hypot(f, f2) * Math.hypot(f, f3);
    return 20 * Math.log10(f4 * f4 * Math.pow(f, 4) / (ends * middle));
  }

  private static double exact(int third) {
    return 1000 * Math.pow(10, (third - 20) / 10.0);
  }

  @Test
  void theFormulaIsTheStandardsTable() {
    for (int i = 0; i < IEC.length; i++) {
      assertThat(analog(exact(i))).as("%.1f Hz", exact(i)).isCloseTo(IEC[i][0], within(0.06));
    }
    assertThat(analog(125)).isCloseTo(-16.19, within(0.005));
    assertThat(analog(8000)).isCloseTo(-1.15, within(0.006));
  }

  /// How far each rate is off at the standard's frequencies, up to 20 kHz.
  @ParameterizedTest
  @CsvSource({
    "44100, 0.27",
    "48000, 0.12",
    "88200, 0.05",
    "96000, 0.05",
    "176400, 0.05",
    "192000, 0.05"
  })
  void isClass1AndMuchBetter(double rate, double within) {
    var weighting = new AWeighting(rate);
    for (int i = 0; i < IEC.length; i++) {
      double db = 20 * Math.log10(weighting.gainAt(exact(i)));
      // The table is rounded to 0.1 dB; the limits hold around the formula behind it.
      assertThat(db - analog(exact(i)))
          .as("deviation at %.0f Hz", exact(i))
          .isBetween(-IEC[i][2], IEC[i][1])
          .isCloseTo(0, within(within));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {8_000, 11_025, 22_050, 32_000, 384_000})
  void otherRatesFollowToo(double rate) {
    var weighting = new AWeighting(rate);
    for (double f = 10; f < 0.45 * rate && f < 20_000; f *= 1.1) {
      assertThat(20 * Math.log10(weighting.gainAt(f)) - analog(f))
          .as("%.0f Hz", f)
          .isCloseTo(0, within(0.6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {31.5, 125, 1000, 8000, 16_000})
  void whatComesOutIsWhatTheResponseSays(double hertz) {
    double rate = 48_000;
    float[] tone = new float[96_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(2 * Math.PI * hertz * i / rate);
    }
    float[] out = new float[tone.length];
    var weighting = new AWeighting(rate);
    weighting.process(tone, 0, out, tone.length);
    double squares = 0;
    for (int i = 48_000; i < out.length; i++) {
      squares += out[i] * out[i];
    }
    assertThat(10 * Math.log10(2 * squares / 48_000))
        .isCloseTo(20 * Math.log10(weighting.gainAt(hertz)), within(0.001));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anySplitGivesTheSameBits(long seed) {
    Random random = new Random(seed);
    float[] in = new float[5000];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextFloat() * 2 - 1;
    }
    float[] whole = new float[in.length];
    new AWeighting(44_100).process(in, 0, whole, in.length);
    var cut = new AWeighting(44_100);
    float[] part = new float[in.length];
    for (int at = 0; at < in.length; ) {
      int frames = Math.min(random.nextInt(700), in.length - at);
      cut.process(in, at, part, frames);
      for (int i = 0; i < frames; i++) {
        assertThat(part[i]).isEqualTo(whole[at + i]);
      }
      at += frames;
    }
  }

  @Test
  void whatIsNoSoundCountsAsSilence() {
    float[] in = {Float.NaN, Float.POSITIVE_INFINITY, -Float.MAX_VALUE, 0, 0, 0};
    float[] out = new float[in.length];
    new AWeighting(48_000).process(in, 0, out, in.length);
    assertThat(out).containsOnly(0);
  }

  @Test
  void settlesToExactSilence() {
    float[] in = new float[48_000];
    in[0] = 1;
    float[] out = new float[in.length];
    var weighting = new AWeighting(48_000);
    weighting.process(in, 0, out, in.length);
    weighting.settle();
    weighting.process(new float[48_000], 0, out, out.length);
    assertThat(out).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {7_999, 384_001, 0, Double.NaN})
  void refusesOtherRates(double rate) {
    assertThatThrownBy(() -> new AWeighting(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(rate + " Hz")
        .hasMessageContaining("8000 to 384000 Hz");
  }
}
