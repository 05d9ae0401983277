package cuebus.host.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of records: the transform against its definition, and what tones leave in it.
class SpectrumTest {

  /// Powers of two, primes, and what lies between.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 30, 64, 97, 480, 1009})
  void theTransformIsItsDefinition(int length) {
    var random = new Random(length);
    double[] re = random.doubles(length, -1, 1).toArray();
    double[] im = random.doubles(length, -1, 1).toArray();
    double[] foundRe = re.clone();
    double[] foundIm = im.clone();
    Fourier.transform(foundRe, foundIm);
    for (int k = 0; k < length; k++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int n = 0; n < length; n++) {
        double angle = -2 * Math.PI * ((long) k * n % length) / length;
        sumRe += re[n] * Math.cos(angle) - im[n] * Math.sin(angle);
        sumIm += re[n] * Math.sin(angle) + im[n] * Math.cos(angle);
      }
      assertThat(foundRe[k]).as("real part of line %d", k).isCloseTo(sumRe, within(1e-11));
      assertThat(foundIm[k]).as("imaginary part of line %d", k).isCloseTo(sumIm, within(1e-11));
    }
  }

  /// What the brief of the bench asks for is −140 dB; whole periods leave only rounding.
  @ParameterizedTest
  @CsvSource({"48000, 997", "44100, 1000.5", "96000, 19999", "192000, 31.25", "48000, 333.3333"})
  void aToneLeaksNowhere(double sampleRate, double hertz) {
    CoherentRecord record = CoherentRecord.of(sampleRate, hertz);
    var samples = new double[record.frames()];
    record.addSine(samples, 0, 2);
    Spectrum spectrum = Spectrum.of(samples);
    assertThat(spectrum.vrms(record.cycles(0))).isCloseTo(Math.sqrt(2), within(1e-12));
    for (int line = 0; line < spectrum.lines(); line++) {
      if (line != record.cycles(0)) {
        assertThat(spectrum.vrms(line)).as("line %d", line).isLessThan(1e-10);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 997, 0.0001",
    "48000, 1234.56789, 0.0001",
    "44100, 1.0000001, 0.0001",
    "44100, 22048.99, 0.0001",
    "8000, 3999, 0.0001"
  })
  void atMostATinyMoveMakesAToneFit(double sampleRate, double hertz, double most) {
    CoherentRecord record = CoherentRecord.of(sampleRate, hertz);
    double moved = record.cycles(0) * sampleRate / record.frames();
    assertThat(moved).isCloseTo(hertz, within(most));
    assertThat(record.frames() / sampleRate).isBetween(0.1, 2.01);
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 60, 7000, 0",
    "48000, 14000, 15000, 0",
    "48000, 61.37, 7013.91, 0.02",
    "44100, 3.14159, 2718.2818, 0.02"
  })
  void twoTonesFitOneRecord(double sampleRate, double f1, double f2, double most) {
    CoherentRecord record = CoherentRecord.of(sampleRate, f1, f2);
    double hertzPerLine = sampleRate / record.frames();
    assertThat(record.cycles(0) * hertzPerLine).isCloseTo(f1, within(most + 1e-9));
    assertThat(record.cycles(1) * hertzPerLine).isCloseTo(f2, within(most + 1e-9));
  }

  @Test
  void halfTheSampleRateIsNoLine() {
    assertThat(Spectrum.of(new double[480]).lines()).isEqualTo(240);
    assertThat(Spectrum.of(new double[481]).lines()).isEqualTo(241);
  }

  /// A tone of 1 V with h2 = −40 dB, h3 = −60 dB and a line of −80 dB beside them.
  @Test
  void linesAreReadAsHarmonicsAndTheRest() {
    CoherentRecord record = CoherentRecord.of(48_000, 997, 1994, 2991, 1500);
    var samples = new double[record.frames()];
    record.addSine(samples, 0, Math.sqrt(2));
    record.addSine(samples, 1, Math.sqrt(2) * 0.01);
    record.addSine(samples, 2, Math.sqrt(2) * 0.001);
    record.addSine(samples, 3, Math.sqrt(2) * 0.0001);
    var lines =
        new ToneLines(Spectrum.of(samples), record.cycles(0), 48_000.0 / record.frames(), 1);
    assertThat(lines.fundamentalVrms()).isCloseTo(1, within(1e-12));
    assertThat(lines.harmonicDbc(2)).isCloseTo(-40, within(1e-9));
    assertThat(lines.harmonicDbc(3)).isCloseTo(-60, within(1e-9));
    assertThat(lines.harmonicDbc(4)).isEqualTo(ToneLines.FLOOR_DB);
    assertThat(lines.thdPercent()).isCloseTo(100 * Math.hypot(0.01, 0.001), within(1e-9));
    assertThat(lines.aliasDbc()).isCloseTo(-80, within(1e-9));
  }

  @Test
  void distortionEndsWithTheTwentiethHarmonic() {
    CoherentRecord record = CoherentRecord.of(48_000, 500, 10_000, 10_500);
    var samples = new double[record.frames()];
    record.addSine(samples, 0, 1);
    record.addSine(samples, 1, 0.01);
    record.addSine(samples, 2, 0.02);
    var lines =
        new ToneLines(Spectrum.of(samples), record.cycles(0), 48_000.0 / record.frames(), 1);
    assertThat(lines.thdPercent()).isCloseTo(1, within(1e-9));
    assertThat(lines.aliasDbc()).as("a harmonic of any order is none").isEqualTo(-200);
  }

  @Test
  void whatIsNotThereIsNotANumber() {
    CoherentRecord record = CoherentRecord.of(48_000, 15_000);
    var samples = new double[record.frames()];
    double hertzPerLine = 48_000.0 / record.frames();
    var silence = new ToneLines(Spectrum.of(samples), record.cycles(0), hertzPerLine, 1);
    assertThat(silence.thdPercent()).isNaN();
    assertThat(silence.aliasDbc()).isNaN();
    record.addSine(samples, 0, 1);
    var high = new ToneLines(Spectrum.of(samples), record.cycles(0), hertzPerLine, 1);
    assertThat(high.harmonicDbc(2)).isNaN();
    assertThat(high.thdPercent()).isNaN();
    assertThat(high.aliasDbc()).isEqualTo(ToneLines.FLOOR_DB);
  }
}
