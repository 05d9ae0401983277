package cuebus.amp;

/// One element of a load: resistance, inductance and capacitance in parallel. A part that is not
/// there conducts nothing.
///
/// @param ohm resistance in Ω, positive; +∞ where there is none
/// @param henry inductance in H, positive; +∞ where there is none
/// @param farad capacitance in F, 0 where there is none
public record Element(double ohm, double henry, double farad) {

  /// A resistor alone.
  public static Element resistor(double ohm) {
    return new Element(ohm, Double.POSITIVE_INFINITY, 0);
  }

  /// Its impedance.
  ///
  /// @param derivative the complex frequency in 1/s, jω for a steady sine
  Impedance impedance(Impedance derivative) {
    return new Impedance(1 / ohm, 0)
        .plus(derivative.times(farad))
        .plus(derivative.reciprocal().times(1 / henry))
        .reciprocal();
  }
}
