package cuebus.host.nativehost.vst2;

import cuebus.host.nativehost.PluginEvent;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.util.List;

/// The MIDI messages of a block in the memory that a VST 2.4 plugin reads.
///
/// Source: the public binary interface: a count, a reserved pointer, then pointers to events of 32
/// bytes each.
final class MidiEvents {

  /// More messages in one slice are dropped; no instrument sends that many at once.
  private static final int MOST = 512;

  private static final int EVENT_BYTES = 32;
  private static final int MIDI_TYPE = 1;

  private final long list;
  private final long events;

  MidiEvents(Arena arena) {
    list = arena.allocate(16 + 8L * MOST, 8).address();
    events = arena.allocate((long) EVENT_BYTES * MOST, 8).address();
    for (int i = 0; i < MOST; i++) {
      Memory.int64(list + 16 + 8L * i, events + (long) EVENT_BYTES * i);
    }
  }

  /// Takes the messages of one slice.
  ///
  /// @return how many
  int put(List<PluginEvent> all, int offset, int frames) {
    int count = 0;
    for (int i = 0; i < all.size() && count < MOST; i++) {
      if (all.get(i) instanceof PluginEvent.Midi midi
          && midi.frame() >= offset
          && midi.frame() < offset + frames) {
        long event = events + (long) EVENT_BYTES * count++;
        Memory.int32(event, MIDI_TYPE);
        Memory.int32(event + 4, EVENT_BYTES);
        Memory.int32(event + 8, midi.frame() - offset);
        Memory.int8(event + 24, midi.status());
        Memory.int8(event + 25, midi.data1());
        Memory.int8(event + 26, midi.data2());
      }
    }
    Memory.int32(list, count);
    return count;
  }

  long address() {
    return list;
  }
}
