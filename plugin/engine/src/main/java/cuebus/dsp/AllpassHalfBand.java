package cuebus.dsp;

import java.util.Arrays;

/// A recursive half-band filter of least phase: the mean of two chains of allpass sections, each
/// running at the lower rate. Flat to 1e-6 dB in its pass band.
///
/// Source: R. A. Valenzuela, A. G. Constantinides, "Digital signal processing schemes for efficient
/// interpolation and decimation", IEE Proceedings G 130(6), 1983. Coefficients: the elliptic
/// half-band filter, whose poles lie on the imaginary axis; elliptic functions by the
/// arithmetic-geometric mean, Abramowitz and Stegun 16.4.
public final class AllpassHalfBand implements HalfBand {

  /// What is below, in units of the signal, is over; far above denormal numbers.
  private static final double SILENCE = 1e-15;

  /// Sections of the filter for each doubling, the first being the steepest: −130, −125, −98 and
  /// −129 dB, where the later ones meet the less of the signal. Even, so both chains are alike.
  private static final int[] SECTIONS = {10, 4, 2, 2};

  private final double[] coefficients;
  private final double[] upState;
  private final double[] downState;

  /// @param doubling which doubling of the sample rate it does, the first being 0, up to 3
  public AllpassHalfBand(int doubling) {
    coefficients = coefficients(SECTIONS[doubling], Math.scalb(PASS_EDGE, -doubling));
    upState = new double[4 * coefficients.length];
    downState = new double[4 * coefficients.length];
  }

  /// Allpass coefficients in rising order: even places belong to the one chain, odd ones to the
  /// other.
  ///
  /// @param passEdge end of the pass band as a share of the lower rate
  static double[] coefficients(int sections, double passEdge) {
    double tangent = Math.tan(Math.PI * passEdge / 2);
    double modulus = tangent * tangent;
    double[] coefficients = new double[sections];
    for (int s = 0; s < sections; s++) {
      double sine = Math.sin(amplitude(2.0 * (s + 1) / (2 * sections + 1), modulus));
      double squared = sine * sine;
      double x =
          Math.sqrt((1 - squared) * (1 - modulus * modulus * squared)) / (1 + modulus * squared);
      coefficients[s] = (1 - x) / (1 + x);
    }
    return coefficients;
  }

  /// Jacobi's amplitude of `share` quarter periods.
  private static double amplitude(double share, double modulus) {
    double[] ratio = new double[8];
    double a = 1;
    double b = Math.sqrt(1 - modulus * modulus);
    double c = modulus;
    for (int n = 0; n < ratio.length; n++) {
      ratio[n] = c / a;
      double mean = (a + b) / 2;
      c = (a - b) / 2;
      b = Math.sqrt(a * b);
      a = mean;
    }
    // A quarter period is π/2a, so 2^n·a·u is this, whatever a is.
    double phi = Math.scalb(share * Math.PI / 2, ratio.length - 1);
    for (int n = ratio.length - 1; n > 0; n--) {
      phi = (phi + Math.asin(ratio[n] * Math.sin(phi))) / 2;
    }
    return phi;
  }

  @Override
  public void up(double[] low, double[] high, int frames) {
    for (int n = 0; n < frames; n++) {
      double left = low[2 * n];
      double right = low[2 * n + 1];
      high[4 * n] = left;
      high[4 * n + 1] = right;
      high[4 * n + 2] = left;
      high[4 * n + 3] = right;
    }
    for (int s = 0; s < coefficients.length; s += 2) {
      sections(high, frames, coefficients[s], coefficients[s + 1], upState, 4 * s);
    }
  }

  @Override
  public void down(double[] high, double[] low, int frames) {
    for (int s = 0; s < coefficients.length; s += 2) {
      // The later of two samples takes the chain that is faster by one of them.
      sections(high, frames, coefficients[s + 1], coefficients[s], downState, 4 * s);
    }
    for (int n = 0; n < frames; n++) {
      low[2 * n] = 0.5 * (high[4 * n] + high[4 * n + 2]);
      low[2 * n + 1] = 0.5 * (high[4 * n + 1] + high[4 * n + 3]);
    }
  }

  /// One section of each chain, both channels: four recursions side by side, because each has to
  /// wait for itself. `y[n] = x[n−1] + c·(x[n] − y[n−1])`.
  private static void sections(
      double[] x, int frames, double even, double odd, double[] state, int at) {
    double x0 = state[at];
    double x1 = state[at + 1];
    double x2 = state[at + 2];
    double x3 = state[at + 3];
    double y0 = state[at + 4];
    double y1 = state[at + 5];
    double y2 = state[at + 6];
    double y3 = state[at + 7];
    for (int i = 0; i < 4 * frames; i += 4) {
      double in0 = x[i];
      double in1 = x[i + 1];
      double in2 = x[i + 2];
      double in3 = x[i + 3];
      y0 = x0 + even * in0 - even * y0;
      y1 = x1 + even * in1 - even * y1;
      y2 = x2 + odd * in2 - odd * y2;
      y3 = x3 + odd * in3 - odd * y3;
      x0 = in0;
      x1 = in1;
      x2 = in2;
      x3 = in3;
      x[i] = y0;
      x[i + 1] = y1;
      x[i + 2] = y2;
      x[i + 3] = y3;
    }
    state[at] = x0;
    state[at + 1] = x1;
    state[at + 2] = x2;
    state[at + 3] = x3;
    state[at + 4] = y0;
    state[at + 5] = y1;
    state[at + 6] = y2;
    state[at + 7] = y3;
  }

  @Override
  public int delay() {
    return 0;
  }

  @Override
  public void snap() {
    snap(upState);
    snap(downState);
  }

  private static void snap(double[] state) {
    for (int i = 0; i < state.length; i++) {
      if (Math.abs(state[i]) < SILENCE) {
        state[i] = 0;
      }
    }
  }

  @Override
  public void reset() {
    Arrays.fill(upState, 0);
    Arrays.fill(downState, 0);
  }
}
