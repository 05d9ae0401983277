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
}
