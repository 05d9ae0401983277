package cuebus.dsp;

import java.util.Arrays;

/// Delays a stereo signal by whole frames. Not thread-safe; allocates nothing after construction.
public final class FrameDelay {

  private final float[] left;
  private final float[] right;
  private int length;
  private int at;

  /// @param most frames that it can delay by, from 0; as many at first
  public FrameDelay(int most) {
    left = new float[most];
    right = new float[most];
    length = most;
  }

  /// Delays by another number of frames from now on, and forgets the signal.
  ///
  /// @param frames from 0 to what it was made for
  public void length(int frames) {
    length = frames;
    at = 0;
    reset();
  }

  /// Delays a block in place.
  public void process(float[] leftChannel, float[] rightChannel, int frames) {
    for (int n = 0; n < frames && length > 0; n++) {
      float l = left[at];
      float r = right[at];
      left[at] = leftChannel[n];
      right[at] = rightChannel[n];
      leftChannel[n] = l;
      rightChannel[n] = r;
      at = at + 1 == length ? 0 : at + 1;
    }
  }

  /// Forgets the signal.
  public void reset() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
  }
}
