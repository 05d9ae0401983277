package cuebus.insert;

import java.util.Arrays;

/// Hears acoustic feedback build up: a single tone that grows, and grows evenly.
///
/// Every 21 ms a spectrum over 43 ms says whether nearly all power lies in one line, and how much
/// that is. A howl is heard when for 8 spectra in a row, or for more up to 34,
///
/// - one line has at least 0.8 of the power, at one frequency,
/// - its level has risen by at least 0.3 dB each time and by 10 dB in all, to −40 dBFS or more,
/// - the later half of the rise is at least 0.85 of the earlier one, in dB,
/// - if it goes on so, it is at full scale within 0.2 s.
///
/// Music has more than one line, a held organ pipe or a test tone does not rise, and a tone that is
/// faded in or swells rises ever more slowly in dB, while a loop with a gain above 1 multiplies the
/// level by the same factor each time round: that is the third rule. A crescendo or a fader that
/// moves evenly in dB does the same, but slower, and seldom up to full scale: that is the fourth.
/// Levels are those of both channels together; a full-scale sine in one of them is 0 dBFS.
final class HowlDetector {

  private static final double RATE = 12_000;
  private static final int SIZE = 512;
  private static final int HOP = SIZE / 2;
  private static final int LEAST_SPECTRA = 8;

  /// As many as a rise of 10 dB takes at most.
  private static final int SPECTRA = 34;

  /// A line of a Hann window is four bins wide.
  private static final int HALF_LINE = 2;

  /// Below this bin, some 100 Hz, a spectrum this short tells no lines apart: what is there counts
  /// as something else.
  private static final int LOWEST = 4;

  /// Below this bin lies the trace that DC leaves.
  private static final int LOWEST_HEARD = 2;

  private static final double PURE = 0.8;
  private static final double LEAST_STEP_DB = 0.3;
  private static final double LEAST_RISE_DB = 10;
  private static final double EVEN = 0.85;
  private static final double LEAST_DBFS = -40;

  /// How soon full scale would be reached, in spectra: 0.2 s.
  private static final double AHEAD_SPECTRA = 0.2 * RATE / HOP;

  private final int span;
  private final Fourier fourier = new Fourier(SIZE);
  private final double[] window = new double[SIZE];

  // The two channels as real and imaginary parts: one transform serves both.
  private final double[] left = new double[SIZE];
  private final double[] right = new double[SIZE];
  private final double[] real = new double[SIZE];
  private final double[] imaginary = new double[SIZE];
  private final double[] levels = new double[SPECTRA + 1];
  private double leftSum;
  private double rightSum;
  private int summed;
  private int filled;
  private int line;
  private int rising;

  HowlDetector(double sampleRate) {
    span = Math.max(1, (int) Math.round(sampleRate / RATE));
    for (int n = 0; n < SIZE; n++) {
      window[n] = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / SIZE);
    }
  }

  /// Takes frames in until a howl is heard.
  ///
  /// @return the frame with which it is heard; `end` if it is not
  int listen(float[] l, float[] r, int from, int end) {
    int i = from;
    for (; i < end && summed > 0; i++) {
      if (hears(l[i], r[i])) {
        return i;
      }
    }
    for (; end - i >= span; i += span) {
      for (int n = i; n < i + span - 1; n++) {
        leftSum += l[n];
        rightSum += r[n];
      }
      summed = span - 1;
      if (hears(l[i + span - 1], r[i + span - 1])) {
        return i + span - 1;
      }
    }
    for (; i < end; i++) {
      // Less than a span: nothing is heard yet.
      hears(l[i], r[i]);
    }
    return end;
  }

  /// Takes a frame in.
  ///
  /// @return true if a howl is heard now
  boolean hears(float l, float r) {
    leftSum += l;
    rightSum += r;
    summed++;
    if (summed < span) {
      return false;
    }
    // Means of a few samples fold high tones down, which are as good a sign there.
    left[HOP + filled] = leftSum / span;
    right[HOP + filled] = rightSum / span;
    leftSum = 0;
    rightSum = 0;
    summed = 0;
    filled++;
    if (filled < HOP) {
      return false;
    }
    boolean heard = judge();
    System.arraycopy(left, HOP, left, 0, HOP);
    System.arraycopy(right, HOP, right, 0, HOP);
    filled = 0;
    return heard;
  }

  private boolean judge() {
    for (int n = 0; n < SIZE; n++) {
      real[n] = window[n] * left[n];
      imaginary[n] = window[n] * right[n];
    }
    fourier.transform(real, imaginary);
    double total = 0;
    int strongest = LOWEST;
    for (int k = LOWEST_HEARD; k < SIZE / 2; k++) {
      double power = power(k);
      total += power;
      if (k > LOWEST && power > power(strongest)) {
        strongest = k;
      }
    }
    double pure = 0;
    int end = Math.min(SIZE / 2 - 1, strongest + HALF_LINE);
    for (int k = Math.max(LOWEST, strongest - HALF_LINE); k <= end; k++) {
      pure += power(k);
    }
    // A full-scale sine in one channel has SIZE²/4 · 3/8 in its line.
    double level = 10 * Math.log10(Math.max(1e-20, pure / (SIZE * (double) SIZE * 3 / 32)));
    boolean same = Math.abs(strongest - line) <= 1;
    boolean rises = level >= levels[SPECTRA] + LEAST_STEP_DB;
    System.arraycopy(levels, 1, levels, 0, SPECTRA);
    levels[SPECTRA] = level;
    line = strongest;
    rising = pure >= PURE * total && same && rises ? rising + 1 : 0;
    return level >= LEAST_DBFS && growsLikeALoop();
  }

  private boolean growsLikeALoop() {
    for (int n = LEAST_SPECTRA; n <= Math.min(rising, SPECTRA); n += 2) {
      double middle = levels[SPECTRA - n / 2];
      double earlier = middle - levels[SPECTRA - n];
      double later = levels[SPECTRA] - middle;
      double rise = earlier + later;
      if (rise >= LEAST_RISE_DB) {
        return later >= EVEN * earlier && levels[SPECTRA] + rise / n * AHEAD_SPECTRA >= 0;
      }
    }
    return false;
  }

  /// The power of both channels in a bin.
  private double power(int k) {
    int mirror = SIZE - k;
    return (real[k] * real[k]
            + imaginary[k] * imaginary[k]
            + real[mirror] * real[mirror]
            + imaginary[mirror] * imaginary[mirror])
        / 2;
  }

  void reset() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    Arrays.fill(levels, 0);
    leftSum = 0;
    rightSum = 0;
    summed = 0;
    filled = 0;
    line = 0;
    rising = 0;
  }
}
