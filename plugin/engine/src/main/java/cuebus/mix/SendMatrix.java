package cuebus.mix;

import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sends: how much of each bus channel goes to the left and the right of each mix. Sparse: each
/// mix walks a list of the crosspoints that are open, so one that is off costs nothing. Belongs to
/// the audio thread.
final class SendMatrix {

  private final int inputs;
  private final Ramp gain;
  private final int[][] open;
  private final int[] openCount;
  private final boolean[] stale;
  private final float[] gains;

  SendMatrix(int inputs, int mixes, int hop, int rampFrames) {
    this.inputs = inputs;
    gain = new Ramp(inputs * mixes * 2, rampFrames);
    open = new int[mixes][inputs * 2];
    openCount = new int[mixes];
    stale = new boolean[mixes];
    gains = new float[hop];
  }

  /// Sends a channel into a mix from now on.
  ///
  /// @param left gain into the left side
  /// @param right gain into the right side
  /// @param snap true to be there at once, without a ramp
  void send(int mix, int channel, double left, double right, boolean snap) {
    gain.set(crosspoint(mix, channel), left, snap);
    gain.set(crosspoint(mix, channel) + 1, right, snap);
    stale[mix] = true;
  }

  private int crosspoint(int mix, int channel) {
    return (mix * inputs + channel) * 2;
  }

  /// The gain of a channel into the left (0) or right (1) side of a mix, where its glide ends.
  float target(int mix, int channel, int side) {
    return gain.target(crosspoint(mix, channel) + side);
  }

  /// Writes the sum of a mix's sends.
  ///
  /// @return false if there is nothing in it: both sides were filled with zeros
  boolean sum(int mix, SourceStrips sources, float[] left, float[] right, int frames) {
    return sum(mix, sources, null, false, left, right, frames);
  }

  /// Writes the sum of some of a mix's sends. Time goes on for those summed: each stretch must be
  /// summed whole, at once or in its two parts.
  ///
  /// @param part by channel, tells the two parts; null for all
  /// @param wanted which part
  /// @return false if there is nothing in it: both sides were filled with zeros
  boolean sum(
      int mix,
      SourceStrips sources,
      boolean @Nullable [] part,
      boolean wanted,
      float[] left,
      float[] right,
      int frames) {
    if (stale[mix]) {
      findOpen(mix);
    }
    Arrays.fill(left, 0, frames, 0);
    Arrays.fill(right, 0, frames, 0);
    boolean heard = false;
    for (int i = 0; i < openCount[mix]; i++) {
      int side = open[mix][i];
      int channel = side / 2 % inputs;
      if (part != null && part[channel] != wanted) {
        continue;
      }
      float[] out = (side & 1) == 0 ? left : right;
      if (gain.moving(side)) {
        gain.fill(side, gains, frames);
        gain.advance(side, frames);
        stale[mix] |= gain.silent(side);
        Samples.add(sources.channel[channel], gains, out, frames);
        heard = true;
      } else if (!sources.silent(channel)) {
        Samples.add(sources.channel[channel], gain.target(side), out, frames);
        heard = true;
      }
    }
    return heard;
  }

  private void findOpen(int mix) {
    int count = 0;
    int first = crosspoint(mix, 0);
    for (int side = first; side < first + inputs * 2; side++) {
      if (!gain.silent(side)) {
        open[mix][count++] = side;
      }
    }
    openCount[mix] = count;
    stale[mix] = false;
  }

  /// How many crosspoints of a mix cost anything at present.
  int open(int mix) {
    return openCount[mix];
  }

  void finish() {
    gain.finish();
    Arrays.fill(stale, true);
  }
}
