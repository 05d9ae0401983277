package cuebus.amp;

/// One amplifier output that drives a load: where its falling line meets the load's rising one, in
/// closed form. Two outputs that pull on one load from both ends, as an open sleeve makes them, are
/// one output whose line is the mean of theirs; a single output is the case where both are alike.
///
/// An amplifier with the open-circuit voltage e, at the current i ≥ 0, gives the least of `e −
/// Zo·i` and `Vr − (Zo + Rsat)·i`, and no current above Imax; i ≤ 0 is the mirror image. The mean
/// of two such outputs is the least of the means of their lines. A rising line meets the least of
/// falling lines at the least of the meetings, so nothing is iterated. Where an inductance drives a
/// current that rail and current limit cannot both allow, the current limit holds.
///
/// Not thread-safe; allocates nothing after construction.
final class LoadedOutput {

  private final LoadState state;
  private final double rail;
  private final double currentLimit;
  private final double conductance;
  // Source resistance with no amplifier in saturation, with one of the two, and with both.
  private final double linearOhm;
  private final double halfSaturatedOhm;
  private final double saturatedOhm;
  // 1/(1 + Y·R) of each.
  private final double linearShare;
  private final double halfSaturatedShare;
  private final double saturatedShare;
  private final boolean saturates;
  private Limit limit = Limit.NONE;

  /// @param amp the amplifier
  /// @param rail its rail at this load in V peak; +∞ where unlimited
  LoadedOutput(Device.Amp amp, double rail, Load load) {
    this.rail = rail;
    state = new LoadState(load);
    currentLimit = amp.currentLimitApeak();
    conductance = load.conductance();
    linearOhm = amp.outputImpedanceOhm();
    halfSaturatedOhm = linearOhm + amp.saturationOhm() / 2;
    saturatedOhm = linearOhm + amp.saturationOhm();
    linearShare = 1 / (1 + conductance * linearOhm);
    halfSaturatedShare = 1 / (1 + conductance * halfSaturatedOhm);
    saturatedShare = 1 / (1 + conductance * saturatedOhm);
    // Without saturation resistance the clipped open-circuit voltage is the rail's line already.
    saturates = saturatedOhm > linearOhm && rail < Double.POSITIVE_INFINITY;
  }

  /// The voltage across the load in V for one sample of one output; moves the load on.
  ///
  /// @param volts open-circuit voltage the amplifier is asked for, before its rail
  double next(double volts) {
    return next(volts, volts);
  }

  /// The voltage across the load in V for one sample; moves the load on.
  ///
  /// @param first open-circuit voltage asked of the output at the load's one end
  /// @param second the same at the other end, seen from there, so with its sign turned
  double next(double first, double second) {
    double a = clip(first);
    double b = clip(second);
    double volts = meet(a, b, state.historyCurrent());
    if (limit == Limit.NONE && (a != first || b != second)) {
      limit = Limit.RAIL;
    }
    state.advance(volts);
    return volts;
  }

  /// What bounded the last sample. Where both would, it is the one that left less.
  Limit limit() {
    return limit;
  }

  /// Forgets what the load remembers.
  void reset() {
    state.reset();
    limit = Limit.NONE;
  }

  /// Comes before the load, so antialiasing of the rail belongs here and never in [#meet].
  private double clip(double volts) {
    return Math.max(-rail, Math.min(rail, volts));
  }

  private double meet(double a, double b, double history) {
    double open = 0.5 * (a + b);
    double linear = (conductance * open - history) * linearShare;
    double sign = linear < 0 ? -1 : 1;
    double current = Math.min(sign * linear, currentLimit);
    limit = current < sign * linear ? Limit.CURRENT : Limit.NONE;
    double line = open;
    double ohm = linearOhm;

    if (saturates) {
      double towardsRail = sign * history;
      double half = 0.5 * (Math.min(sign * a, sign * b) + rail);
      double halfSaturated = (conductance * half - towardsRail) * halfSaturatedShare;
      double saturated = (conductance * rail - towardsRail) * saturatedShare;
      if (Math.min(halfSaturated, saturated) < current) {
        limit = Limit.RAIL;
        boolean both = saturated <= halfSaturated;
        current = both ? saturated : halfSaturated;
        line = sign * (both ? rail : half);
        ohm = both ? saturatedOhm : halfSaturatedOhm;
      }
    }
    return limit == Limit.CURRENT
        ? (sign * current + history) / conductance
        : line - ohm * sign * current;
  }
}
