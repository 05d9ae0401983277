package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A converter that rounds to its bits: by the theory of triangular dither.
class ConverterTest {

  private static final int FRAMES = 1 << 18;
  private static final double NONE = Circuits.UNLIMITED;

  /// Any number that shares no factor with the frames; 1 kHz at 48 kHz.
  private static final int CYCLES = 5461;

  private static Converter converter(int bits) {
    var amp = new Device.Amp(6, NONE, 0, NONE, 1, 0, 0, 0, 0, List.of());
    return new Converter(Circuits.device(new Device.Dac(2, NONE, 0, bits), amp), 48_000);
  }

  /// What the left channel makes of samples, 1 being full scale.
  private static double[] converted(Converter converter, float[] samples) {
    double[] out = new double[samples.length];
    for (int n = 0; n < out.length; n++) {
      out[n] = converter.left(samples[n], 1) / converter.fullScaleVolts();
    }
    return out;
  }

  /// step²/12 of the rounding and step²/6 of the dither, whatever the signal. Tolerances are five
  /// standard errors of 2^18 samples: ½/2^9 for the mean; the fourth moment is below 3·(¼)², so
  /// that of the power is at most ¼·√2/2^9.
  @ParameterizedTest
  @CsvSource({"8, 0", "8, 0.9", "16, 0", "16, 3e-5", "16, 1", "24, 0", "24, 0.5", "32, 1e-5"})
  void errorIsAQuarterStepSquaredInSilenceAsInASine(int bits, double amplitude) {
    float[] samples = Tone.sine(amplitude, CYCLES, FRAMES);
    double[] out = converted(converter(bits), samples);
    double perStep = Math.pow(2, bits - 1);
    double sum = 0;
    double squares = 0;
    double neighbours = 0;
    double before = 0;
    for (int n = 0; n < FRAMES; n++) {
      assertThat(out[n] * perStep)
          .as("whole steps")
          .isEqualTo(Math.rint(out[n] * perStep), within(1e-5));
      double error = (out[n] - samples[n]) * perStep;
      sum += error;
      squares += error * error;
      neighbours += error * before;
      before = error;
    }
    assertThat(sum / FRAMES).as("mean").isEqualTo(0, within(5 * 0.5 / 512));
    assertThat(squares / FRAMES).as("power").isEqualTo(0.25, within(5 * 0.3536 / 512));
    assertThat(neighbours / squares).as("white").isEqualTo(0, within(5 / 512.0));
  }

  /// Without dither, a sine of one step would be a staircase. A line of white noise is above 14
  /// times its mean power once in a million.
  @Test
  void aToneOfOneStepHasNoHarmonicsAboveTheNoise() {
    double amplitude = Math.pow(10, -90 / 20.0);
    double[] out = converted(converter(16), Tone.sine(amplitude, CYCLES, FRAMES));
    double[] powers = Tone.powers(out, 0, FRAMES);
    double step = Math.pow(2, -15);
    double noise = step * step / 4 / (FRAMES / 2.0);

    for (int harmonic = 2; harmonic <= 20; harmonic++) {
      assertThat(powers[harmonic * CYCLES] / noise).as("h%d", harmonic).isLessThan(14);
    }
    double all = 0;
    for (int k = 1; k < powers.length; k++) {
      all += k == CYCLES ? 0 : powers[k];
    }
    assertThat(all / noise / powers.length).as("noise").isEqualTo(1, within(0.02));
    double tone = 2 * powers[CYCLES] / amplitude / amplitude;
    assertThat(10 * Math.log10(tone)).as("tone in dB").isEqualTo(0, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"8, 1e-4", "16, 1e-6", "24, 1e-7"})
  void aSineOfFullScaleKeepsItsLevel(int bits, double tolerance) {
    double[] out = converted(converter(bits), Tone.sine(1, CYCLES, FRAMES));

    assertThat(Tone.amplitude(out, 0, FRAMES, CYCLES)).isEqualTo(1, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({"1.2", "-3", "1e6"})
  void whatIsBeyondFullScaleIsNotHeldThere(float sample) {
    double step = Math.pow(2, -7);
    assertThat(converted(converter(8), new float[] {sample})[0])
        .isEqualTo(sample, within(1.5 * step));
  }

  @Test
  void ditherOfTheChannelsIsUnlikeAndRepeatsAfterAReset() {
    Converter converter = converter(16);
    float[] silence = new float[FRAMES];
    double[] left = converted(converter, silence);
    converter.reset();
    assertThat(converted(converter, silence)).isEqualTo(left);

    converter.reset();
    double product = 0;
    double squares = 0;
    for (int n = 0; n < FRAMES; n++) {
      double right = converter.right(0, 1) / converter.fullScaleVolts();
      product += left[n] * right;
      squares += right * right;
    }
    assertThat(product / squares).as("correlation").isEqualTo(0, within(5 / 512.0));
  }

  /// Behind the converter, so with the noise goes the dither.
  @Test
  void theVolumeTurnsTheDitherDown() {
    Converter full = converter(16);
    Converter low = converter(16);
    for (int n = 0; n < 1000; n++) {
      assertThat(low.left(0, 0.25f)).isEqualTo(0.25 * full.left(0, 1));
    }
  }
}
