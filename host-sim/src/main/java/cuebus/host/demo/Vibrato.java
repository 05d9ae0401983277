package cuebus.host.demo;

import net.beadsproject.beads.core.AudioContext;

/// A pitch in Hz, bent up and down around itself.
final class Vibrato extends Control {

  private final Control pitch;
  private final Control lfo;
  private final Control depth;
  private final double ratio;

  /// @param pitch in Hz
  /// @param hertz rate of the vibrato
  /// @param cents how far it bends either way at a depth of 1
  /// @param depth 0 to 1
  Vibrato(AudioContext context, Control pitch, double hertz, double cents, Control depth) {
    super(context);
    this.pitch = pitch;
    this.lfo = new Lfo(context, hertz);
    this.depth = depth;
    ratio = Math.pow(2, cents / 1200) - 1;
  }

  @Override
  void fill(float[] out, long frame) {
    pitch.update();
    lfo.update();
    depth.update();
    for (int i = 0; i < out.length; i++) {
      double bend = 1 + ratio * depth.getValue(0, i) * lfo.getValue(0, i);
      out[i] = (float) (pitch.getValue(0, i) * bend);
    }
  }
}
