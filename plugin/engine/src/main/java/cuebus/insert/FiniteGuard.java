package cuebus.insert;

import cuebus.dsp.Samples;

/// Lets only usable numbers into a chain: a sample that is not finite, or above [Samples#LARGEST],
/// becomes silence, so that no filter keeps it. Everything else passes bit for bit.
public final class FiniteGuard implements Insert {

  private long silenced;

  /// How many samples were silenced since the last reset.
  public long silenced() {
    return silenced;
  }

  /// Always on.
  @Override
  public boolean active() {
    return true;
  }

  @Override
  public void process(float[] left, float[] right, int offset, int frames) {
    check(left, offset, frames);
    check(right, offset, frames);
  }

  private void check(float[] x, int offset, int frames) {
    for (int i = offset; i < offset + frames; i++) {
      if (!(Math.abs(x[i]) <= Samples.LARGEST)) {
        x[i] = 0;
        silenced++;
      }
    }
  }

  @Override
  public void reset() {
    silenced = 0;
  }
}
