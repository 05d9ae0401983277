package cuebus.amp;

/// Two channels whose currents come back through one resistance: the voltage over it lifts the
/// beginning of both loads, which is the crosstalk.
///
/// Each channel alone is solved in closed form. The lift `w = Rg·(iL + iR)` is then one equation in
/// one unknown: while nothing is limited, both currents fall with w in straight lines, and so w is
/// a quotient; else Newton's method finds it, held between bounds that every step narrows. It rises
/// by at least one for one, so the bounds are known and the number of steps has an end: hard limits
/// are straight lines, which end it after a few.
///
/// Not thread-safe; allocates nothing.
final class CommonReturn {

  /// Where Newton's method leaves the bounds or does not halve its miss, the bounds are halved.
  private static final int MAX_STEPS = 40;

  private static final double EXACT = 1e-14;

  private final double ohm;
  private final AmplifierOutput left;
  private final AmplifierOutput right;
  private double leftAmperes;
  private double rightAmperes;

  /// @param ohm the resistance of the return in Ω
  CommonReturn(double ohm, AmplifierOutput left, AmplifierOutput right) {
    this.ohm = ohm;
    this.left = left;
    this.right = right;
  }

  double leftAmperes() {
    return leftAmperes;
  }

  double rightAmperes() {
    return rightAmperes;
  }

  /// Finds both currents for one sample; limits are marked as [AmplifierOutput] does.
  ///
  /// @param openLeft open-circuit voltage in V, within the rail
  /// @param shiftLeft what the load begins at, at no current, in V
  void solve(double openLeft, double shiftLeft, double openRight, double shiftRight) {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    double lift = 0;
    double missBefore = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAX_STEPS; step++) {
      left.forgetLimits();
      right.forgetLimits();
      leftAmperes = left.current(openLeft, shiftLeft + lift);
      rightAmperes = right.current(openRight, shiftRight + lift);
      double drop = ohm * (leftAmperes + rightAmperes);
      double miss = lift - drop;
      if (Math.abs(miss) <= EXACT * Math.abs(drop)) {
        return;
      }
      if (miss < 0) {
        low = lift;
        high = Math.min(high, drop);
      } else {
        high = lift;
        low = Math.max(low, drop);
      }
      double newton =
          lift - miss / (1 + ohm * (left.slope(leftAmperes) + right.slope(rightAmperes)));
      boolean fast = Math.abs(miss) < 0.5 * missBefore && newton > low && newton < high;
      lift = fast ? newton : 0.5 * (low + high);
      missBefore = Math.abs(miss);
    }
  }
}
