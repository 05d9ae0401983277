package cuebus.hearing;

import cuebus.dsp.AWeighting;
import java.util.Arrays;

/// A-weighted energies of several channels and of every pair of them: what tells how much each
/// contributes to the energy of any mix of them.
///
/// The energy of a mix is Σᵢ Σⱼ gᵢ·gⱼ·Eᵢⱼ. Channel i contributes gᵢ·Σⱼ gⱼ·Eᵢⱼ, its own energy and
/// half of what it shares with each other one, so that all contributions add up to the whole. One
/// that cancels others contributes less than nothing. These are the Shapley values of the mix's
/// energy.
///
/// One thread; [#process] allocates nothing. The result does not depend on how the signal is cut
/// into calls.
///
/// Source: L. S. Shapley, "A value for n-person games", 1953.
public final class CrossEnergy {

  private static final int CHUNK = 512;

  private final AWeighting[] weightings;
  private final float[][] weighted;
  private final float[] part = new float[CHUNK];
  private final boolean[] silent;
  private final double[][] energies;
  private int filled;

  /// @param channels how many
  /// @param sampleRate in Hz, 8000 to 384 000
  public CrossEnergy(int channels, double sampleRate) {
    weightings = new AWeighting[channels];
    Arrays.setAll(weightings, c -> new AWeighting(sampleRate));
    weighted = new float[channels][CHUNK];
    silent = new boolean[channels];
    energies = new double[channels][channels];
  }

  /// Takes `frames` frames from `offset` on.
  ///
  /// @param channels `[channel][frame]`
  public void process(float[][] channels, int offset, int frames) {
    for (int done = 0; done < frames; ) {
      int count = Math.min(frames - done, CHUNK - filled);
      for (int c = 0; c < weightings.length; c++) {
        weightings[c].process(channels[c], offset + done, part, count);
        System.arraycopy(part, 0, weighted[c], filled, count);
      }
      done += count;
      filled += count;
      if (filled == CHUNK) {
        addUp();
      }
    }
  }

  private void addUp() {
    for (int i = 0; i < weighted.length; i++) {
      weightings[i].settle();
      silent[i] = isSilent(weighted[i]);
      for (int j = 0; j <= i && !silent[i]; j++) {
        if (!silent[j]) {
          energies[i][j] += product(weighted[i], weighted[j]);
        }
      }
    }
    filled = 0;
  }

  private boolean isSilent(float[] x) {
    for (int n = 0; n < filled; n++) {
      if (x[n] != 0) {
        return false;
      }
    }
    return true;
  }

  private double product(float[] x, float[] y) {
    // Four sums, so that an addition need not wait for the one before.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int n = 0;
    for (; n + 3 < filled; n += 4) {
      a += (double) x[n] * y[n];
      b += (double) x[n + 1] * y[n + 1];
      c += (double) x[n + 2] * y[n + 2];
      d += (double) x[n + 3] * y[n + 3];
    }
    for (; n < filled; n++) {
      a += (double) x[n] * y[n];
    }
    return a + b + (c + d);
  }

  /// What each channel contributes to a mix of all so far, as a share of its energy; all 0 for a
  /// silent mix. No more may be processed afterwards.
  ///
  /// @param left gain of each channel into the left ear
  /// @param right gain of each channel into the right ear
  public double[] shares(double[] left, double[] right) {
    addUp();
    double[] shares = new double[weighted.length];
    double whole = 0;
    for (int i = 0; i < shares.length; i++) {
      for (int j = 0; j < shares.length; j++) {
        double energy = energies[Math.max(i, j)][Math.min(i, j)];
        shares[i] += (left[i] * left[j] + right[i] * right[j]) * energy;
      }
      whole += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] = whole > 0 ? shares[i] / whole : 0;
    }
    return shares;
  }
}
