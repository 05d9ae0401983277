package cuebus.insert;

/// Designs digital peaks and shelves whose magnitude is that of their analog prototypes, also near
/// half the sample rate, where the bilinear transform squeezes them.
///
/// The squared magnitude of a digital second-order filter is a quotient of two quadratics in u =
/// sin²(ω/2). Its coefficients follow from a linear system: the quotient equals the prototype's
/// squared magnitude at DC and at four more frequencies, below, at and above the filter's own and
/// near the end of the audible band. The filter is the minimum-phase one with that magnitude. For
/// all settings of [Equalizer] the system has a stable solution; its test searches them.
///
/// Source: the form in u and the way back to coefficients: M. Vicanek, "Matched Second Order
/// Digital Filters", 2016, sections 2 and 3; the matching at prescribed frequencies: S. J.
/// Orfanidis, "Digital Parametric Equalizer Design with Prescribed Nyquist-Frequency Gain", J.
/// Audio Eng. Soc. 45(6), 1997. Prototypes: R. Bristow-Johnson, "Audio EQ Cookbook". The matched
/// frequencies are our own choice, the best of a search over settings.
final class MatchedDesign {

  /// A prototype by its squared magnitude.
  enum Shape {
    LOW_SHELF {
      @Override
      double squared(double w, double a, double q) {
        return HIGH_SHELF.squared(1 / w, a, q);
      }

      @Override
      double squaredAtDc(double a) {
        return a * a * a * a;
      }
    },
    PEAK {
      @Override
      double squared(double w, double a, double q) {
        return norm(1 - w * w, w * a / q) / norm(1 - w * w, w / (a * q));
      }

      @Override
      double squaredAtDc(double a) {
        return 1;
      }
    },
    HIGH_SHELF {
      @Override
      double squared(double w, double a, double q) {
        double slope = Math.sqrt(a) * w / q;
        return a * a * norm(1 - a * w * w, slope) / norm(a - w * w, slope);
      }

      @Override
      double squaredAtDc(double a) {
        return 1;
      }
    };

    /// @param w frequency in units of the filter's own
    /// @param a the square root of the gain as an amplitude factor
    abstract double squared(double w, double a, double q);

    abstract double squaredAtDc(double a);

    private static double norm(double real, double imaginary) {
      return real * real + imaginary * imaginary;
    }
  }

  /// The highest matched frequency in units of half the sample rate.
  private static final double TOP = 0.78;

  /// How far the point above the filter's frequency may go towards the top.
  private static final double REACH = 0.3;

  /// The point below a shelf's frequency is half of it, the one above twice.
  private static final double SHELF_RATIO = 2;

  private final double[][] rows = new double[4][5];
  private final double[] solution = new double[4];

  /// Designs a filter.
  ///
  /// @param w0 its frequency in radians a frame, below 0.78·π
  /// @param gainDb not 0
  /// @param section receives the numbers of a [Section]
  void design(Shape shape, double w0, double gainDb, double q, double[] section) {
    double a = Math.pow(10, gainDb / 40);
    double half = 1 / (2 * q);
    double ratio = shape == Shape.PEAK ? half + Math.sqrt(1 + half * half) : SHELF_RATIO;
    double top = TOP * Math.PI;
    double u0 = sine2(w0);
    double dc = shape.squaredAtDc(a);
    match(0, shape, w0 / ratio, w0, u0, a, q);
    match(1, shape, w0, w0, u0, a, q);
    match(2, shape, Math.min(w0 * ratio, w0 + REACH * (top - w0)), w0, u0, a, q);
    match(3, shape, top, w0, u0, a, q);
    solve();
    double denominator = root(1, solution[2] / u0, solution[3] / (u0 * u0));
    double numerator = root(dc, solution[0] / u0, solution[1] / (u0 * u0));
    double denominatorTop = Math.sqrt(1 + solution[2] / u0 + solution[3] / (u0 * u0));
    double numeratorTop = Math.sqrt(dc + solution[0] / u0 + solution[1] / (u0 * u0));
    double g = Math.sqrt(1 / denominatorTop);
    double k = denominator * g;
    double direct = numeratorTop / denominatorTop;
    section[Section.G] = g;
    section[Section.K] = k;
    section[Section.DIRECT] = direct;
    section[Section.BAND] = numerator * g - direct * k;
    section[Section.LOW] = Math.sqrt(dc) - direct;
  }

  /// The middle coefficient d₁ of the polynomial d₀ + d₁·s + d₂·s² in s = (z − 1)/(z + 1) that has
  /// the squared magnitude p₀ + p₁·u + p₂·u², up to the common factor: d₀² and d₂² are its values
  /// at u = 0 and u = 1.
  private static double root(double p0, double p1, double p2) {
    return Math.sqrt(2 * p0 + p1 + 2 * Math.sqrt(p0 * (p0 + p1 + p2)));
  }

  /// One frequency's equation: B₁x + B₂x² − h·(A₁x + A₂x²) = h − B₀, x in units of u₀ and A₀ = 1.
  private void match(int row, Shape shape, double w, double w0, double u0, double a, double q) {
    double x = sine2(w) / u0;
    double h = shape.squared(w / w0, a, q);
    double scale = 1 / (x * Math.max(1, x) * Math.max(1, h));
    double[] r = rows[row];
    r[0] = x * scale;
    r[1] = x * x * scale;
    r[2] = -h * x * scale;
    r[3] = -h * x * x * scale;
    r[4] = (h - shape.squaredAtDc(a)) * scale;
  }

  private static double sine2(double w) {
    double sine = Math.sin(w / 2);
    return sine * sine;
  }

  /// Gauss's elimination with row exchange.
  private void solve() {
    for (int column = 0; column < 4; column++) {
      int best = column;
      for (int row = column + 1; row < 4; row++) {
        if (Math.abs(rows[row][column]) > Math.abs(rows[best][column])) {
          best = row;
        }
      }
      double[] pivot = rows[best];
      rows[best] = rows[column];
      rows[column] = pivot;
      for (int row = column + 1; row < 4; row++) {
        double factor = rows[row][column] / pivot[column];
        for (int i = column; i < 5; i++) {
          rows[row][i] -= factor * pivot[i];
        }
      }
    }
    for (int row = 3; row >= 0; row--) {
      double sum = rows[row][4];
      for (int i = row + 1; i < 4; i++) {
        sum -= rows[row][i] * solution[i];
      }
      solution[row] = sum / rows[row][row];
    }
  }
}
