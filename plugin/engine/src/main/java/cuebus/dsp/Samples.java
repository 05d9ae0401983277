package cuebus.dsp;

/// Loops over stretches of samples, written so that the compiler makes vector code of them. None
/// depends on where a run is cut: each output sample is a function of its own inputs.
public final class Samples {

  private Samples() {}

  /// The largest magnitude; NaN or +∞ if a sample is not finite.
  public static float peak(float[] x, int offset, int count) {
    float peak = 0;
    for (int i = offset; i < offset + count; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }

  /// The sum of squares.
  public static double squares(float[] x, int offset, int count) {
    // Four sums, so that an addition need not wait for the one before.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = offset;
    int end = offset + count;
    for (; i + 3 < end; i += 4) {
      a += (double) x[i] * x[i];
      b += (double) x[i + 1] * x[i + 1];
      c += (double) x[i + 2] * x[i + 2];
      d += (double) x[i + 3] * x[i + 3];
    }
    for (; i < end; i++) {
      a += (double) x[i] * x[i];
    }
    return a + b + (c + d);
  }

  /// Replaces samples that are not finite by silence.
  ///
  /// @return how many there were
  public static int silenceNonFinite(float[] x, int offset, int count) {
    int found = 0;
    for (int i = offset; i < offset + count; i++) {
      if (!Float.isFinite(x[i])) {
        x[i] = 0;
        found++;
      }
    }
    return found;
  }

  /// Adds a source to one side: `y += gain·x`.
  public static void add(float[] x, float gain, float[] y, int yOffset, int count) {
    for (int i = 0; i < count; i++) {
      y[yOffset + i] += gain * x[i];
    }
  }

  /// Adds a source with a gain for every sample.
  public static void add(float[] x, float[] gain, float[] y, int yOffset, int count) {
    for (int i = 0; i < count; i++) {
      y[yOffset + i] += gain[i] * x[i];
    }
  }

  /// Scales in place.
  public static void scale(float[] x, int offset, float gain, int count) {
    for (int i = offset; i < offset + count; i++) {
      x[i] *= gain;
    }
  }

  /// Scales in place with a gain for every sample.
  public static void scale(float[] x, int offset, float[] gain, int count) {
    for (int i = 0; i < count; i++) {
      x[offset + i] *= gain[i];
    }
  }

  /// Goes from what is there to another signal: `y += share·(x − y)`.
  public static void blend(float[] x, float[] share, float[] y, int yOffset, int count) {
    for (int i = 0; i < count; i++) {
      float dry = y[yOffset + i];
      y[yOffset + i] = dry + share[i] * (x[i] - dry);
    }
  }
}
