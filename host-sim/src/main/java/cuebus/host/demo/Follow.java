package cuebus.host.demo;

import java.util.List;
import net.beadsproject.beads.core.AudioContext;

/// A value that each note sets, such as its pitch or a formant, with a glide from one to the next.
final class Follow extends Control {

  private final NoteReader notes;
  private final double[] values;
  private final double glide;

  private int next;
  private double target;
  private double value;

  /// @param values the value of each note, in the same order
  /// @param glideSeconds time constant of the glide, 0 jumps
  Follow(AudioContext context, List<PlayedNote> notes, double[] values, double glideSeconds) {
    super(context);
    this.notes = new NoteReader(notes);
    this.values = values;
    glide = approach(context, glideSeconds);
    target = values[0];
    value = target;
  }

  /// The pitch of the notes, in Hz.
  static Follow pitch(AudioContext context, List<PlayedNote> notes, double glideSeconds) {
    double[] hertz = notes.stream().mapToDouble(PlayedNote::hertz).toArray();
    return new Follow(context, notes, hertz, glideSeconds);
  }

  @Override
  void fill(float[] out, long frame) {
    for (int i = 0; i < out.length; i++) {
      if (notes.beginningAt(frame + i) != null) {
        target = values[next++];
      }
      value += (target - value) * glide;
      out[i] = (float) value;
    }
  }
}
