package cuebus.input;

import cuebus.amp.Impedance;

/// A source on an input: resistance and inductance in series, capacitance across, the input's
/// resistance as load. Computed as the circuit is, at any frequency.
///
/// @param ohm source resistance in Ω, 0 or more
/// @param henry source inductance in H, 0 or more
/// @param farad capacitance of source and cable in F, 0 or more
/// @param loadOhm input impedance in Ω, above 0; +∞ for none
public record SourceCircuit(double ohm, double henry, double farad, double loadOhm) {

  /// Boltzmann's constant in J/K. Source: SI.
  private static final double BOLTZMANN = 1.380649e-23;

  /// 20 °C in K: what noise is computed for.
  private static final double KELVIN = 293.15;

  /// The circuit at an input.
  public static SourceCircuit of(Input input) {
    Pickup pickup = input.pickup();
    return pickup == null
        ? new SourceCircuit(input.sourceOhm(), 0, input.cableFarad(), input.inputOhm())
        : new SourceCircuit(
            pickup.ohm(), pickup.henry(), pickup.farad() + input.cableFarad(), input.inputOhm());
  }

  /// Thermal noise density of a resistance in V²/Hz, at 20 °C.
  ///
  /// Source: H. Nyquist, "Thermal Agitation of Electric Charge in Conductors", 1928.
  public static double thermalNoise(double ohm) {
    return 4 * BOLTZMANN * KELVIN * ohm;
  }

  /// Coefficients of the denominator 1 + R/Ri + s·(L/Ri + R·C) + s²·L·C that every response here
  /// has, by rising power of s.
  double[] denominator() {
    return new double[] {1 + ohm / loadOhm, henry / loadOhm + ohm * farad, henry * farad};
  }

  private Impedance denominator(double hertz) {
    double omega = 2 * Math.PI * hertz;
    double[] d = denominator();
    return new Impedance(d[0] - omega * omega * d[2], omega * d[1]);
  }

  /// Voltage at the input over the source's unloaded voltage, in dB.
  ///
  /// @param hertz frequency, 0 or more
  public double gainDb(double hertz) {
    return -20 * Math.log10(denominator(hertz).magnitude());
  }

  /// Phase of the same, in radians.
  public double phase(double hertz) {
    return -denominator(hertz).phase();
  }

  /// Voltage at the input over a voltage in series with the load itself: how its thermal noise gets
  /// there. Squared.
  double loadNoiseGain(double hertz) {
    double omega = 2 * Math.PI * hertz;
    double share = Math.hypot(ohm, omega * henry) / loadOhm / denominator(hertz).magnitude();
    return share * share;
  }

  /// Thermal noise density at the input in V²/Hz, of source and load together, at 20 °C.
  public double noiseAt(double hertz) {
    double ofSource = thermalNoise(ohm) / Math.pow(denominator(hertz).magnitude(), 2);
    return loadOhm == Double.POSITIVE_INFINITY
        ? ofSource
        : ofSource + thermalNoise(loadOhm) * loadNoiseGain(hertz);
  }

  /// Where the response is highest, in Hz; 0 where it only falls.
  public double resonanceHertz() {
    double[] d = denominator();
    double square = (d[0] - d[1] * d[1] / (2 * d[2])) / d[2];
    return square > 0 && d[2] > 0 ? Math.sqrt(square) / (2 * Math.PI) : 0;
  }
}
