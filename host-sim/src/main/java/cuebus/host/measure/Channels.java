package cuebus.host.measure;

/// Which channels carry the test signal.
public enum Channels {
  BOTH("both", 1, 1),
  LEFT("left", 1, 0),
  RIGHT("right", 0, 1),
  /// The same on both, the right one with its sign turned.
  INVERTED("inverted", 1, -1);

  private final String text;
  private final double left;
  private final double right;

  Channels(String text, double left, double right) {
    this.text = text;
    this.left = left;
    this.right = right;
  }

  /// The word used on the command line and in JSON, e.g. `both`.
  public String text() {
    return text;
  }

  /// What the signal is multiplied by on the left channel.
  double left() {
    return left;
  }

  /// What the signal is multiplied by on the right channel.
  double right() {
    return right;
  }
}
