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

  /// The highest matched frequency of a shelf in units of half the sample rate.
  private static final double TOP = 0.78;

  /// How far the point above the frequency of a shelf may go towards the top.
  private static final double REACH = 0.3;

  /// The point below a shelf's frequency is half of it, the one above twice.
  private static final double SHELF_RATIO = 2;

  // What it takes to place a peak's points, see peakPoints.
  private static final double[] PEAK_TOP = {0.7928, -0.0010, -0.0379, -0.0053};
  private static final double[] PEAK_BELOW = {0.3681, 1.6786, -1.8564, 0.0736};
  private static final double[] PEAK_REACH = {0.3889, 1.0584, 0.7544};
  private static final double PEAK_REACH_ENDS = 0.7324;
  private static final double PEAK_REACH_BEND = 3.8859;

  /// Two matched frequencies that fell together would leave the system undetermined.
  private static final double LEAST_REACH = 0.02;

  private final double[] points = new double[4];
  private final double[][] rows = new double[4][5];
  private final double[] solution = new double[4];

  /// Designs a filter.
  ///
  /// @param w0 its frequency in radians a frame, at most 0.726·π
  /// @param gainDb not 0
  /// @param section receives the numbers of a [Section]
  void design(Shape shape, double w0, double gainDb, double q, double[] section) {
    double a = Math.pow(10, gainDb / 40);
    if (shape == Shape.PEAK) {
      peakPoints(w0, q);
    } else {
      shelfPoints(w0);
    }
    double u0 = sine2(w0);
    double dc = shape.squaredAtDc(a);
    for (int row = 0; row < points.length; row++) {
      match(row, shape, points[row], w0, u0, a, q);
    }
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

  private void shelfPoints(double w0) {
    double top = TOP * Math.PI;
    points[0] = w0 / SHELF_RATIO;
    points[1] = w0;
    points[2] = Math.min(w0 * SHELF_RATIO, w0 + REACH * (top - w0));
    points[3] = top;
  }

  /// No four points are best for all peaks. These are smooth functions of the frequency and of the
  /// width; their numbers are those that make the largest deviation up to 0.816 of half the sample
  /// rate, over all frequencies and widths at 15 dB, as small as we found: 0.0985 dB. (The best
  /// points of each peak alone would leave 0.089 dB.)
  private void peakPoints(double w0, double q) {
    double v = w0 / Math.PI;
    double half = 1 / (2 * q);
    // From the peak's frequency to where it has half its gain in dB.
    double ratio = half + Math.sqrt(1 + half * half);
    double width = 1 - 1 / ratio;
    double top = PEAK_TOP[0] + PEAK_TOP[1] * v + PEAK_TOP[2] * width + PEAK_TOP[3] * v * width;
    double below =
        PEAK_BELOW[0] + PEAK_BELOW[1] * v + PEAK_BELOW[2] * v * width + PEAK_BELOW[3] * v * v;
    double reach =
        (PEAK_REACH[0] + PEAK_REACH[1] * v)
            * Math.pow(width, PEAK_REACH[2])
            * (1 - Math.min(1, Math.pow(v / PEAK_REACH_ENDS, PEAK_REACH_BEND)));
    points[0] = w0 * Math.pow(ratio, -below);
    points[1] = w0;
    points[2] = w0 + Math.max(LEAST_REACH, reach) * (top * Math.PI - w0);
    points[3] = top * Math.PI;
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
