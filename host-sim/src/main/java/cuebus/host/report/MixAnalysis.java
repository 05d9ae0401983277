package cuebus.host.report;

import cuebus.dsp.LoudnessMeter;
import cuebus.dsp.TruePeak;
import cuebus.param.Decibels;

/// Measures one mix while it is rendered. Memory does not grow with length.
///
/// One thread; feeding it allocates nothing. Samples that are not finite count as silence.
public final class MixAnalysis {

  private final LoudnessMeter loudness;
  private final TruePeak truePeak = new TruePeak();
  private final LevelHistory history = new LevelHistory();

  /// @param sampleRate in Hz, 8000 to 384 000
  /// @throws IllegalArgumentException for another rate
  public MixAnalysis(int sampleRate) {
    loudness = new LoudnessMeter(sampleRate);
  }

  /// Takes the next `frames` frames, from `offset` on.
  public void add(float[] left, float[] right, int offset, int frames) {
    loudness.process(left, right, offset, frames);
    truePeak.process(left, right, offset, frames);
    history.add(left, right, offset, frames);
  }

  /// Takes how many frames of the block that was added last were limited.
  ///
  /// @param railFrames by the supply rails
  /// @param currentFrames by the current limit
  public void addLimitFrames(long railFrames, long currentFrames) {
    history.addLimitFrames(railFrames, currentFrames);
  }

  /// The levels of everything so far.
  public MixLevels levels() {
    return new MixLevels(
        Decibels.fromGain(history.peak()),
        Decibels.fromGain(truePeak.peak()),
        loudness.integratedLufs(),
        Decibels.fromGain(history.rms()),
        history.clippedSamples(),
        history.railFrames(),
        history.currentFrames(),
        history.overTime());
  }
}
