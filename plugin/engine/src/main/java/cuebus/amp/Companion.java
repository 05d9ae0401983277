package cuebus.amp;

/// An element at one sample rate: at each sample it is a resistance with a history, `v = R·(i −
/// h)`, h being the sum of two currents that it remembers.
///
/// Most elements follow the trapezoidal rule, where one current is the inductance's `iL + gL·v` and
/// the other the capacitance's `−iC − gC·v`. The rule shows an impedance at `f` that the element
/// has at `rate/π · tan(π·f/rate)`, so a resonance first gets values that put it where it belongs.
///
/// A coil with next to nothing in parallel would ring at half the sample rate for ever, once a
/// limit stops its current dead. It follows the second-order backward difference instead, which
/// does not: `iL = 2T/3L·v + (4·iL₁ − iL₂)/3`; one current is 4/3 of the last iL, the other −1/3 of
/// the one before.
///
/// Source: L. W. Nagel, "SPICE2", memorandum ERL-M520, 1975; C. W. Gear, "Numerical Initial Value
/// Problems in Ordinary Differential Equations", 1971.
final class Companion {

  /// Highest resonance that is put where it belongs: that of a coil and its winding's capacitance
  /// may lie beyond half the sample rate.
  private static final double AUDIBLE_HERTZ = 20_000;

  /// Parallel resistance in parts of 2L/T up to which the ringing of the trapezoidal rule at least
  /// halves with every sample.
  private static final double DAMPED = 3;

  final double ohm;

  // What the two currents become: a matrix of themselves, and their rise per volt.
  final double firstOfFirst;
  final double firstOfSecond;
  final double secondOfFirst;
  final double secondOfSecond;
  final double firstRise;
  final double secondRise;

  private final Element element;
  private final boolean backward;
  private final double sampleRate;

  Companion(Element given, double sampleRate) {
    this.sampleRate = sampleRate;
    element = tuned(given, sampleRate);
    backward =
        given.farad() == 0
            && given.henry() < Double.POSITIVE_INFINITY
            && given.ohm() > DAMPED * 2 * sampleRate * given.henry();
    double inductive = (backward ? 2.0 / 3 : 0.5) / (sampleRate * element.henry());
    double capacitive = 2 * sampleRate * element.farad();
    ohm = 1 / (1 / element.ohm() + inductive + capacitive);
    firstOfFirst = backward ? 4.0 / 3 : 1;
    firstOfSecond = backward ? 4.0 / 3 : 0;
    secondOfFirst = backward ? -0.25 : 0;
    secondOfSecond = backward ? 0 : -1;
    firstRise = (backward ? 4.0 / 3 : 2) * inductive;
    secondRise = -2 * capacitive;
  }

  private static Element tuned(Element e, double sampleRate) {
    // 0 for a capacitor alone, infinite for a coil alone.
    double resonance = 1 / (2 * Math.PI * Math.sqrt(e.henry() * e.farad()));
    if (!(resonance > 0 && resonance < Math.min(AUDIBLE_HERTZ, 0.45 * sampleRate))) {
      return e;
    }
    double x = Math.PI * resonance / sampleRate;
    double factor = x / Math.tan(x);
    return new Element(e.ohm(), e.henry() * factor, e.farad() * factor);
  }

  /// The element, tuned.
  Element element() {
    return element;
  }

  /// True if it follows the backward difference.
  boolean backward() {
    return backward;
  }

  /// False for a resistor.
  boolean remembers() {
    return firstRise > 0 || secondRise < 0;
  }

  /// What it is at a frequency in Hz, above 0 and below half the sample rate.
  Impedance impedance(double hertz) {
    double angle = 2 * Math.PI * hertz / sampleRate;
    // The rule's idea of the derivative, in 1/s.
    Impedance derivative =
        backward
            ? new Impedance(
                (1 - Math.cos(angle)) * (1 - Math.cos(angle)) * sampleRate,
                (2 * Math.sin(angle) - 0.5 * Math.sin(2 * angle)) * sampleRate)
            : new Impedance(0, 2 * sampleRate * Math.tan(angle / 2));
    return element.impedance(derivative);
  }
}
