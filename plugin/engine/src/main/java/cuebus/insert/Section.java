package cuebus.insert;

/// A second-order filter for two channels as a state-variable filter: its coefficients may move
/// while it runs, at any speed, and it stays stable.
///
/// In terms of s = (z − 1)/(g·(z + 1)) its response is `direct + (band·s + low)/(s² + k·s + 1)`;
/// with suitable numbers that is any second-order filter. `direct` alone is no filter at all, and
/// then the section rests.
///
/// Source: A. Simper, "Linear Trapezoidal Integrated State Variable Filter", Cytomic, 2013.
final class Section {

  /// Below this a state is nothing: keeps denormal numbers away.
  static final double NOTHING = 1e-15;

  static final int G = 0;
  static final int K = 1;
  static final int DIRECT = 2;
  static final int BAND = 3;
  static final int LOW = 4;

  /// How many numbers make a section.
  static final int SIZE = 5;

  private final Glide coefficients;

  // The two integrators of each channel.
  private double left1;
  private double left2;
  private double right1;
  private double right2;

  /// A section at rest.
  Section(double sampleRate) {
    coefficients = new Glide(SIZE, sampleRate);
    coefficients.snap(G, 1);
    coefficients.snap(K, 1);
    coefficients.snap(DIRECT, 1);
  }

  /// Glides to a filter.
  ///
  /// @param wanted its numbers, indexed by the constants of this class
  void set(double[] wanted) {
    if (!active()) {
      // Nothing is heard of the poles yet, so they need not travel.
      clear();
      coefficients.snap(G, wanted[G]);
      coefficients.snap(K, wanted[K]);
    }
    for (int i = 0; i < SIZE; i++) {
      coefficients.to(i, wanted[i]);
    }
  }

  /// Glides to no filter.
  void off() {
    coefficients.to(DIRECT, 1);
    coefficients.to(BAND, 0);
    coefficients.to(LOW, 0);
  }

  boolean active() {
    return coefficients.moving()
        || coefficients.target(DIRECT) != 1
        || coefficients.target(BAND) != 0
        || coefficients.target(LOW) != 0;
  }

  void process(float[] left, float[] right, int offset, int frames) {
    int at = offset;
    int end = offset + frames;
    for (; at < end && coefficients.moving(); at++) {
      coefficients.step();
      run(left, right, at, at + 1);
    }
    if (active()) {
      run(left, right, at, end);
    }
  }

  private void run(float[] left, float[] right, int from, int end) {
    double g = coefficients.at(G);
    double a1 = 1 / (1 + g * (g + coefficients.at(K)));
    double a2 = g * a1;
    double a3 = g * a2;
    double direct = coefficients.at(DIRECT);
    double band = coefficients.at(BAND);
    double low = coefficients.at(LOW);
    double l1 = left1;
    double l2 = left2;
    double r1 = right1;
    double r2 = right2;
    for (int i = from; i < end; i++) {
      double l = left[i];
      double r = right[i];
      double lError = l - l2;
      double rError = r - r2;
      double lBand = a1 * l1 + a2 * lError;
      double rBand = a1 * r1 + a2 * rError;
      double lLow = l2 + a2 * l1 + a3 * lError;
      double rLow = r2 + a2 * r1 + a3 * rError;
      l1 = settled(2 * lBand - l1);
      r1 = settled(2 * rBand - r1);
      l2 = settled(2 * lLow - l2);
      r2 = settled(2 * rLow - r2);
      left[i] = (float) (direct * l + band * lBand + low * lLow);
      right[i] = (float) (direct * r + band * rBand + low * rLow);
    }
    left1 = l1;
    left2 = l2;
    right1 = r1;
    right2 = r2;
  }

  static double settled(double state) {
    return Math.abs(state) < NOTHING ? 0 : state;
  }

  void reset() {
    coefficients.finish();
    clear();
  }

  private void clear() {
    left1 = 0;
    left2 = 0;
    right1 = 0;
    right2 = 0;
  }
}
