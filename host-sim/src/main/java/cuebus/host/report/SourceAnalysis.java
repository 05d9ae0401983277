package cuebus.host.report;

import cuebus.param.Decibels;

/// Measures one source while it is rendered, before the engine sees it. One thread.
public final class SourceAnalysis {

  private float peak;
  private long nonFiniteSamples;

  /// Takes `frames` frames of one channel from `offset` on; a stereo source calls it for both.
  public void add(float[] channel, int offset, int frames) {
    float max = 0;
    for (int i = offset; i < offset + frames; i++) {
      max = Math.max(max, Math.abs(channel[i]));
    }
    // The loop above is quick because it decides nothing: NaN and ∞ come out of it as the maximum.
    if (max <= Float.MAX_VALUE) {
      peak = Math.max(peak, max);
    } else {
      addWithNonFinite(channel, offset, frames);
    }
  }

  private void addWithNonFinite(float[] channel, int offset, int frames) {
    for (int i = offset; i < offset + frames; i++) {
      float magnitude = Math.abs(channel[i]);
      if (magnitude <= Float.MAX_VALUE) {
        peak = Math.max(peak, magnitude);
      } else {
        nonFiniteSamples++;
      }
    }
  }

  /// Counts samples that were NaN or infinite and were made silent before they came here.
  public void addSilenced(long samples) {
    nonFiniteSamples += samples;
  }

  /// The largest finite sample in dBFS; −∞ for silence.
  public double samplePeakDbfs() {
    return Decibels.fromGain(peak);
  }

  /// How many samples were NaN or infinite.
  public long nonFiniteSamples() {
    return nonFiniteSamples;
  }
}
