package cuebus.amp;

/// A complex impedance at one frequency.
///
/// @param resistance real part in Ω
/// @param reactance imaginary part in Ω, positive for an inductance
public record Impedance(double resistance, double reactance) {

  /// Its magnitude in Ω.
  public double magnitude() {
    return Math.hypot(resistance, reactance);
  }

  /// Its phase in radians, −π to π.
  public double phase() {
    return Math.atan2(reactance, resistance);
  }

  /// What it gets of a voltage behind a resistance, 0 to 1; all of it if it is infinite.
  double share(double sourceOhm) {
    if (Double.isInfinite(resistance)) {
      return 1;
    }
    return magnitude() / plus(new Impedance(sourceOhm, 0)).magnitude();
  }

  Impedance plus(Impedance other) {
    return new Impedance(resistance + other.resistance, reactance + other.reactance);
  }

  Impedance times(double factor) {
    return new Impedance(resistance * factor, reactance * factor);
  }

  /// Impedance of an admittance and the reverse.
  Impedance reciprocal() {
    double square = resistance * resistance + reactance * reactance;
    return new Impedance(resistance / square, -reactance / square);
  }
}
