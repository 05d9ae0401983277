package cuebus.host.demo;

import java.util.List;
import net.beadsproject.beads.core.AudioContext;

/// The loudness contour of a part: 0 at rest, a note's velocity at its peak. A linear attack from
/// wherever the last note was, so that nothing clicks, then exponential decay and release.
final class Contour extends Control {

  /// The times of a contour.
  ///
  /// @param attack seconds to the peak, 0 starts there
  /// @param decay time constant towards the sustained level, in seconds
  /// @param sustain level while a note is held, as a ratio of its peak
  /// @param release time constant towards 0 after a note, in seconds
  record Shape(double attack, double decay, double sustain, double release) {

    /// Something struck that rings by itself, held or not.
    static Shape struck(double attack, double decay) {
      return new Shape(attack, decay, 0, decay);
    }
  }

  /// −120 dB: below it a contour is at rest, and no denormal follows.
  private static final double REST = 1e-6;

  private final NoteReader notes;
  private final Shape shape;
  private final double decay;
  private final double release;

  private double level;
  private double peak;
  private double attackStep;
  private long peakFrame;
  private long endFrame;

  Contour(AudioContext context, List<PlayedNote> notes, Shape shape) {
    super(context);
    this.notes = new NoteReader(notes);
    this.shape = shape;
    decay = approach(context, shape.decay());
    release = approach(context, shape.release());
  }

  @Override
  void fill(float[] out, long frame) {
    for (int i = 0; i < out.length; i++) {
      advance(frame + i);
      out[i] = (float) level;
    }
  }

  private void advance(long frame) {
    PlayedNote note = notes.beginningAt(frame);
    if (note != null) {
      begin(note);
    }
    if (frame >= endFrame) {
      level -= level * release;
    } else if (frame < peakFrame) {
      level += attackStep;
    } else {
      level += (peak * shape.sustain() - level) * decay;
    }
    if (level < REST) {
      level = 0;
    }
  }

  private void begin(PlayedNote note) {
    long attackFrames = Math.round(context.msToSamples(1000 * shape.attack()));
    peak = note.velocity();
    peakFrame = note.start() + attackFrames;
    endFrame = note.end();
    if (attackFrames == 0) {
      level = peak;
    } else {
      attackStep = (peak - level) / attackFrames;
    }
  }
}
