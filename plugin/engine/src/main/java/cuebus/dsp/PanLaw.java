package cuebus.dsp;

/// Where a source stands between left and right. Pan runs from −1 (left) to +1 (right).
public final class PanLaw {

  private PanLaw() {}

  /// Gain of a mono source into the left channel: constant power, −3 dB in the middle.
  public static double left(double pan) {
    return right(-pan);
  }

  /// Gain of a mono source into the right channel: constant power, −3 dB in the middle.
  public static double right(double pan) {
    return pan <= -1 ? 0 : pan >= 1 ? 1 : Math.sin((pan + 1) * Math.PI / 4);
  }

  /// Gain of the left channel of a linked pair: 0 dB up to the middle, then falling to nothing at
  /// the far right, along the same law.
  public static double balanceLeft(double pan) {
    return balanceRight(-pan);
  }

  /// Gain of the right channel of a linked pair: nothing at the far left, rising to 0 dB in the
  /// middle, along the same law.
  public static double balanceRight(double pan) {
    return pan <= -1 ? 0 : pan >= 0 ? 1 : Math.sin((pan + 1) * Math.PI / 2);
  }
}
