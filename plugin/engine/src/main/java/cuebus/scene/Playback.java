package cuebus.scene;

import cuebus.rt.ParameterEvents;
import java.util.List;

/// Plays a list of changes to a mixer, block by block, each at its own frame.
public final class Playback {

  private final List<LogEntry> entries;
  private final ParameterEvents events;
  private int next;
  private long position;

  /// @param entries by rising frame
  public Playback(List<LogEntry> entries) {
    this.entries = List.copyOf(entries);
    events = new ParameterEvents(entries.size());
  }

  /// The changes of the next frames; the same list is used again for every block.
  public ParameterEvents events(int frames) {
    events.clear();
    for (; next < entries.size() && entries.get(next).at() < position + frames; next++) {
      LogEntry entry = entries.get(next);
      int frame = (int) (entry.at() - position);
      if (entry.modulation()) {
        events.modulate(frame, entry.parameter(), entry.value());
      } else {
        events.add(frame, entry.parameter(), entry.value(), entry.actor(), entry.fadeMs());
      }
    }
    position += frames;
    return events;
  }
}
