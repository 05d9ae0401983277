package cuebus.insert;

import cuebus.dsp.TruePeak;
import java.util.Arrays;

/// What lets a limiter see peaks before they come: a delay, a detector of true peaks at its
/// entrance and a mean that turns the gain's step into a slope which ends as the peak leaves.
///
/// The gain for a frame is the mean of the limiter gains of the frames that entered after it. Each
/// of those already knew of it, for [LimiterGain] remembers for longer than the delay, so none is
/// above what it needs, nor is their mean.
final class LookAhead {

  private static final double SECONDS = 0.0015;

  /// Gains are summed as integers, which cancel exactly when they leave: a mean of ones is 1.
  private static final long ONE = 1L << 40;

  private static final double[][] PHASES = {
    TruePeak.taps(0.25), TruePeak.taps(0.5), TruePeak.taps(0.75)
  };

  private static final int TAPS = PHASES[0].length;

  /// No point between samples exceeds the largest of the samples around it by more than this.
  private static final double LARGEST_GAIN = largestGain();

  private final int latency;
  private final long[] gains;

  // Written twice, so that the last samples lie in a row from `at + 1` on.
  private final float[] left;
  private final float[] right;
  private final int size;
  private int at;
  private int gainAt;
  private long sum;

  /// Frames since one that could raise a true peak above the ceiling.
  private int quiet;

  LookAhead(double sampleRate) {
    latency = Math.max(TAPS, (int) Math.round(SECONDS * sampleRate));
    gains = new long[latency - TAPS / 2];
    size = latency + 1;
    left = new float[2 * size];
    right = new float[2 * size];
    reset();
  }

  private static double largestGain() {
    double largest = 0;
    for (double[] taps : PHASES) {
      largest = Math.max(largest, Arrays.stream(taps).map(Math::abs).sum());
    }
    return largest;
  }

  int latency() {
    return latency;
  }

  /// Takes a frame in.
  ///
  /// @return the gain of the frame that leaves now, see [#left()] and [#right()]
  double next(float l, float r, double ceiling, LimiterGain gain) {
    at = at + 1 == size ? 0 : at + 1;
    left[at] = l;
    left[at + size] = l;
    right[at] = r;
    right[at + size] = r;
    double peak = Math.max(Math.abs(l), Math.abs(r));
    quiet = peak * LARGEST_GAIN > ceiling ? 0 : Math.min(quiet + 1, TAPS);
    double needed = 1;
    if (quiet < TAPS) {
      double truePeak = Math.max(truePeak(left), truePeak(right));
      needed = truePeak > ceiling ? ceiling / truePeak : 1;
    }
    long entering = (long) (gain.next(needed) * ONE);
    sum += entering - gains[gainAt];
    gains[gainAt] = entering;
    gainAt = gainAt + 1 == gains.length ? 0 : gainAt + 1;
    return sum / (double) (gains.length * ONE);
  }

  /// The left sample that leaves.
  float left() {
    return left[at + size - latency];
  }

  /// The right sample that leaves.
  float right() {
    return right[at + size - latency];
  }

  /// The largest magnitude from the sample in the middle of the detector to the one after it.
  private double truePeak(float[] line) {
    int first = at + size - TAPS + 1;
    double peak = Math.max(Math.abs(line[first + TAPS / 2 - 1]), Math.abs(line[first + TAPS / 2]));
    for (double[] taps : PHASES) {
      double point = 0;
      for (int k = 0; k < TAPS; k++) {
        point += taps[k] * line[first + k];
      }
      peak = Math.max(peak, Math.abs(point));
    }
    return peak;
  }

  void reset() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    Arrays.fill(gains, ONE);
    sum = gains.length * ONE;
    quiet = TAPS;
    at = 0;
    gainAt = 0;
  }
}
