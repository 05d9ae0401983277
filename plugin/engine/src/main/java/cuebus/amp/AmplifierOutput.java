package cuebus.amp;

/// One channel's amplifier on a load: where its falling line meets the load's rising one, in closed
/// form.
///
/// An amplifier with the open-circuit voltage e, at the current i ≥ 0, gives the least of `e −
/// Zo·i` and `Vr − (Zo + Rsat)·i`, and no current above Imax; i ≤ 0 is the mirror image. A rising
/// line meets the least of falling lines at the least of the meetings, so nothing is iterated.
/// Where an inductance drives a current that rail and current limit cannot both allow, the current
/// limit holds.
///
/// A soft limit takes the further drop `Rk·(|i| − kI)²/(I − |i|)` from each line where `|i| > kI`,
/// I being the limit and k where its knee begins; the meeting is then the root of a quadratic.
///
/// Not thread-safe; allocates nothing.
final class AmplifierOutput {

  /// What [#limits] holds where the rail bounds.
  static final int RAIL = 1;

  /// What [#limits] holds where the current limit bounds.
  static final int CURRENT = 4;

  private final double rail;
  private final double saturationOhm;
  private final double currentLimit;
  private final double kneeOhm;
  private final double kneeAmperes;
  private final double noticed;
  private final boolean saturates;
  // Source and load in series, and what they conduct.
  private final double ohm;
  private final double siemens;
  private int limits;
  private double slope;

  /// @param amp the amplifier
  /// @param rail its rail at this load in V peak; +∞ where unlimited
  /// @param loadOhm what the load line rises by, in V/A
  AmplifierOutput(Device.Amp amp, double rail, double loadOhm) {
    this.rail = rail;
    saturationOhm = amp.saturationOhm();
    currentLimit = amp.currentLimitApeak();
    boolean soft = amp.softLimit();
    kneeOhm = soft ? amp.kneeOhm() : 0;
    kneeAmperes = soft ? amp.kneeFraction() * currentLimit : currentLimit;
    noticed = soft ? 1 - Device.Amp.NOTICED : 1;
    // Without saturation resistance the clipped open-circuit voltage is the rail's line already.
    saturates = saturationOhm > 0 && rail < Double.POSITIVE_INFINITY;
    ohm = amp.outputImpedanceOhm() + loadOhm;
    siemens = 1 / ohm;
  }

  /// What bounded it since the last [#forgetLimits]: [#RAIL], [#CURRENT], both or 0.
  int limits() {
    return limits;
  }

  /// Starts [#limits] anew.
  void forgetLimits() {
    limits = 0;
  }

  /// The current in A.
  ///
  /// @param open open-circuit voltage in V, within the rail
  /// @param shift what the load begins at, at no current, in V
  double current(double open, double shift) {
    double linear = (open - shift) * siemens;
    double size = Math.abs(linear);
    double saturated = (linear < 0 ? -open : open) + saturationOhm * size;
    return size > kneeAmperes || saturated > rail ? limited(open, open, shift) : linear;
  }

  /// The current where a second amplifier like this one pulls at the other end of two loads in
  /// series: both together act like one whose line is the mean of theirs.
  ///
  /// @param open open-circuit voltage of the first in V, within the rail
  /// @param other the same of the second, seen from its own end, so with its sign turned
  double seriesCurrent(double open, double other, double shift) {
    return limited(open, other, shift);
  }

  /// How much less current flows per volt that the load begins higher, in S, at what [#current]
  /// gave last.
  double slope(double amperes) {
    double size = Math.abs(amperes);
    if (size <= kneeAmperes && limits == 0) {
      return siemens;
    }
    return slope;
  }

  private double limited(double a, double b, double shift) {
    double sign = 0.5 * (a + b) < shift ? -1 : 1;
    double lift = sign * shift;
    double volts = sign * 0.5 * (a + b) - lift;
    double current = knee(volts, ohm);
    int bound = current < noticed * (volts * siemens) ? CURRENT : 0;
    if (saturates) {
      double chosen = slope;
      double both = knee(rail - lift, ohm + saturationOhm);
      double least = current;
      if (both < least) {
        least = both;
        chosen = slope;
      }
      if (a != b) {
        // One amplifier is at its rail and the other is not.
        double one = 0.5 * (Math.min(sign * a, sign * b) + rail) - lift;
        least = Math.min(least, knee(one, ohm + 0.5 * saturationOhm));
      }
      bound = least < current ? RAIL : bound;
      current = least;
      slope = chosen;
    }
    limits |= bound;
    return sign * current;
  }

  /// The current on one line that falls from `volts` above the load's beginning.
  private double knee(double volts, double ohms) {
    double current = volts / ohms;
    slope = 1 / ohms;
    if (current <= kneeAmperes) {
      return current;
    }
    if (kneeOhm == 0) {
      slope = 0;
      return currentLimit;
    }
    double a = ohms - kneeOhm;
    double b = 2 * kneeOhm * kneeAmperes - volts - ohms * currentLimit;
    double c = volts * currentLimit - kneeOhm * kneeAmperes * kneeAmperes;
    double root = Math.sqrt(b * b - 4 * a * c);
    // The same root, written so that nothing cancels.
    double amperes = b < 0 ? 2 * c / (root - b) : (b + root) / (-2 * a);
    double over = amperes - kneeAmperes;
    double rest = currentLimit - amperes;
    slope = rest <= 0 ? 0 : 1 / (ohms + kneeOhm * over * (over + 2 * rest) / (rest * rest));
    return Math.min(amperes, currentLimit);
  }
}
