package cuebus.mix;

import cuebus.dsp.Levels;
import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.rt.SharedDoubles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bus channels on their way in: what is not finite, or too large for a level, becomes silence,
/// then trim or what stands in its place, polarity, mute and balance as one gain, then the width of
/// pairs, then the source meters, which always show the trim. Belongs to the audio thread.
final class SourceStrips {

  final float[][] channel;
  final Ramp gain;
  final Levels levels;

  /// Width of the pair that begins at a channel, 1 as it is; only pairs move from 1.
  final Ramp width;

  /// How much louder the meters show a channel than mixes hear it.
  final double[] metered;

  private final boolean[] silent;
  private final SharedDoubles nonFinite;
  private final float[] gains;
  private final float[] peaks;

  SourceStrips(int inputs, int hop, int rampFrames, double hopSeconds) {
    channel = new float[inputs][hop];
    gain = new Ramp(inputs, rampFrames);
    levels = new Levels(inputs, hopSeconds);
    width = new Ramp(inputs, rampFrames);
    metered = new double[inputs];
    for (int c = 0; c < inputs; c++) {
      width.snap(c, 1);
      metered[c] = 1;
    }
    peaks = new float[inputs];
    silent = new boolean[inputs];
    nonFinite = new SharedDoubles(inputs);
    gains = new float[hop];
  }

  /// Fills `channel[…][0…frames)` from the bus.
  ///
  /// @param bus `[channel][frame]`; a missing channel is silence
  void process(float[] @Nullable [] bus, int offset, int frames) {
    for (int c = 0; c < channel.length; c++) {
      peaks[c] = take(c, c < bus.length ? bus[c] : null, offset, frames);
    }
    for (int c = 0; c + 1 < channel.length; c++) {
      if (width.moving(c) || width.target(c) != 1) {
        widen(c, frames);
      }
    }
    for (int c = 0; c < channel.length; c++) {
      if (!silent[c]) {
        float peak = (float) Math.min(peaks[c] * metered[c], Float.MAX_VALUE);
        double squares = peaks[c] == 0 ? 0 : Samples.squares(channel[c], frames);
        levels.add(c, peak, squares * metered[c] * metered[c]);
      }
    }
  }

  /// Fills one channel.
  ///
  /// @return its peak
  private float take(int c, float @Nullable [] in, int offset, int frames) {
    float[] x = channel[c];
    silent[c] = in == null || gain.silent(c);
    if (in == null) {
      Arrays.fill(x, 0, frames, 0);
      gain.advance(c, frames);
      return 0;
    }
    System.arraycopy(in, offset, x, 0, frames);
    float peak = Samples.peak(x, frames);
    if (!(peak <= Samples.LARGEST)) {
      nonFinite.set(c, nonFinite.get(c) + Samples.silenceUnusable(x, frames));
      peak = Samples.peak(x, frames);
    }
    if (gain.moving(c)) {
      gain.fill(c, gains, frames);
      Samples.scale(x, gains, frames);
      gain.advance(c, frames);
      return finitePeak(x, frames);
    }
    if (gain.target(c) != 1) {
      Samples.scale(x, gain.target(c), frames);
      peak *= Math.abs(gain.target(c));
      return peak <= Samples.LARGEST ? peak : finitePeak(x, frames);
    }
    return peak;
  }

  /// The peak once what a large gain made infinite is silence.
  private static float finitePeak(float[] x, int frames) {
    float peak = Samples.peak(x, frames);
    if (peak <= Samples.LARGEST) {
      return peak;
    }
    Samples.silenceUnusable(x, frames);
    return Samples.peak(x, frames);
  }

  /// Sets the side signal of a pair to its width: half of left minus right, on top of their mean.
  private void widen(int c, int frames) {
    float[] left = channel[c];
    float[] right = channel[c + 1];
    width.fill(c, gains, frames);
    width.advance(c, frames);
    for (int i = 0; i < frames; i++) {
      if (gains[i] == 1) {
        // As it is to the bit, wherever a block is cut.
        continue;
      }
      float middle = 0.5f * left[i] + 0.5f * right[i];
      float side = gains[i] * (0.5f * left[i] - 0.5f * right[i]);
      left[i] = middle + side;
      right[i] = middle - side;
    }
    boolean nothing = silent[c] && silent[c + 1];
    silent[c] = nothing;
    silent[c + 1] = nothing;
    peaks[c] = finitePeak(left, frames);
    peaks[c + 1] = finitePeak(right, frames);
  }

  /// True if there is nothing of this channel in the stretch processed last.
  boolean silent(int c) {
    return silent[c];
  }

  /// Samples of a channel that were not finite since the last reset. Any thread.
  long nonFinite(int c) {
    return (long) nonFinite.get(c);
  }

  void reset() {
    gain.finish();
    width.finish();
    levels.reset();
    for (int c = 0; c < channel.length; c++) {
      nonFinite.set(c, 0);
    }
  }
}
