package cuebus.dsp;

import cuebus.rt.SharedDoubles;

/// Peak and RMS meters of several channels. The audio thread writes, any thread reads.
///
/// The peak rises at once and falls by 20 dB in 1.7 s, the return time of a digital peak programme
/// meter (IEC 60268-18). RMS is exponentially averaged with a time constant of 300 ms.
public final class Levels {

  private static final double FALL_DB_PER_SECOND = 20 / 1.7;
  private static final double RMS_SECONDS = 0.3;

  /// Below this a mean square is nothing: keeps denormal numbers away.
  private static final double NOTHING = 1e-15;

  private final double fall;
  private final double share;
  private final float[] hopPeak;
  private final double[] hopSquares;
  private final double[] peak;
  private final double[] meanSquare;
  private final SharedDoubles shown;

  /// @param channels how many
  /// @param hopSeconds how often [#endOfHop] will be called, in seconds
  public Levels(int channels, double hopSeconds) {
    fall = Math.pow(10, -FALL_DB_PER_SECOND * hopSeconds / 20);
    share = 1 - Math.exp(-hopSeconds / RMS_SECONDS);
    hopPeak = new float[channels];
    hopSquares = new double[channels];
    peak = new double[channels];
    meanSquare = new double[channels];
    shown = new SharedDoubles(2 * channels);
  }

  /// Counts part of a hop in. Audio thread.
  ///
  /// @param partPeak its largest magnitude, finite
  /// @param squares the sum of its squares
  public void add(int channel, float partPeak, double squares) {
    hopPeak[channel] = Math.max(hopPeak[channel], partPeak);
    hopSquares[channel] += squares;
  }

  /// Shows what was counted and begins the next hop. Audio thread.
  ///
  /// @param frames length of the hop that ends
  public void endOfHop(int frames) {
    for (int c = 0; c < hopPeak.length; c++) {
      peak[c] = Math.max(hopPeak[c], peak[c] * fall);
      meanSquare[c] += share * (hopSquares[c] / frames - meanSquare[c]);
      peak[c] = peak[c] < NOTHING ? 0 : peak[c];
      meanSquare[c] = meanSquare[c] < NOTHING ? 0 : meanSquare[c];
      hopPeak[c] = 0;
      hopSquares[c] = 0;
      shown.set(2 * c, peak[c]);
      shown.set(2 * c + 1, Math.sqrt(meanSquare[c]));
    }
  }

  /// Forgets everything. Audio thread.
  public void reset() {
    for (int c = 0; c < hopPeak.length; c++) {
      hopPeak[c] = 0;
      hopSquares[c] = 0;
      peak[c] = 0;
      meanSquare[c] = 0;
      shown.set(2 * c, 0);
      shown.set(2 * c + 1, 0);
    }
  }

  /// Peak as an amplitude factor, 1 = 0 dBFS. Any thread.
  public double peak(int channel) {
    return shown.get(2 * channel);
  }

  /// RMS as an amplitude factor; a full-scale sine shows 0.707. Any thread.
  public double rms(int channel) {
    return shown.get(2 * channel + 1);
  }
}
