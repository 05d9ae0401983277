package cuebus.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.host.report.LevelsOverTime.Slot;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelHistoryTest {

  private static float[] constant(int frames, double value) {
    float[] samples = new float[frames];
    Arrays.fill(samples, (float) value);
    return samples;
  }

  @Test
  void slotsHoldPeakRmsAndClips() {
    LevelHistory history = new LevelHistory();
    float[] left = constant(1024, 0.5);
    float[] right = constant(1024, -0.5);
    left[3] = -1;
    right[3] = 1.25f;
    left[1000] = -0.75f;
    history.add(left, right, 0, 1024);
    LevelsOverTime levels = history.overTime();
    assertThat(levels.slotFrames()).isEqualTo(512);
    assertThat(levels.frames()).isEqualTo(1024);
    assertThat(levels.slots()).extracting(Slot::peak).containsExactly(1.25, 0.75);
    assertThat(levels.slots()).extracting(Slot::clippedSamples).containsExactly(2L, 0L);
    double squares = 1022 * 0.25 + 1 + 1.25 * 1.25;
    assertThat(levels.slots().getFirst().rms()).isCloseTo(Math.sqrt(squares / 1024), within(1e-12));
    assertThat(history.clippedSamples()).isEqualTo(2);
  }

  /// Against a second way of counting: every frame is kept, and slots are cut from the whole.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void mergingKeepsMaximaAndSums(long seed) {
    Random random = new Random(seed);
    int frames = 512 * LevelHistory.SLOTS * (1 << random.nextInt(3)) + random.nextInt(400_000);
    float[] left = new float[frames];
    float[] right = new float[frames];
    for (int i = 0; i < frames; i++) {
      double burst = random.nextInt(50_000) == 0 ? 8 : 0.3;
      left[i] = (float) (burst * random.nextGaussian());
      right[i] = (float) (0.2 * random.nextGaussian());
    }
    LevelHistory history = new LevelHistory();
    for (int at = 0; at < frames; ) {
      int part = Math.min(1 + random.nextInt(9000), frames - at);
      history.add(left, right, at, part);
      at += part;
    }
    LevelsOverTime levels = history.overTime();
    assertThat(levels.slots()).hasSizeBetween(LevelHistory.SLOTS / 2, LevelHistory.SLOTS);
    for (int s = 0; s < levels.slots().size(); s++) {
      int from = s * levels.slotFrames();
      int to = Math.min(from + levels.slotFrames(), frames);
      double peak = 0;
      double squares = 0;
      long clipped = 0;
      for (int i = from; i < to; i++) {
        peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
        squares += (double) left[i] * left[i] + (double) right[i] * right[i];
        clipped += (Math.abs(left[i]) >= 1 ? 1 : 0) + (Math.abs(right[i]) >= 1 ? 1 : 0);
      }
      Slot slot = levels.slots().get(s);
      assertThat(slot.peak()).as("peak of slot %d", s).isEqualTo(peak);
      assertThat(slot.rms()).isCloseTo(Math.sqrt(squares / (2.0 * (to - from))), within(1e-9));
      assertThat(slot.clippedSamples()).isEqualTo(clipped);
    }
  }

  @Test
  void limitsStayWhereTheyHappenedAndNoneIsLost() {
    LevelHistory history = new LevelHistory();
    float[] block = constant(512, 0.1);
    int blocks = 10 * LevelHistory.SLOTS;
    for (int i = 0; i < blocks; i++) {
      history.add(block, block, 0, 512);
      history.addLimitFrames(i < blocks / 2 ? 2 : 0, i >= blocks / 2 ? 3 : 0);
    }
    assertThat(history.railFrames()).isEqualTo(blocks);
    assertThat(history.currentFrames()).isEqualTo(3L * blocks / 2);
    LevelsOverTime levels = history.overTime();
    for (int s = 0; s < levels.slots().size(); s++) {
      long firstBlock = (long) s * levels.slotFrames() / 512;
      long lastBlock = Math.min(blocks, (s + 1L) * levels.slotFrames() / 512) - 1;
      assertThat(levels.slots().get(s).railFrames() > 0).isEqualTo(firstBlock < blocks / 2);
      assertThat(levels.slots().get(s).currentFrames() > 0).isEqualTo(lastBlock >= blocks / 2);
    }
  }

  @Test
  void nothingIsSilence() {
    LevelHistory history = new LevelHistory();
    assertThat(history.rms()).isZero();
    assertThat(history.peak()).isZero();
    assertThat(history.overTime().slots()).isEmpty();
  }
}
