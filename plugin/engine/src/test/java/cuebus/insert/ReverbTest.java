package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReverbTest {

  private static final int RATE = 48_000;

  private static float[][] response(int rate, double decay, double tone, double seconds) {
    Reverb reverb = new Reverb(rate);
    reverb.set(decay, tone);
    reverb.reset();
    int frames = (int) (seconds * rate);
    float[][] out = {Signals.impulse(frames), new float[frames]};
    reverb.process(out[0], out[1], 0, frames);
    return out;
  }

  /// Energy by backward integration (Schroeder 1965), a line from −5 to −35 dB (ISO 3382-1's T30).
  private static double decaySeconds(float[] response, int rate, double hz) {
    float[] band = response.clone();
    float[] other = new float[band.length];
    // Four resonators in a row: narrow enough, and over long before the tail is.
    for (int n = 0; n < 4; n++) {
      Section filter = new Section(rate);
      double[] numbers = new double[Section.SIZE];
      numbers[Section.G] = Math.tan(Math.PI * hz / rate);
      numbers[Section.K] = 0.7;
      numbers[Section.BAND] = 0.7;
      filter.set(numbers);
      filter.reset();
      filter.process(band, other, 0, band.length);
    }
    double[] left = new double[band.length + 1];
    for (int i = band.length - 1; i >= 0; i--) {
      left[i] = left[i + 1] + (double) band[i] * band[i];
    }
    double n = 0;
    double t = 0;
    double y = 0;
    double tt = 0;
    double ty = 0;
    for (int i = 0; i < band.length; i++) {
      double db = 10 * Math.log10(left[i] / left[0]);
      if (db < -5 && db > -35) {
        n++;
        t += i;
        y += db;
        tt += (double) i * i;
        ty += i * db;
      }
    }
    return -60 / ((n * ty - t * y) / (n * tt - t * t)) / rate;
  }

  @ParameterizedTest(name = "{0} s at {2} Hz")
  @CsvSource({
    "0.3, 5000, 48000",
    "0.6, 3000, 44100",
    "1.2, 5000, 48000",
    "2.5, 8000, 48000",
    "5, 5000, 96000"
  })
  void decaysAsFastAsItSays(double decay, double tone, int rate) {
    float[][] out = response(rate, decay, tone, 1.5 * decay + 0.3);
    for (float[] channel : out) {
      assertThat(decaySeconds(channel, rate, 250)).isCloseTo(decay, within(0.1 * decay));
      // At the tone's frequency in half the time, in its band a little spread.
      assertThat(decaySeconds(channel, rate, tone)).isCloseTo(decay / 2, within(0.1 * decay / 2));
    }
  }

  /// Parseval: the mean of |H|² over frequencies that do not decay faster.
  @ParameterizedTest
  @CsvSource({"0.3, 16000", "1, 16000", "5, 16000", "1, 5000", "3, 3000"})
  void itsEnergyIsFiniteAndThatOfItsInputAtLowFrequencies(double decay, double tone) {
    float[][] out = response(RATE, decay, tone, 2 * decay);
    Random random = new Random(7);
    double mean = 0;
    for (int n = 0; n < 300; n++) {
      double hz = 60 + 440 * random.nextDouble();
      for (float[] channel : out) {
        double db = Signals.responseDb(channel, 0, channel.length, hz, RATE);
        mean += Math.pow(10, db / 10) / 300;
      }
    }
    assertThat(10 * Math.log10(mean)).isCloseTo(0, within(1.5));
    // Both ears get their share, also from one channel, and never more in all than went in.
    assertThat(10 * Math.log10(energy(out[0]) / energy(out[1]))).isBetween(-1.5, 1.5);
    assertThat(energy(out[0]) + energy(out[1])).isBetween(0.05, 1.2);
  }

  private static double energy(float[] x) {
    double sum = 0;
    for (float s : x) {
      sum += (double) s * s;
    }
    return sum;
  }

  @Test
  void theEarsHearDifferentTails() {
    for (boolean both : new boolean[] {false, true}) {
      Reverb reverb = new Reverb(RATE);
      reverb.set(2, 8000);
      reverb.reset();
      float[] left = Signals.noise(6 * RATE, new Random(1), 0.1);
      float[] right = both ? left.clone() : new float[6 * RATE];
      reverb.process(left, right, 0, left.length);
      double product = 0;
      for (int i = RATE; i < left.length; i++) {
        product += (double) left[i] * right[i];
      }
      int n = left.length - RATE;
      double correlation =
          product
              / n
              / Signals.rms(left, RATE, left.length)
              / Signals.rms(right, RATE, left.length);
      assertThat(correlation).isBetween(-0.15, 0.15);
    }
  }

  /// Echo density: the share of samples beyond one standard deviation, against that of Gaussian
  /// noise (Abel and Huang, AES 121st Convention, 2006). 1 is a tail in which no echo stands out.
  @Test
  void echoesMergeIntoNoise() {
    float[][] out = response(RATE, 2, 16_000, 2);
    for (float[] channel : out) {
      for (double ms = 150; ms < 900; ms += 50) {
        assertThat(density(channel, (int) (ms / 1000 * RATE))).as("%s ms", ms).isGreaterThan(0.8);
      }
    }
  }

  private static double density(float[] x, int middle) {
    int half = RATE / 50;
    double deviation = Signals.rms(x, middle - half, middle + half);
    int beyond = 0;
    for (int i = middle - half; i < middle + half; i++) {
      beyond += Math.abs(x[i]) > deviation ? 1 : 0;
    }
    return beyond / (2.0 * half) / 0.3173;
  }

  /// A metallic tail rings at few frequencies: its spectrum has gaps. Flatness, the geometric mean
  /// of the power over the arithmetic one, is 0.56 for noise in bands of 100 Hz (exp(−γ) for
  /// exponentially distributed bins); Schroeder's parallel combs, which do ring, show what the
  /// number means.
  @Test
  void theTailIsNotMetallic() {
    int size = 32_768;
    int from = RATE / 5;
    for (double decay : new double[] {0.6, 1.2, 3}) {
      float[][] out = response(RATE, decay, 16_000, 0.2 + size / (double) RATE);
      for (float[] channel : out) {
        // The decay is taken out, or the spectrum would only have seen the beginning.
        float[] tail =
            Signals.of(
                size, i -> channel[i + from] * Math.pow(10, 3.0 * (i + from) / RATE / decay));
        assertThat(flatness(tail)).isGreaterThan(0.42);
      }
    }
    assertThat(flatness(Signals.noise(size, new Random(1), 1))).isCloseTo(0.56, within(0.03));
    int[] combs = {1427, 1621, 1777, 1973};
    float[] ringing =
        Signals.of(
            size,
            i -> {
              int echoes = 0;
              for (int comb : combs) {
                echoes += (i + from) % comb == 0 ? 1 : 0;
              }
              return echoes;
            });
    assertThat(flatness(ringing)).isLessThan(0.15);
  }

  private static double flatness(float[] x) {
    int size = x.length;
    double[] real = new double[size];
    double[] imaginary = new double[size];
    for (int n = 0; n < size; n++) {
      real[n] = x[n] * Math.sin(Math.PI * n / size);
    }
    new Fourier(size).transform(real, imaginary);
    int width = 100 * size / RATE;
    double sum = 0;
    int bands = 40;
    for (int band = 1; band <= bands; band++) {
      double mean = 0;
      double logarithms = 0;
      for (int k = band * width; k < (band + 1) * width; k++) {
        double power = real[k] * real[k] + imaginary[k] * imaginary[k];
        mean += power / width;
        logarithms += Math.log(power) / width;
      }
      sum += Math.exp(logarithms) / mean / bands;
    }
    return sum;
  }

  @Test
  void fallsSilentExactly() {
    Reverb reverb = new Reverb(RATE);
    reverb.set(0.5, 16_000);
    reverb.reset();
    assertThat(reverb.resting()).isTrue();
    float[] left = Signals.of(6 * RATE, i -> i < 1000 ? Math.sin(0.1 * i) : 0);
    float[] right = left.clone();
    reverb.process(left, right, 0, RATE);
    assertThat(reverb.resting()).isFalse();
    reverb.process(left, right, RATE, 5 * RATE);
    assertThat(reverb.resting()).isTrue();
    assertThat(Signals.peak(left, 5 * RATE, 6 * RATE)).isZero();
    assertThat(Signals.peak(right, 5 * RATE, 6 * RATE)).isZero();
    // And wakes as if new.
    float[] again = Signals.noise(RATE, new Random(1), 0.1);
    float[] fresh = again.clone();
    Reverb other = new Reverb(RATE);
    other.set(0.5, 16_000);
    other.reset();
    reverb.process(again, new float[RATE], 0, RATE);
    other.process(fresh, new float[RATE], 0, RATE);
    assertThat(again).isEqualTo(fresh);
  }

  @Test
  void staysBoundedForeverAtItsLongest() {
    Reverb reverb = new Reverb(RATE);
    reverb.set(Reverb.MAX_DECAY_SECONDS, Reverb.MAX_TONE_HZ);
    reverb.reset();
    float[] left = new float[RATE];
    float[] right = new float[RATE];
    Random random = new Random(2);
    for (int second = 0; second < 60; second++) {
      System.arraycopy(Signals.noise(RATE, random, 0.1), 0, left, 0, RATE);
      System.arraycopy(left, 0, right, 0, RATE);
      reverb.process(left, right, 0, RATE);
    }
    assertThat(Signals.db(Signals.rms(left, 0, RATE) / 0.1)).isBetween(-3.0, 3.0);
  }

  @Test
  void changesWithoutAClick() {
    Reverb reverb = new Reverb(RATE);
    float[] left = Signals.sine(4 * RATE, RATE, 220, 0.3);
    float[] right = Signals.sine(4 * RATE, RATE, 277, 0.3);
    // The tone itself begins with a corner, which the engine echoes; only what follows counts.
    reverb.process(left, right, 0, 2 * RATE);
    float[] late = new float[2 * RATE];
    for (int part = 0; part < 8; part++) {
      reverb.set(part % 2 == 0 ? 0.3 : 5, part % 3 == 0 ? 1000 : 16_000);
      reverb.process(left, right, 2 * RATE + part * RATE / 4, RATE / 4);
    }
    System.arraycopy(left, 2 * RATE, late, 0, late.length);
    assertThat(Signals.db(Signals.peakAbove(late, 6000, RATE) / 0.3)).isLessThan(-60);
  }
}
