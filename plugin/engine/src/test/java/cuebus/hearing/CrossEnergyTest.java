package cuebus.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.dsp.AWeighting;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossEnergyTest {

  private static final int RATE = 48_000;

  private static float[] tone(double hertz, double level) {
    float[] samples = new float[RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (level * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return samples;
  }

  private static double[] shares(float[][] channels, double[] left, double[] right) {
    var energy = new CrossEnergy(channels.length, RATE);
    energy.process(channels, 0, RATE);
    return energy.shares(left, right);
  }

  @Test
  void tonesApartShareByTheirPower() {
    // 1 kHz at 0 dBA and 6.02 dB below it: four to one.
    float[][] channels = {tone(1000, 1), tone(2000, 0.5)};
    double treble = Math.pow(10, 0.12) / 4;
    double[] shares = shares(channels, new double[] {1, 1}, new double[] {1, 1});
    assertThat(shares[0]).isCloseTo(1 / (1 + treble), within(0.002));
    assertThat(shares[1]).isCloseTo(treble / (1 + treble), within(0.002));
  }

  @Test
  void bassCountsAsTheEarWeighsIt() {
    float[][] channels = {tone(1000, 1), tone(125, 1)};
    double bass = Math.pow(10, -1.619);
    double[] shares = shares(channels, new double[] {1, 1}, new double[] {0, 0});
    assertThat(shares[1]).isCloseTo(bass / (1 + bass), within(0.001));
  }

  @Test
  void whatCancelsContributesLessThanNothing() {
    float[][] channels = {tone(1000, 1), tone(1000, 1), tone(1000, 1)};
    double[] gains = {1, 1, -0.5};
    // The mix is 1.5 of the tone: its parts are 1/1.5, 1/1.5 and −0.5/1.5 of it.
    assertThat(shares(channels, gains, gains))
        .containsExactly(new double[] {1 / 1.5, 1 / 1.5, -1 / 3.0}, within(1e-6));
  }

  @Test
  void gainsAndSidesCount() {
    float[][] channels = {tone(1000, 1), tone(3000, 0), tone(1000, 1)};
    assertThat(shares(channels, new double[] {1, 1, 0}, new double[] {0, 1, 2}))
        .containsExactly(new double[] {0.2, 0, 0.8}, within(1e-6));
    assertThat(shares(channels, new double[3], new double[3])).containsOnly(0);
  }

  /// Against the mix itself, weighted and summed sample by sample.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void sharesAreTheProductsWithTheMix(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(5);
    float[][] channels = new float[count][RATE];
    double[] left = random.doubles(count, -1, 1).toArray();
    double[] right = random.doubles(count, -1, 1).toArray();
    float common = random.nextFloat();
    for (int i = 0; i < RATE; i++) {
      float shared = (float) random.nextGaussian() * common;
      for (float[] channel : channels) {
        channel[i] = shared + (float) random.nextGaussian();
      }
    }

    double[] expected = new double[count];
    for (double[] gains : new double[][] {left, right}) {
      double[] mix = new double[RATE];
      float[][] weighted = new float[count][RATE];
      for (int c = 0; c < count; c++) {
        new AWeighting(RATE).process(channels[c], 0, weighted[c], RATE);
        for (int i = 0; i < RATE; i++) {
          mix[i] += gains[c] * weighted[c][i];
        }
      }
      for (int c = 0; c < count; c++) {
        for (int i = 0; i < RATE; i++) {
          expected[c] += gains[c] * weighted[c][i] * mix[i];
        }
      }
    }
    double whole = Arrays.stream(expected).sum();
    Arrays.setAll(expected, c -> expected[c] / whole);

    var cut = new CrossEnergy(count, RATE);
    for (int at = 0; at < RATE; ) {
      int frames = Math.min(random.nextInt(2000), RATE - at);
      cut.process(channels, at, frames);
      at += frames;
    }
    double[] shares = cut.shares(left, right);
    assertThat(shares).containsExactly(expected, within(1e-6));
    assertThat(shares).isEqualTo(shares(channels, left, right));
    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
  }
}
