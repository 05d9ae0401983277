package cuebus.mix;

import cuebus.dsp.Levels;
import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.rt.SharedDoubles;
import org.jspecify.annotations.Nullable;

/// The bus channels on their way in: what is not finite becomes silence, then trim, polarity and
/// mute as one gain, then the source meters. Belongs to the audio thread.
final class SourceStrips {

  final float[][] channel;
  final Ramp gain;
  final Levels levels;

  private final boolean[] silent;
  private final SharedDoubles nonFinite;
  private final float[] gains;

  SourceStrips(int inputs, int hop, int rampFrames, double hopSeconds) {
    channel = new float[inputs][hop];
    gain = new Ramp(inputs, rampFrames);
    levels = new Levels(inputs, hopSeconds);
    silent = new boolean[inputs];
    nonFinite = new SharedDoubles(inputs);
    gains = new float[hop];
  }

  /// Fills `channel[…][0…frames)` from the bus.
  ///
  /// @param bus `[channel][frame]`; a missing channel is silence
  void process(float[] @Nullable [] bus, int offset, int frames) {
    for (int c = 0; c < channel.length; c++) {
      float[] x = channel[c];
      float[] in = c < bus.length ? bus[c] : null;
      silent[c] = in == null || gain.silent(c);
      if (in == null) {
        java.util.Arrays.fill(x, 0, frames, 0);
        gain.advance(c, frames);
        continue;
      }
      System.arraycopy(in, offset, x, 0, frames);
      float peak = Samples.peak(x, frames);
      if (!(peak <= Float.MAX_VALUE)) {
        nonFinite.set(c, nonFinite.get(c) + Samples.silenceNonFinite(x, frames));
        peak = Samples.peak(x, frames);
      }
      if (gain.moving(c)) {
        gain.fill(c, gains, frames);
        Samples.scale(x, gains, frames);
        gain.advance(c, frames);
        peak = Samples.peak(x, frames);
      } else if (gain.target(c) != 1) {
        Samples.scale(x, gain.target(c), frames);
        peak *= Math.abs(gain.target(c));
      }
      levels.add(c, peak, peak == 0 ? 0 : Samples.squares(x, frames));
    }
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
    levels.reset();
    for (int c = 0; c < channel.length; c++) {
      nonFinite.set(c, 0);
    }
  }
}
