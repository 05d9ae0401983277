package cuebus.host.jvst;

import java.util.List;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import org.jspecify.annotations.Nullable;

/// Hands MIDI messages to a plugin block by block.
final class MidiPlayer {

  private final List<MidiMessage> messages;
  private int next;

  /// @param messages by rising frame
  MidiPlayer(List<MidiMessage> messages) {
    this.messages = messages;
  }

  /// The events of the next block; null if there are none.
  ///
  /// @param start frame at which the block begins
  /// @param frames its length
  @Nullable VSTEvents block(long start, int frames) {
    int first = next;
    while (next < messages.size() && messages.get(next).frame() < start + frames) {
      next++;
    }
    if (next == first) {
      return null;
    }
    VSTEvents block = new VSTEvents();
    block.setNumEvents(next - first);
    block.setEvents(
        messages.subList(first, next).stream().map(m -> m.event(start)).toArray(VSTEvent[]::new));
    return block;
  }
}
