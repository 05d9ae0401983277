package cuebus.dsp;

import java.util.Arrays;

/// A symmetric half-band filter, a Kaiser-windowed sinc: a pure delay in its pass band, where it is
/// flat to 1e-4 dB, and −125 dB outside.
///
/// Every other tap but the middle one is 0, so each way costs one convolution at the lower rate.
public final class FirHalfBand implements HalfBand {

  private static final double STOP_DB = 125;

  /// Frames worked on at once.
  private static final int BLOCK = 64;

  /// The taps beside the middle one, both sides, at every other sample.
  private final double[] taps;

  private final int reach;
  private final double[] upLine;
  private final double[] downLine;
  private final double[] middleLine;
  private final double[] sum = new double[2 * BLOCK];

  /// @param doubling which doubling of the sample rate it does, the first being 0
  /// @param maxFrames the most frames of the lower rate that one call may bring
  public FirHalfBand(int doubling, int maxFrames) {
    double transition = 0.5 - Math.scalb(PASS_EDGE, -doubling);
    // Kaiser's estimate of the length, at the higher rate.
    double length = (STOP_DB - 7.95) / (14.36 * transition);
    reach = (int) Math.ceil((length + 2) / 4);
    taps = new double[2 * reach];
    double beta = KaiserWindow.beta(STOP_DB);
    double sum = 0;
    for (int k = 0; k < taps.length; k++) {
      int t = 2 * (k - reach) + 1;
      taps[k] = Math.sin(Math.PI * t / 2) / t * KaiserWindow.at((double) t / (2 * reach), beta);
      sum += taps[k];
    }
    for (int k = 0; k < taps.length; k++) {
      taps[k] /= sum;
    }
    upLine = new double[2 * (taps.length - 1 + maxFrames)];
    downLine = new double[2 * (taps.length - 1 + maxFrames)];
    middleLine = new double[2 * (reach + maxFrames)];
  }

  @Override
  public void up(double[] low, double[] high, int frames) {
    int history = 2 * (taps.length - 1);
    System.arraycopy(low, 0, upLine, history, 2 * frames);
    for (int done = 0; done < frames; done += BLOCK) {
      int part = Math.min(BLOCK, frames - done);
      convolve(upLine, 2 * done, part);
      for (int n = 0; n < part; n++) {
        int i = 4 * (done + n);
        int middle = 2 * (done + n + reach);
        high[i] = sum[2 * n];
        high[i + 1] = sum[2 * n + 1];
        high[i + 2] = upLine[middle];
        high[i + 3] = upLine[middle + 1];
      }
    }
    System.arraycopy(upLine, 2 * frames, upLine, 0, history);
  }

  @Override
  public void down(double[] high, double[] low, int frames) {
    int history = 2 * (taps.length - 1);
    for (int n = 0; n < frames; n++) {
      downLine[history + 2 * n] = high[4 * n];
      downLine[history + 2 * n + 1] = high[4 * n + 1];
      middleLine[2 * (reach + n)] = high[4 * n + 2];
      middleLine[2 * (reach + n) + 1] = high[4 * n + 3];
    }
    for (int done = 0; done < frames; done += BLOCK) {
      int part = Math.min(BLOCK, frames - done);
      convolve(downLine, 2 * done, part);
      for (int i = 0; i < 2 * part; i++) {
        low[2 * done + i] = 0.5 * (sum[i] + middleLine[2 * done + i]);
      }
    }
    System.arraycopy(downLine, 2 * frames, downLine, 0, history);
    System.arraycopy(middleLine, 2 * frames, middleLine, 0, 2 * reach);
  }

  private void convolve(double[] line, int from, int frames) {
    Arrays.fill(sum, 0, 2 * frames, 0);
    for (int k = 0; k < taps.length; k++) {
      double tap = taps[k];
      int at = from + 2 * k;
      for (int i = 0; i < 2 * frames; i++) {
        sum[i] += tap * line[at + i];
      }
    }
  }

  /// The way up is late by the middle tap's `2·reach − 1` samples of the higher rate, and so is the
  /// way down.
  @Override
  public int delay() {
    return 2 * reach - 1;
  }

  @Override
  public void snap() {
    // Without feedback, silence goes through to exactly zero.
  }

  @Override
  public void reset() {
    Arrays.fill(upLine, 0);
    Arrays.fill(downLine, 0);
    Arrays.fill(middleLine, 0);
  }
}
