package cuebus.host;

/// Looks for clicks.
public final class Steps {

  private Steps() {}

  /// The largest step, an amplitude. A step bends a signal one way and straight back: two second
  /// differences of opposite sign. Low tones bend far less, and a glide bends them once.
  ///
  /// @param from first frame to look at
  public static double largest(float[] samples, int from) {
    double step = 0;
    double before = 0;
    for (int i = Math.max(1, from); i < samples.length - 1; i++) {
      double now = samples[i - 1] - 2.0 * samples[i] + samples[i + 1];
      step = Math.max(step, Math.min(Math.abs(now), -Math.signum(now) * before));
      before = now;
    }
    return step;
  }
}
