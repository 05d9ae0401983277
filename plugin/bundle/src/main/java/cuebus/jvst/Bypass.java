package cuebus.jvst;

import cuebus.param.Control;
import cuebus.rt.AudioThread;

/// Passes each input channel to the output channel of the same number instead of the mixes, and
/// fades there and back as long as the mixer ramps its gains.
final class Bypass {

  private volatile boolean on;

  // The audio thread's own. 1: mixes only, 0: inputs only.
  private double wet = 1;
  private double step = 1;

  /// Switches it. Any thread.
  void set(boolean wanted) {
    on = wanted;
  }

  /// Begins at where the switch stands.
  ///
  /// @param rate frames per second
  void activate(double rate) {
    step = 1000 / (Control.SMOOTHING_MS * rate);
    wet = on ? 0 : 1;
  }

  /// Replaces what is in the outputs, as far as the switch says.
  @AudioThread
  void apply(float[][] in, float[][] out, int frames) {
    double target = on ? 0 : 1;
    if (wet == 1 && target == 1) {
      return;
    }
    double reached = wet;
    for (int c = 0; c < Math.min(in.length, out.length); c++) {
      if (in[c] != null && out[c] != null) {
        reached = fade(in[c], out[c], frames, target);
      }
    }
    wet = reached;
  }

  private double fade(float[] dry, float[] out, int frames, double target) {
    double w = wet;
    for (int i = 0; i < frames; i++) {
      w = target > w ? Math.min(target, w + step) : Math.max(target, w - step);
      float x = Float.isFinite(dry[i]) ? dry[i] : 0;
      out[i] = (float) (x + w * (out[i] - x));
    }
    return w;
  }
}
