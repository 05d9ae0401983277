package cuebus.dsp;

/// Loops over the first samples of arrays, written so that the compiler makes vector code of them:
/// all arrays start at 0, for with two different offsets it must fear that they overlap. None
/// depends on where a run is cut: each output sample is a function of its own inputs.
public final class Samples {

  private Samples() {}

  /// The largest magnitude; NaN or +∞ if a sample is not finite.
  public static float peak(float[] x, int count) {
    return peak(x, 0, count);
  }

  /// The largest magnitude of `count` samples from `offset` on; NaN or +∞ if one is not finite.
  public static float peak(float[] x, int offset, int count) {
    float peak = 0;
    for (int i = offset; i < offset + count; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }

  /// The sum of squares.
  public static double squares(float[] x, int count) {
    // Four sums, so that an addition need not wait for the one before.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += (double) x[i] * x[i];
      b += (double) x[i + 1] * x[i + 1];
      c += (double) x[i + 2] * x[i + 2];
      d += (double) x[i + 3] * x[i + 3];
    }
    for (; i < count; i++) {
      a += (double) x[i] * x[i];
    }
    return a + b + (c + d);
  }

  /// The largest magnitude that can be a level: 180 dB above full scale.
  public static final float LARGEST = 1e9f;

  /// Replaces samples by silence that are not finite or above [#LARGEST]: filters and reverberation
  /// would keep them for long.
  ///
  /// @return how many there were
  public static int silenceUnusable(float[] x, int count) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (!(Math.abs(x[i]) <= LARGEST)) {
        x[i] = 0;
        found++;
      }
    }
    return found;
  }

  /// Silences what is not finite, for finite sources can still overflow together.
  ///
  /// @return the peak of what is left
  public static float finite(float[] x, int count) {
    float peak = peak(x, count);
    if (peak <= LARGEST) {
      return peak;
    }
    silenceUnusable(x, count);
    return peak(x, count);
  }

  /// Adds a source: `y += gain·x`.
  public static void add(float[] x, float gain, float[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] += gain * x[i];
    }
  }

  /// Adds a source with a gain for every sample.
  public static void add(float[] x, float[] gain, float[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] += gain[i] * x[i];
    }
  }

  /// Scales in place.
  public static void scale(float[] x, float gain, int count) {
    for (int i = 0; i < count; i++) {
      x[i] *= gain;
    }
  }

  /// Scales in place with a gain for every sample.
  public static void scale(float[] x, float[] gain, int count) {
    for (int i = 0; i < count; i++) {
      x[i] *= gain[i];
    }
  }

  /// Goes from what is there to another signal, share 0 to 1; at either end it is that signal
  /// exactly.
  public static void blend(float[] x, float[] share, float[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = y[i] * (1 - share[i]) + x[i] * share[i];
    }
  }

  /// Makes zeros positive: a gain of 0 leaves the sign of what it silenced, and whether a gain was
  /// multiplied or skipped must not show.
  public static void dropSignOfZero(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] += 0f;
    }
  }
}
