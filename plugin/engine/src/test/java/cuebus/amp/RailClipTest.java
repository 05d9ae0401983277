package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RailClipTest {

  private static final double RAIL = 1.3;

  /// Each sample is the mean of the clipped line to it, here by the midpoint rule.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aSampleIsTheMeanOfTheClippedLineToIt(int seed) {
    var random = new SplittableRandom(seed);
    var clip = new RailClip(RAIL, AmplifierOutput.RAIL);
    double[] before = new double[2];
    for (int n = 0; n < 200; n++) {
      double[] frame = {random.nextDouble(-4, 4), random.nextDouble(-4, 4)};
      if (random.nextInt(4) == 0) {
        frame[0] = before[0] + random.nextDouble(-1e-7, 1e-7);
      }
      double[] expected = {mean(before[0], frame[0]), mean(before[1], frame[1])};
      before = frame.clone();
      clip.process(frame, 1, 1, new int[1]);
      assertThat(frame[0]).as("seed %d, frame %d", seed, n).isEqualTo(expected[0], within(1e-6));
      assertThat(frame[1]).as("seed %d, frame %d", seed, n).isEqualTo(expected[1], within(1e-6));
    }
  }

  private static double mean(double from, double to) {
    int parts = 20_000;
    double sum = 0;
    for (int k = 0; k < parts; k++) {
      sum += Math.clamp(from + (to - from) * (k + 0.5) / parts, -RAIL, RAIL);
    }
    return sum / parts;
  }

  @Test
  void marksTheChannelAndTheFrame() {
    double[] frames = {0, 0, 1, 0, 0, -1.4, 2, 0, 1, 1, 1, 1};
    int[] marks = {AmplifierOutput.CURRENT, 0, 0};
    new RailClip(RAIL, AmplifierOutput.RAIL).process(frames, 6, 2, marks);
    int left = AmplifierOutput.RAIL;
    int right = 2 * left;
    assertThat(marks).containsExactly(AmplifierOutput.CURRENT, left | right, left);
  }

  @Test
  void nearlyEqualSamplesBeyondTheRailStayOnIt() {
    var clip = new RailClip(RAIL, AmplifierOutput.RAIL);
    double[] frames = {5, -5, Math.nextUp(5), Math.nextDown(-5)};
    clip.process(frames, 2, 1, new int[2]);
    assertThat(frames[2]).isEqualTo(RAIL);
    assertThat(frames[3]).isEqualTo(-RAIL);
  }
}
