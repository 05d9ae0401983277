package cuebus.dsp;

import java.util.Arrays;

/// A short filter of least phase with a given smooth magnitude response, for a stereo signal of
/// interleaved frames.
///
/// Source: A. V. Oppenheim, R. W. Schafer, "Discrete-Time Signal Processing": the cepstrum of a
/// minimum-phase sequence is causal, and the sequence follows from it by a recursion.
public final class MinimumPhaseFilter {

  /// Enough for responses that differ by some tenths of a decibel over the audio band.
  private static final int TAPS = 24;

  private final double[] taps = new double[TAPS];
  private final double[] line;
  private final double[] sum;

  /// @param logMagnitude natural logarithm of the magnitude at the middles of as many equal parts
  ///   of the band from 0 to half the sample rate
  /// @param maxFrames the most frames that one call may bring
  public MinimumPhaseFilter(double[] logMagnitude, int maxFrames) {
    line = new double[2 * (TAPS - 1 + maxFrames)];
    sum = new double[2 * maxFrames];
    double[] cepstrum = new double[TAPS];
    int points = logMagnitude.length;
    for (int k = 0; k < TAPS; k++) {
      for (int j = 0; j < points; j++) {
        cepstrum[k] += 2 * logMagnitude[j] * Math.cos(Math.PI * k * (j + 0.5) / points) / points;
      }
    }
    taps[0] = Math.exp(cepstrum[0] / 2);
    for (int n = 1; n < TAPS; n++) {
      for (int k = 1; k <= n; k++) {
        taps[n] += cepstrum[k] * taps[n - k] * k / n;
      }
    }
  }

  /// Filters a block in place.
  public void process(double[] frames, int count) {
    int history = 2 * (TAPS - 1);
    System.arraycopy(frames, 0, line, history, 2 * count);
    Arrays.fill(sum, 0, 2 * count, 0);
    for (int k = 0; k < TAPS; k++) {
      double tap = taps[k];
      int at = history - 2 * k;
      for (int i = 0; i < 2 * count; i++) {
        sum[i] += tap * line[at + i];
      }
    }
    System.arraycopy(sum, 0, frames, 0, 2 * count);
    System.arraycopy(line, 2 * count, line, 0, history);
  }

  /// Forgets the signal.
  public void reset() {
    Arrays.fill(line, 0);
  }
}
