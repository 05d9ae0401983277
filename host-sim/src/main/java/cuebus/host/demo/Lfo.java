package cuebus.host.demo;

import net.beadsproject.beads.core.AudioContext;

/// A slow sine between −1 and 1.
final class Lfo extends Control {

  private final double radiansPerFrame;

  Lfo(AudioContext context, double hertz) {
    super(context);
    radiansPerFrame = 2 * Math.PI * hertz / context.getSampleRate();
  }

  @Override
  void fill(float[] out, long frame) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Math.sin(radiansPerFrame * (frame + i));
    }
  }
}
