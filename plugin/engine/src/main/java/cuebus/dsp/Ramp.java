package cuebus.dsp;

import cuebus.param.Control;

/// Gains that glide to new values in a straight line, sample by sample, so that no change clicks.
/// Each is a function of the frames since its change alone: cutting a run into other blocks gives
/// the same gains, bit for bit.
///
/// Many gains share one object, in flat arrays. Belongs to the audio thread; allocates nothing
/// after construction.
public final class Ramp {

  private final int frames;
  private final double[] from;
  private final double[] to;
  private final int[] left;

  /// How many frames a change takes, at least 1: [Control#SMOOTHING_MS].
  public static int frames(double sampleRate) {
    return Math.max(1, (int) Math.round(Control.SMOOTHING_MS / 1000 * sampleRate));
  }

  /// @param size how many gains, all 0 at first
  /// @param frames length of a glide in frames, at least 1
  public Ramp(int size, int frames) {
    this.frames = frames;
    from = new double[size];
    to = new double[size];
    left = new int[size];
  }

  /// Starts a glide from where the gain is now; nothing happens if it is on its way there already.
  public void glide(int gain, double target) {
    if (to[gain] != target) {
      from[gain] = at(gain, 0);
      to[gain] = target;
      left[gain] = frames;
    }
  }

  /// Sets a gain at once.
  public void snap(int gain, double value) {
    to[gain] = value;
    left[gain] = 0;
  }

  /// Sets a gain at once, or lets it glide.
  public void set(int gain, double target, boolean snap) {
    if (snap) {
      snap(gain, target);
    } else {
      glide(gain, target);
    }
  }

  /// Ends every glide at its target.
  public void finish() {
    java.util.Arrays.fill(left, 0);
  }

  /// True while the gain is on its way.
  public boolean moving(int gain) {
    return left[gain] > 0;
  }

  /// Where the gain is going, and stands once it is not moving.
  public float target(int gain) {
    return (float) to[gain];
  }

  /// True if the gain is 0 and stays so.
  public boolean silent(int gain) {
    return to[gain] == 0 && left[gain] == 0;
  }

  /// The gain some frames from now. At frame 0 of a glide the gain has not moved yet; its last step
  /// lands on the target exactly.
  public float gain(int gain, int frame) {
    return (float) at(gain, frame);
  }

  private double at(int gain, int frame) {
    int rest = left[gain] - frame;
    return rest <= 0 ? to[gain] : to[gain] + (from[gain] - to[gain]) * rest / frames;
  }

  /// Writes the gains of the next frames.
  public void fill(int gain, float[] gains, int count) {
    for (int i = 0; i < count; i++) {
      gains[i] = gain(gain, i);
    }
  }

  /// Lets time pass for one gain.
  public void advance(int gain, int count) {
    left[gain] = Math.max(0, left[gain] - count);
  }
}
