package cuebus.input;

/// A response of a [SourceCircuit] as a digital filter of one channel. One thread.
final class CircuitFilter {

  /// A state below this is dropped, long before it turns denormal and slow.
  private static final double SILENT = 1e-20;

  private final double[] b;
  private final double[] a;
  private double s1;
  private double s2;
  private double s3;
  private double s4;

  private CircuitFilter(double[][] coefficients) {
    b = coefficients[0];
    a = coefficients[1];
  }

  /// From the source's unloaded voltage to the input.
  static CircuitFilter ofSource(SourceCircuit circuit, double sampleRate) {
    return new CircuitFilter(
        MagnitudeFit.of(
            circuit.denominator(), hertz -> Math.pow(10, circuit.gainDb(hertz) / 10), sampleRate));
  }

  /// From the thermal noise of the load to the input.
  static CircuitFilter ofLoad(SourceCircuit circuit, double sampleRate) {
    return new CircuitFilter(
        MagnitudeFit.of(circuit.denominator(), circuit::loadNoiseGain, sampleRate));
  }

  /// The next sample.
  double next(double x) {
    double y = b[0] * x + s1;
    s1 = b[1] * x - a[1] * y + s2;
    s2 = b[2] * x - a[2] * y + s3;
    s3 = b[3] * x - a[3] * y + s4;
    s4 = b[4] * x - a[4] * y;
    if (Math.abs(s1) + Math.abs(s2) + Math.abs(s3) + Math.abs(s4) < SILENT) {
      s1 = 0;
      s2 = 0;
      s3 = 0;
      s4 = 0;
    }
    return y;
  }

  /// The amplitude factor at a frequency.
  double gainAt(double hertz, double sampleRate) {
    return Math.sqrt(power(b, hertz / sampleRate) / power(a, hertz / sampleRate));
  }

  private static double power(double[] polynomial, double turns) {
    double re = 0;
    double im = 0;
    for (int k = 0; k < polynomial.length; k++) {
      re += polynomial[k] * Math.cos(2 * Math.PI * k * turns);
      im += polynomial[k] * Math.sin(2 * Math.PI * k * turns);
    }
    return re * re + im * im;
  }
}
