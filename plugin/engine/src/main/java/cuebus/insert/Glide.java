package cuebus.insert;

/// Values that move to their targets without a corner: two equal one-pole lags in a row, of 4 ms
/// each. A target that itself moves is followed without steps, which a ramp of fixed length does
/// not do. Nine tenths of the way take 16 ms; after 120 ms the target is reached exactly.
final class Glide {

  private static final double LAG_SECONDS = 0.004;

  /// The rest is then less than 1e-11 of the way.
  private static final int LAGS_TO_SETTLE = 30;

  private final double share;
  private final int settleFrames;
  private final double[] target;
  private final double[] halfway;
  private final double[] now;
  private int left;

  /// @param size how many values, all 0 at first
  Glide(int size, double sampleRate) {
    share = 1 - Math.exp(-1 / (LAG_SECONDS * sampleRate));
    settleFrames = (int) Math.ceil(LAGS_TO_SETTLE * LAG_SECONDS * sampleRate);
    target = new double[size];
    halfway = new double[size];
    now = new double[size];
  }

  /// Sets a value at once.
  void snap(int value, double to) {
    target[value] = to;
    halfway[value] = to;
    now[value] = to;
  }

  /// Sends a value on its way.
  void to(int value, double to) {
    if (target[value] != to) {
      target[value] = to;
      left = settleFrames;
    }
  }

  boolean moving() {
    return left > 0;
  }

  double target(int value) {
    return target[value];
  }

  double at(int value) {
    return now[value];
  }

  /// Lets a frame pass.
  void step() {
    if (left == 0) {
      return;
    }
    left--;
    if (left == 0) {
      finish();
      return;
    }
    for (int i = 0; i < now.length; i++) {
      halfway[i] += share * (target[i] - halfway[i]);
      now[i] += share * (halfway[i] - now[i]);
    }
  }

  /// Ends at the targets.
  void finish() {
    left = 0;
    for (int i = 0; i < now.length; i++) {
      snap(i, target[i]);
    }
  }
}
