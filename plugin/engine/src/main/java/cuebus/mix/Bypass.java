package cuebus.mix;

import cuebus.dsp.FrameDelay;
import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.rt.AudioThread;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Passes the bus through instead of the mixes: input 1 to output 1, and so on, as late as the
/// mixes are. Fades between both. Belongs to the audio thread.
@AudioThread
final class Bypass {

  /// How much of the bus is passed; one gain.
  private final Ramp gain;

  private final float[] gains;
  private final float[][] kept;

  /// Keep what is passed in step with the mixes.
  private final FrameDelay[] delays;

  private int latency;

  /// @param outputs how many channels go out, even
  /// @param hop the most frames at once
  /// @param most frames by which the mixes may be late
  Bypass(int outputs, int hop, int rampFrames, int most) {
    gain = new Ramp(1, rampFrames);
    gains = new float[hop];
    kept = new float[outputs][hop];
    delays = new FrameDelay[outputs / 2];
    Arrays.setAll(delays, m -> new FrameDelay(most));
  }

  /// Follows mixes that are late by so many frames, and forgets what was kept.
  void latency(int frames) {
    latency = frames;
    for (FrameDelay delay : delays) {
      delay.length(frames);
    }
  }

  /// Switches it.
  ///
  /// @param amount 1 passes the bus, 0 the mixes
  void set(double amount, boolean snap) {
    gain.set(0, amount, snap);
  }

  /// Whether anything of the bus is heard.
  boolean passes() {
    return !gain.silent(0);
  }

  /// Keeps a stretch of the bus for [#pass]: before anything is written, for the outputs may be the
  /// bus itself.
  ///
  /// @param inputs how many channels of `bus` may be read
  void keep(float[] @Nullable [] bus, int inputs, int offset, int frames) {
    if (!passes() && latency == 0) {
      return;
    }
    for (int c = 0; c < kept.length; c++) {
      float[] in = c < Math.min(inputs, bus.length) ? bus[c] : null;
      if (in == null) {
        Arrays.fill(kept[c], 0, frames, 0);
      } else {
        System.arraycopy(in, offset, kept[c], 0, frames);
        Samples.finite(kept[c], frames);
      }
    }
    for (int m = 0; m < delays.length; m++) {
      delays[m].process(kept[2 * m], kept[2 * m + 1], frames);
    }
  }

  /// Puts what was kept into a channel, as far as it is heard.
  ///
  /// @param x the channel's mix, in place
  void pass(int channel, float[] x, int frames) {
    if (!passes()) {
      return;
    }
    if (gain.moving(0)) {
      Samples.finite(x, frames);
      gain.fill(0, gains, frames);
      Samples.blend(kept[channel], gains, x, frames);
    } else {
      System.arraycopy(kept[channel], 0, x, 0, frames);
    }
  }

  /// Moves on, after all channels.
  void advance(int frames) {
    gain.advance(0, frames);
  }

  /// Ends the fade and forgets what was kept.
  void reset() {
    gain.finish();
    for (FrameDelay delay : delays) {
      delay.reset();
    }
  }
}
