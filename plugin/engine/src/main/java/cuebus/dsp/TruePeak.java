package cuebus.dsp;

import java.util.Arrays;

/// The true peak of a stereo signal: the largest magnitude of the waveform that its samples stand
/// for, found by fourfold oversampling.
///
/// The interpolator is a Kaiser-windowed sinc of 24 taps a phase instead of the standard's example
/// of 12: flat to 0.05 dB up to 0.42 of the sample rate, and its first phase is the samples
/// themselves, so a true peak is never below the sample peak.
///
/// A block is not interpolated where that provably cannot raise the peak: a point between samples
/// is at most the sum of the taps' magnitudes times the largest sample.
///
/// One thread; nothing is allocated after the constructor. Samples that are not finite count as
/// silence. The result does not depend on how the signal is cut into calls.
///
/// Source: ITU-R BS.1770-5, Annex 2.
public final class TruePeak {

  private static final int TAPS = 24;
  private static final int HALF = TAPS / 2;
  private static final double KAISER_BETA = 5;

  /// Frames interpolated together, as vector code.
  private static final int BLOCK = 512;

  /// A little more than a block: arrays that lie 4096 bytes apart hinder each other in the cache.
  private static final int ROOM = BLOCK + TAPS;

  /// Room for rounding in a sum of 24 floats, as a share of the largest.
  private static final double ROUNDING = 1e-5;

  // Phase 2 is symmetric. Phases 1 and 3 mirror each other: one even and one odd half make both.
  private final float[] middle = new float[HALF];
  private final float[] even = new float[HALF];
  private final float[] odd = new float[HALF];
  private final double largestGain;

  private final float[] left = new float[TAPS - 1 + BLOCK];
  private final float[] right = new float[TAPS - 1 + BLOCK];

  // What taps k and k + 1 from either end are multiplied with, brought to one index: the compiler
  // makes vector code of loops whose arrays all run together.
  private final float[] a0 = new float[ROOM];
  private final float[] a1 = new float[ROOM];
  private final float[] b0 = new float[ROOM];
  private final float[] b1 = new float[ROOM];
  private final float[] middleSum = new float[ROOM];
  private final float[] evenSum = new float[ROOM];
  private final float[] oddSum = new float[ROOM];
  private float peak;

  /// A meter at silence. It needs no sample rate.
  public TruePeak() {
    double[] quarterTaps = taps(0.25);
    double[] halfTaps = taps(0.5);
    for (int k = 0; k < HALF; k++) {
      middle[k] = (float) halfTaps[k];
      even[k] = (float) ((quarterTaps[k] + quarterTaps[TAPS - 1 - k]) / 2);
      odd[k] = (float) ((quarterTaps[k] - quarterTaps[TAPS - 1 - k]) / 2);
    }
    largestGain = Math.max(magnitudes(quarterTaps), magnitudes(halfTaps));
  }

  /// The interpolator: 24 taps that make, of as many samples in a row, the point `fraction` of the
  /// way between the two in the middle.
  ///
  /// @param fraction 0 to 1, both excluded
  public static double[] taps(double fraction) {
    double[] taps = new double[TAPS];
    double sum = 0;
    for (int k = 0; k < TAPS; k++) {
      double t = k - (HALF - 1) - fraction;
      double edge = t / HALF;
      double sinc = Math.sin(Math.PI * t) / (Math.PI * t);
      taps[k] = sinc * KaiserWindow.at(edge, KAISER_BETA);
      sum += taps[k];
    }
    double lean = 0;
    for (int k = 0; k < TAPS; k++) {
      taps[k] /= sum;
      lean += taps[k] * (k - (HALF - 1) - fraction);
    }
    // What the window leaves of a slope goes into the middle taps: straight lines become exact.
    taps[HALF - 1] += lean;
    taps[HALF] -= lean;
    return taps;
  }

  private static double magnitudes(double[] taps) {
    double sum = 0;
    for (double tap : taps) {
      sum += Math.abs(tap);
    }
    return sum;
  }

  /// Takes `frames` frames from `offset` on.
  public void process(float[] left, float[] right, int offset, int frames) {
    for (int done = 0; done < frames; done += BLOCK) {
      int part = Math.min(BLOCK, frames - done);
      take(this.left, left, offset + done, part);
      take(this.right, right, offset + done, part);
    }
  }

  /// The largest magnitude so far in either channel, 1 being full scale; 0 for silence. What rings
  /// on after the last frame is in it.
  public double peak() {
    return Math.max(tail(left), tail(right));
  }

  /// `line` begins with the last frames of the blocks before.
  private void take(float[] line, float[] samples, int offset, int frames) {
    System.arraycopy(samples, offset, line, TAPS - 1, frames);
    int length = TAPS - 1 + frames;
    float max = largest(line, length);
    if (!(max <= Float.MAX_VALUE)) {
      silenceNonFinite(line, length);
      max = largest(line, length);
    }
    peak = peakWith(line, length, max);
    System.arraycopy(line, frames, line, 0, TAPS - 1);
  }

  private float tail(float[] line) {
    int length = TAPS - 1 + HALF;
    Arrays.fill(line, TAPS - 1, length, 0);
    return peakWith(line, length, largest(line, length));
  }

  /// The peak so far, raised by what a line's samples and the points between them reach.
  private float peakWith(float[] line, int length, float max) {
    float found = Math.max(peak, max);
    if (max * (largestGain + ROUNDING) <= found) {
      return found;
    }
    float between = interpolated(line, length - TAPS + 1);
    // Written so that the NaN of an overflow changes nothing.
    return Math.min(between > found ? between : found, Float.MAX_VALUE);
  }

  /// The largest magnitude of the three points after each of the first `count` middle samples.
  private float interpolated(float[] line, int count) {
    Arrays.fill(middleSum, 0, count, 0);
    Arrays.fill(evenSum, 0, count, 0);
    Arrays.fill(oddSum, 0, count, 0);
    for (int k = 0; k < HALF; k += 2) {
      System.arraycopy(line, k, a0, 0, count);
      System.arraycopy(line, k + 1, a1, 0, count);
      System.arraycopy(line, TAPS - 1 - k, b0, 0, count);
      System.arraycopy(line, TAPS - 2 - k, b1, 0, count);
      toSums(a0, b0, count);
      toSums(a1, b1, count);
      add(a0, middle[k], a1, middle[k + 1], middleSum, count);
      add(a0, even[k], a1, even[k + 1], evenSum, count);
      add(b0, odd[k], b1, odd[k + 1], oddSum, count);
    }
    float max = 0;
    for (int i = 0; i < count; i++) {
      float side = Math.abs(evenSum[i]) + Math.abs(oddSum[i]);
      max = Math.max(max, Math.max(Math.abs(middleSum[i]), side));
    }
    return max;
  }

  /// Makes sums of `a` and differences of `b`.
  private static void toSums(float[] a, float[] b, int count) {
    for (int i = 0; i < count; i++) {
      float sum = a[i] + b[i];
      float difference = a[i] - b[i];
      a[i] = sum;
      b[i] = difference;
    }
  }

  private static void add(float[] x, float tapX, float[] y, float tapY, float[] sum, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += tapX * x[i] + tapY * y[i];
    }
  }

  private static float largest(float[] line, int length) {
    float max = 0;
    for (int i = 0; i < length; i++) {
      max = Math.max(max, Math.abs(line[i]));
    }
    return max;
  }

  private static void silenceNonFinite(float[] line, int length) {
    for (int i = 0; i < length; i++) {
      if (!(Math.abs(line[i]) <= Float.MAX_VALUE)) {
        line[i] = 0;
      }
    }
  }
}
