package cuebus.host.audio;

/// The low-pass of a rate conversion, cut into phases: a sinc under a Kaiser window, flat to 0.455
/// of the lower rate and closed by 130 dB from half of it on. Immutable; channels share it.
///
/// Row `p` serves an output that lies `p/phases` of an input frame behind an input frame. A ratio
/// that needs more than 4096 phases takes the line between two rows, whose error is at most
/// (π/4096)²/8, −143 dB.
///
/// Source: J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function",
/// ISCAS 1974; A. V. Oppenheim and R. W. Schafer, Discrete-Time Signal Processing, 3rd ed., §7.5.3
/// (β and length) and §4.6 (rational rates).
final class PolyphaseFilter {

  private static final double PASS = 0.455;
  private static final double STOP = 0.5;
  private static final double ATTENUATION_DB = 130;
  private static final double BETA = 0.1102 * (ATTENUATION_DB - 8.7);
  private static final int MAX_PHASES = 4096;

  private final int inStep;
  private final int outStep;
  private final int half;
  private final double[][] rows;

  /// @param inRate frames per second of the input, 1 or more
  /// @param outRate frames per second of the output, 1 or more
  PolyphaseFilter(int inRate, int outRate) {
    if (inRate < 1 || outRate < 1) {
      throw new IllegalArgumentException(
          "sample rates are at least 1 Hz, not %d to %d".formatted(inRate, outRate));
    }
    int common = gcd(inRate, outRate);
    inStep = inRate / common;
    outStep = outRate / common;
    double lower = Math.min(1.0, (double) outRate / inRate);
    double transition = 2 * Math.PI * (STOP - PASS) * lower;
    int length = (int) Math.ceil((ATTENUATION_DB - 7.95) / (2.285 * transition)) + 1;
    int lanes = RateConverter.LANES;
    half = (length / 2 / lanes + 1) * lanes;
    // A wider kernel is smoother and needs fewer phases for the same error.
    int phases = outStep <= MAX_PHASES ? outStep : (int) Math.ceil(MAX_PHASES * lower);
    rows = new double[phases + 1][];
    for (int p = 0; p <= phases; p++) {
      rows[p] = row((double) p / phases, lower * (PASS + STOP) / 2);
    }
  }

  /// `round(inFrames·outRate/inRate)`, halves upwards.
  static long outputFrames(long inFrames, int inRate, int outRate) {
    int common = gcd(inRate, outRate);
    long in = inRate / common;
    long out = outRate / common;
    return inFrames / in * out + (2 * (inFrames % in) * out + in) / (2 * in);
  }

  /// The input rate over the rates' greatest common divisor.
  int inStep() {
    return inStep;
  }

  /// The output rate over the rates' greatest common divisor.
  int outStep() {
    return outStep;
  }

  /// Half the number of taps in a row: what an output needs of the input on either side.
  int half() {
    return half;
  }

  int phases() {
    return rows.length - 1;
  }

  /// The taps of a phase from 0 to [#phases()], which is phase 0 of the next input frame.
  double[] row(int phase) {
    return rows[phase];
  }

  /// @param cutoff in cycles per input frame
  private double[] row(double fraction, double cutoff) {
    double[] row = new double[2 * half];
    double peak = besselI0(BETA);
    for (int k = 0; k < row.length; k++) {
      double t = k - (half - 1) - fraction;
      double x = t / half;
      double window = Math.abs(x) >= 1 ? 0 : besselI0(BETA * Math.sqrt(1 - x * x)) / peak;
      double angle = 2 * Math.PI * cutoff * t;
      row[k] = window * 2 * cutoff * (t == 0 ? 1 : Math.sin(angle) / angle);
    }
    return row;
  }

  /// Modified Bessel function of the first kind, order 0, by its power series.
  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
