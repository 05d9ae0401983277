package cuebus.host.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a part along with the frames of the song.
final class NoteReader {

  private final List<PlayedNote> notes;
  private int next;

  /// Asked for in every frame, so kept at hand.
  private long nextStart;

  /// @param notes in time order, no two with the same start
  NoteReader(List<PlayedNote> notes) {
    this.notes = notes;
    nextStart = startOf(0);
  }

  /// The note that begins at a frame, or null.
  ///
  /// @param frame one after the other, from 0
  @Nullable PlayedNote beginningAt(long frame) {
    if (frame != nextStart) {
      return null;
    }
    PlayedNote note = notes.get(next++);
    nextStart = startOf(next);
    return note;
  }

  private long startOf(int index) {
    return index < notes.size() ? notes.get(index).start() : Long.MAX_VALUE;
  }
}
