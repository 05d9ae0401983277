package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.Ffmpeg;
import cuebus.insert.StereoImage.Ears;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What changes the picture between the ears: width, one ear, crossfeed, delay.
class ImageTest {

  private static final int RATE = 48_000;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}, width {1}")
  @CsvSource({
    "BOTH, 1, 0.8, 0.2",
    "BOTH, 0, 0.5, 0.5",
    "BOTH, 2, 1.1, -0.1",
    "BOTH, 0.5, 0.65, 0.35",
    "LEFT, 1, 0.5, 0",
    "RIGHT, 2, 0, 0.5"
  })
  void theImageIsASumAndADifference(Ears ears, double width, float left, float right) {
    StereoImage image = new StereoImage(RATE);
    image.set(ears, width);
    float[] l = Signals.of(RATE, i -> 0.8);
    float[] r = Signals.of(RATE, i -> 0.2);
    image.process(l, r, 0, RATE);
    assertThat(l[RATE - 1]).isCloseTo(left, within(1e-6f));
    assertThat(r[RATE - 1]).isCloseTo(right, within(1e-6f));
  }

  @ParameterizedTest
  @EnumSource
  void oneEarIsNeverLouderThanTheLouderChannel(Ears ears) {
    StereoImage image = new StereoImage(RATE);
    Random random = new Random(1);
    float[] l = Signals.noise(RATE, random, 0.3);
    float[] r = Signals.noise(RATE, random, 0.3);
    float[] inLeft = l.clone();
    float[] inRight = r.clone();
    image.process(l, r, 0, 1000);
    image.set(ears, 0);
    image.process(l, r, 1000, RATE - 1000);
    for (int i = 0; i < RATE; i++) {
      assertThat(Math.max(Math.abs(l[i]), Math.abs(r[i])))
          .isLessThanOrEqualTo(Math.max(Math.abs(inLeft[i]), Math.abs(inRight[i])));
    }
  }

  /// libbs2b itself, the published program, beside our filters: impulses in one channel and noise.
  @ParameterizedTest
  @CsvSource({"BAUER, default, 48000", "CHU_MOY, cmoy, 44100", "JAN_MEIER, jmeier, 96000"})
  void crossfeedIsThatOfLibbs2b(Crossfeed.Level level, String profile, int rate)
      throws IOException, InterruptedException {
    Random random = new Random(2);
    float[][] in = {
      Signals.of(rate / 2, i -> i == 10 ? 0.5 : i > 12_000 ? 0.1 * random.nextGaussian() : 0),
      Signals.of(rate / 2, i -> i == 9000 ? 0.5 : i > 15_000 ? 0.1 * random.nextGaussian() : 0)
    };
    float[][] expected = new Ffmpeg(folder).filtered(in, rate, "bs2b=profile=" + profile);
    Crossfeed crossfeed = new Crossfeed(rate);
    crossfeed.set(level);
    crossfeed.reset();
    crossfeed.process(in[0], in[1], 0, in[0].length);
    for (int c = 0; c < 2; c++) {
      assertThat(expected[c]).hasSameSizeAs(in[c]);
      for (int i = 0; i < in[c].length; i++) {
        assertThat(in[c][i]).as("%s[%s]", c, i).isCloseTo(expected[c][i], within(2e-6f));
      }
    }
  }

  /// In words: at low frequencies the other channel is `feed` dB below, the middle is at 0 dB.
  @ParameterizedTest
  @CsvSource({"BAUER, 4.5", "CHU_MOY, 6", "JAN_MEIER, 9.5"})
  void crossfeedFeedsWhatItSays(Crossfeed.Level level, double feedDb) {
    Crossfeed crossfeed = new Crossfeed(RATE);
    crossfeed.set(level);
    crossfeed.reset();
    float[] left = Signals.impulse(RATE);
    float[] right = new float[RATE];
    crossfeed.process(left, right, 0, RATE);
    double same = Signals.responseDb(left, 0, RATE, 1, RATE);
    double other = Signals.responseDb(right, 0, RATE, 1, RATE);
    assertThat(same - other).isCloseTo(feedDb, within(0.01));
    double middle = Math.pow(10, same / 20) + Math.pow(10, other / 20);
    assertThat(middle).isCloseTo(1, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"0.02, 1", "1, 48", "12.345, 593", "50, 2400"})
  void delaysByWholeFrames(double milliseconds, int frames) {
    Delay delay = new Delay(RATE);
    delay.set(milliseconds);
    delay.reset();
    float[] in = Signals.noise(RATE, new Random(3), 0.1);
    float[] left = in.clone();
    float[] right = new float[RATE];
    delay.process(left, right, 0, RATE);
    assertThat(delay.frames()).isEqualTo(frames);
    assertThat(Arrays.copyOf(left, frames)).containsOnly(0);
    assertThat(Arrays.copyOfRange(left, frames, RATE)).isEqualTo(Arrays.copyOf(in, RATE - frames));
    assertThat(right).containsOnly(0);
  }

  /// Every setting changes every eighth of a second under two tones.
  @Test
  void nothingClicks() {
    Delay delay = new Delay(RATE);
    StereoImage image = new StereoImage(RATE);
    Crossfeed crossfeed = new Crossfeed(RATE);
    float[] left = Signals.sine(4 * RATE, RATE, 437, 0.5);
    float[] right = Signals.sine(4 * RATE, RATE, 300, 0.5);
    List<Ears> ears = List.of(Ears.values());
    List<Crossfeed.Level> levels = List.of(Crossfeed.Level.values());
    double[] delays = {0, 50, 3.3, 47, 0, 0.02, 20, 0};
    for (int part = 0; part < 32; part++) {
      delay.set(delays[part % delays.length]);
      image.set(ears.get(part % 3), part % 5 * 0.5);
      if (part % 4 == 3) {
        crossfeed.off();
      } else {
        crossfeed.set(levels.get(part % 3));
      }
      for (Insert insert : new Insert[] {image, crossfeed, delay}) {
        insert.process(left, right, part * 6000, 6000);
      }
    }
    assertThat(Signals.db(Signals.peakAbove(left, 8000, RATE))).isLessThan(-60);
    assertThat(Signals.db(Signals.peakAbove(right, 8000, RATE))).isLessThan(-60);
  }

  @Test
  void aDelayThatWasOffFillsBeforeItIsHeard() {
    Delay delay = new Delay(RATE);
    float[] left = Signals.of(RATE, i -> 1);
    float[] right = left.clone();
    for (int part = 0; part < 4; part++) {
      delay.set(part % 2 == 0 ? 0 : 50);
      delay.process(left, right, part * RATE / 4, RATE / 4);
    }
    assertThat(left).containsOnly(1);
  }
}
