package cuebus.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixAnalysisTest {

  private static final int RATE = 48_000;

  @Test
  void sineHasTheLevelsOfTheory() {
    float[] sine = new float[5 * RATE];
    for (int i = 0; i < sine.length; i++) {
      sine[i] = (float) (0.5 * Math.sin(2 * Math.PI * 997 * i / RATE));
    }
    MixAnalysis analysis = new MixAnalysis(RATE);
    analysis.add(sine, sine, 0, sine.length);
    analysis.addLimitFrames(5, 7);
    MixLevels levels = analysis.levels();
    assertThat(levels.samplePeakDbfs()).isCloseTo(-6.02, within(0.01));
    assertThat(levels.truePeakDbtp()).isCloseTo(-6.02, within(0.02));
    assertThat(levels.rmsDbfs()).isCloseTo(-9.03, within(0.01));
    assertThat(levels.loudnessLufs()).isCloseTo(-6.02, within(0.02));
    assertThat(levels.clippedSamples()).isZero();
    assertThat(levels.railFrames()).isEqualTo(5);
    assertThat(levels.currentFrames()).isEqualTo(7);
  }

  @Test
  void silenceIsMinusInfinityInEveryLevel() {
    MixAnalysis analysis = new MixAnalysis(RATE);
    analysis.add(new float[RATE], new float[RATE], 0, RATE);
    MixLevels levels = analysis.levels();
    assertThat(levels.samplePeakDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(levels.truePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(levels.rmsDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(levels.loudnessLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest(name = "blocks of {0}")
  @ValueSource(ints = {1, 17, 64, 512, 4096})
  void blocksChangeNothing(int block) {
    Random random = new Random(3);
    float[] left = new float[3 * RATE];
    float[] right = new float[3 * RATE];
    for (int i = 0; i < left.length; i++) {
      left[i] = (float) (0.4 * random.nextGaussian());
      right[i] = (float) (0.1 * random.nextGaussian());
    }
    left[100] = Float.NaN;
    right[200] = Float.POSITIVE_INFINITY;
    MixAnalysis whole = new MixAnalysis(RATE);
    whole.add(left, right, 0, left.length);
    MixAnalysis cut = new MixAnalysis(RATE);
    for (int at = 0; at < left.length; at += block) {
      cut.add(left, right, at, Math.min(block, left.length - at));
    }
    assertThat(cut.levels()).isEqualTo(whole.levels());
    assertThat(cut.levels().rmsDbfs()).isFinite();
  }

  @Test
  void sourceCountsWhatIsNotFinite() {
    float[] channel = {0, 0.25f, Float.NaN, -0.5f, Float.NEGATIVE_INFINITY, 0.125f};
    SourceAnalysis analysis = new SourceAnalysis();
    analysis.add(channel, 0, 6);
    analysis.add(new float[] {9, 0.4f, 9}, 1, 1);
    assertThat(analysis.nonFiniteSamples()).isEqualTo(2);
    assertThat(analysis.samplePeakDbfs()).isCloseTo(-6.02, within(0.01));
  }

  @Test
  void sourceOfNothingIsMinusInfinity() {
    assertThat(new SourceAnalysis().samplePeakDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
