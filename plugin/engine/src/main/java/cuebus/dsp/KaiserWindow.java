package cuebus.dsp;

/// Kaiser's window.
///
/// Source: J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function",
/// IEEE ISCAS, 1974.
final class KaiserWindow {

  private KaiserWindow() {}

  /// The window at a place from −1 to 1, its middle being I0(β).
  static double at(double place, double beta) {
    return besselI0(beta * Math.sqrt(1 - place * place));
  }

  /// The β that keeps a filter's ripple this far down, for more than 50 dB.
  static double beta(double decibels) {
    return 0.1102 * (decibels - 8.7);
  }

  /// Modified Bessel function of the first kind, order 0, by its power series.
  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int n = 1; term > 1e-17 * sum; n++) {
      term *= (x / (2 * n)) * (x / (2 * n));
      sum += term;
    }
    return sum;
  }
}
