package cuebus.input;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// A digital filter with the magnitude of an analogue one of up to two poles, up to 0.4536 of the
/// sample rate: 20 kHz at 44.1 kHz. The bilinear transform bends the treble by decibels there.
///
/// Its poles are the analogue ones, matched, and one more at −0.8 that lets the zeros follow close
/// to half the sample rate. Its four zeros are those whose magnitude has the smallest largest
/// error, and of minimum phase. For pickups that resonate within the band the error is at most 0.02
/// dB; for responses that fall less steeply, less.
///
/// Source: C. L. Lawson, "Contributions to the theory of linear least maximum approximation", 1961,
/// for the weights; A. V. Oppenheim and R. W. Schafer, "Discrete-Time Signal Processing", minimum
/// phase from the cepstrum.
final class MagnitudeFit {

  /// Of numerator and denominator.
  static final int ORDER = 4;

  private static final double BAND = 0.4536;
  private static final double EXTRA_POLE = -0.8;
  private static final int GRID = 256;
  private static final int ROUNDS = 30;

  /// Below this share of its largest value the target counts no closer: nobody hears how far −50 dB
  /// are off.
  private static final double FLOOR = 1e-5;

  /// `[k][i]`: cos(k·π·i/GRID).
  private static final double[][] COSINES = new double[ORDER + 1][GRID + 1];

  static {
    for (int k = 0; k <= ORDER; k++) {
      int multiple = k;
      Arrays.setAll(COSINES[k], i -> Math.cos(multiple * Math.PI * i / GRID));
    }
  }

  private final double[] denominator;
  private final double[] target = new double[GRID + 1];
  private final double sampleRate;

  private MagnitudeFit(double[] denominator, double sampleRate) {
    this.denominator = denominator;
    this.sampleRate = sampleRate;
  }

  /// The coefficients of the filter.
  ///
  /// @param analogue denominator by rising power of s, its three coefficients
  /// @param power the response's squared magnitude by frequency in Hz
  /// @param sampleRate in Hz
  /// @return numerator and denominator by rising power of z⁻¹, five each
  static double[][] of(double[] analogue, DoubleUnaryOperator power, double sampleRate) {
    var fit = new MagnitudeFit(poles(analogue, sampleRate), sampleRate);
    for (int i = 0; i <= GRID; i++) {
      fit.target[i] = power.applyAsDouble(fit.hertz(i)) * fit.denominatorPower(i);
    }
    // What lies above the band only has to stay above zero; it is asked for more until it does.
    double[] numerator = null;
    for (double above = 1e-3; numerator == null; above *= 10) {
      double[] series = fit.series(above);
      numerator = fit.isPositive(series) || above > 1 ? fit.minimumPhase(series) : null;
    }
    return new double[][] {numerator, fit.denominator};
  }

  /// The analogue poles, matched, and the extra one.
  private static double[] poles(double[] s, double rate) {
    double[] matched = {1, 0, 0};
    if (s[2] > 0) {
      double real = -s[1] / (2 * s[2]) / rate;
      double square = real * real - s[0] / s[2] / rate / rate;
      double sum =
          square < 0
              ? 2 * Math.exp(real) * Math.cos(Math.sqrt(-square))
              : Math.exp(real + Math.sqrt(square)) + Math.exp(real - Math.sqrt(square));
      matched = new double[] {1, -sum, Math.exp(2 * real)};
    } else if (s[1] > 0) {
      matched = new double[] {1, -Math.exp(-s[0] / s[1] / rate), 0};
    }
    double[] all = new double[ORDER + 1];
    for (int i = 0; i < matched.length; i++) {
      all[i] += matched[i];
      all[i + 1] -= EXTRA_POLE * matched[i];
    }
    return all;
  }

  private double hertz(int i) {
    return sampleRate / 2 * i / GRID;
  }

  private double denominatorPower(int i) {
    double w = Math.PI * i / GRID;
    double re = 0;
    double im = 0;
    for (int k = 0; k <= ORDER; k++) {
      re += denominator[k] * Math.cos(k * w);
      im += denominator[k] * Math.sin(k * w);
    }
    return re * re + im * im;
  }

  /// The cosine series of the numerator's power that comes closest to the target.
  ///
  /// @param above weight of what lies above the band
  private double[] series(double above) {
    double[] weights = new double[GRID + 1];
    Arrays.fill(weights, 1);
    double[] series = new double[ORDER + 1];
    for (int round = 0; round < ROUNDS; round++) {
      series = leastSquares(weights, above);
      double sum = 0;
      int inBand = (int) (2 * BAND * GRID);
      for (int i = 0; i <= inBand; i++) {
        weights[i] *= Math.abs(at(series, i) / target[i] - 1) + 1e-9;
        sum += weights[i];
      }
      for (int i = 0; i <= inBand; i++) {
        weights[i] *= (inBand + 1) / sum;
      }
    }
    return series;
  }

  private double[] leastSquares(double[] weights, double above) {
    double floor = FLOOR * Arrays.stream(target).max().orElseThrow();
    double[][] normal = new double[ORDER + 1][ORDER + 2];
    for (int i = 0; i <= GRID; i++) {
      double size = Math.max(target[i], floor);
      double weight = weights[i] * (i <= 2 * BAND * GRID ? 1 : above) / (size * size);
      for (int row = 0; row <= ORDER; row++) {
        double cosine = COSINES[row][i];
        for (int column = 0; column <= ORDER; column++) {
          normal[row][column] += weight * cosine * COSINES[column][i];
        }
        normal[row][ORDER + 1] += weight * cosine * target[i];
      }
    }
    return solve(normal);
  }

  /// Gaussian elimination with pivots; the last column is the right-hand side.
  private static double[] solve(double[][] rows) {
    int size = rows.length;
    for (int pivot = 0; pivot < size; pivot++) {
      int best = pivot;
      for (int row = pivot + 1; row < size; row++) {
        best = Math.abs(rows[row][pivot]) > Math.abs(rows[best][pivot]) ? row : best;
      }
      double[] swapped = rows[pivot];
      rows[pivot] = rows[best];
      rows[best] = swapped;
      for (int row = 0; row < size; row++) {
        double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
        for (int column = pivot; column <= size && factor != 0; column++) {
          rows[row][column] -= factor * rows[pivot][column];
        }
      }
    }
    double[] solution = new double[size];
    Arrays.setAll(solution, row -> rows[row][size] / rows[row][row]);
    return solution;
  }

  private static double at(double[] series, int i) {
    double sum = 0;
    for (int k = 0; k <= ORDER; k++) {
      sum += series[k] * COSINES[k][i];
    }
    return sum;
  }

  private boolean isPositive(double[] series) {
    for (int i = 0; i <= GRID; i++) {
      if (at(series, i) < 0.01 * target[i]) {
        return false;
      }
    }
    return true;
  }

  /// The polynomial with all zeros inside the unit circle whose power the series is.
  private double[] minimumPhase(double[] series) {
    double[] cepstrum = new double[ORDER + 1];
    for (int i = 0; i <= GRID; i++) {
      double log = Math.log(Math.max(at(series, i), 1e-6 * target[i]));
      for (int k = 0; k <= ORDER; k++) {
        double ends = i == 0 || i == GRID ? 0.5 : 1;
        cepstrum[k] += ends * log * COSINES[k][i] / GRID;
      }
    }
    double[] polynomial = new double[ORDER + 1];
    polynomial[0] = Math.exp(cepstrum[0] / 2);
    for (int n = 1; n <= ORDER; n++) {
      for (int k = 1; k <= n; k++) {
        polynomial[n] += k * cepstrum[k] * polynomial[n - k] / n;
      }
    }
    return polynomial;
  }
}
