package cuebus.amp;

/// One amplifier output on a dead short: nothing is heard of it, but it runs into its limits.
/// Immutable.
final class ShortedOutput {

  private final Limit limit;
  private final double fromVolts;

  /// @param amp the amplifier
  /// @param rail its rail at this load in V peak; +∞ where unlimited
  ShortedOutput(Device.Amp amp, double rail) {
    double linearOhm = amp.outputImpedanceOhm();
    double saturatedOhm = linearOhm + amp.saturationOhm();
    // ∞ · 0 is not a number and so not below the rail: no limit at all then.
    boolean currentFirst = amp.currentLimitApeak() * saturatedOhm < rail;
    limit = currentFirst ? Limit.CURRENT : Limit.RAIL;
    if (currentFirst) {
      fromVolts = amp.currentLimitApeak() * linearOhm;
    } else {
      fromVolts = amp.saturationOhm() == 0 ? rail : rail * linearOhm / saturatedOhm;
    }
  }

  /// What bounds the output where it is asked for this open-circuit voltage.
  Limit limit(double volts) {
    return Math.abs(volts) > fromVolts ? limit : Limit.NONE;
  }
}
