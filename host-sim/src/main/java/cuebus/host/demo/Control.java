package cuebus.host.demo;

import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;

/// A control signal made from played notes, sample by sample: Beads' own envelopes are scheduled in
/// blocks.
///
/// Keeps its own output buffer. Beads asks a control for its first block while the graph is still
/// being built, and the shared buffers it would otherwise hand out are used again before that block
/// is read.
abstract class Control extends UGen {

  private long frame;

  Control(AudioContext context) {
    super(context, 1);
    outputInitializationRegime = OutputInitializationRegime.RETAIN;
    bufOut[0] = new float[bufferSize];
  }

  /// Computes one block.
  ///
  /// @param out where it goes, all of it
  /// @param frame the song's frame that `out[0]` is
  abstract void fill(float[] out, long frame);

  @Override
  public final void calculateBuffer() {
    fill(bufOut[0], frame);
    frame += bufferSize;
  }

  /// This control mapped from 0…1 to `from`…`to`.
  Control between(double from, double to) {
    Control source = this;
    return new Control(context) {
      @Override
      void fill(float[] out, long frame) {
        source.update();
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) (from + (to - from) * source.getValue(0, i));
        }
      }
    };
  }

  /// The part of the way to its target that an exponential approach covers in one frame.
  ///
  /// @param seconds time constant, 0 arrives at once
  static double approach(AudioContext context, double seconds) {
    return seconds == 0 ? 1 : 1 - Math.exp(-1 / (seconds * context.getSampleRate()));
  }
}
