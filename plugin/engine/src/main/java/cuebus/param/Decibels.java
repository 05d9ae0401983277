package cuebus.param;

/// Decibels and amplitude factors.
public final class Decibels {

  /// The level that means off: the minimum of every level parameter, written `"-inf"` in files.
  public static final double OFF_DB = -100;

  private Decibels() {}

  /// The amplitude factor of a level; exactly 0 at or below [#OFF_DB].
  public static double toGain(double db) {
    return db <= OFF_DB ? 0 : Math.pow(10, db / 20);
  }

  /// The level of an amplitude factor; −∞ for 0.
  public static double fromGain(double gain) {
    return 20 * Math.log10(gain);
  }
}
