package cuebus.host.demo;

import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.core.UGenChain;
import net.beadsproject.beads.ugens.AllpassFilter;
import net.beadsproject.beads.ugens.BiquadFilter;
import net.beadsproject.beads.ugens.CombFilter;

/// The reverberation of a room, without the direct sound. One input, one or two outputs that differ
/// as left and right do. Beads' Reverb moves at random.
///
/// Source: Schroeder, "Natural Sounding Artificial Reverberation", JAES 10 (3), 1962: parallel
/// combs of 30 to 45 ms, then all-passes of 5 and 1.7 ms, each delay a prime number of frames at 48
/// kHz.
final class Room extends UGenChain {

  private static final int[][] COMB_FRAMES = {{1427, 1783, 1973, 2099}, {1481, 1709, 2011, 2161}};
  private static final int[][] ALLPASS_FRAMES = {{241, 83}, {263, 79}};
  private static final float ALLPASS_GAIN = 0.7f;

  /// @param channels 1 or 2
  /// @param seconds time in which the sound decays by 60 dB
  /// @param brightnessHertz above it, walls absorb
  Room(AudioContext context, int channels, double seconds, double brightnessHertz) {
    super(context, 1, channels);
    BiquadFilter walls = new BiquadFilter(context, BiquadFilter.LP, (float) brightnessHertz, 0.5f);
    drawFromChainInput(walls);
    for (int channel = 0; channel < channels; channel++) {
      addToChainOutput(channel, side(walls, channel, seconds));
    }
  }

  private UGen side(UGen input, int channel, double seconds) {
    int[] combFrames = COMB_FRAMES[channel];
    AllpassFilter first = allpass(ALLPASS_FRAMES[channel][0]);
    for (int frames : combFrames) {
      double delay = frames / context.getSampleRate();
      float feedback = (float) Math.pow(10, -3 * delay / seconds);
      CombFilter comb = new CombFilter(context, frames);
      // Beads subtracts what it feeds back.
      comb.setParams(frames, 1f / combFrames.length, 0, -feedback);
      comb.addInput(input);
      first.addInput(comb);
    }
    AllpassFilter second = allpass(ALLPASS_FRAMES[channel][1]);
    second.addInput(first);
    return second;
  }

  private AllpassFilter allpass(int frames) {
    return new AllpassFilter(context, frames, frames, ALLPASS_GAIN);
  }
}
