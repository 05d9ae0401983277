package cuebus.dsp;

import java.util.Arrays;

/// Delays a stereo signal by whole frames. Not thread-safe; allocates nothing after construction.
public final class FrameDelay {

  private final float[] left;
  private final float[] right;
  private int at;

  /// @param frames by how many, at least 1
  public FrameDelay(int frames) {
    left = new float[frames];
    right = new float[frames];
  }

  /// Delays a block in place.
  public void process(float[] leftChannel, float[] rightChannel, int frames) {
    for (int n = 0; n < frames; n++) {
      float l = left[at];
      float r = right[at];
      left[at] = leftChannel[n];
      right[at] = rightChannel[n];
      leftChannel[n] = l;
      rightChannel[n] = r;
      at = at + 1 == left.length ? 0 : at + 1;
    }
  }

  /// Forgets the signal.
  public void reset() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
  }
}
