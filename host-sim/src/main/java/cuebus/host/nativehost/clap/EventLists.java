package cuebus.host.nativehost.clap;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.PluginEvent;
import cuebus.host.nativehost.memory.Memory;
import cuebus.host.nativehost.memory.Upcalls;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.List;

/// The events that a CLAP plugin reads and those that it sends, which are looked at and dropped.
///
/// Source: CLAP 1.x, `events.h` (layouts): a header of 16 bytes (size, time, space, type, flags); a
/// parameter event of 56 bytes, a MIDI event of 24.
final class EventLists {

  private static final int SLOT_BYTES = 56;
  private static final int MIDI_BYTES = 24;

  private final ClapParameters parameters;
  private final Complaints complaints;
  private final Arena arena;
  private final long in;
  private final long out;
  private int capacity = 1024;
  private long slots;
  private int count;
  private int frames;

  EventLists(Arena arena, Complaints complaints, ClapParameters parameters) {
    this.arena = arena;
    this.complaints = complaints;
    this.parameters = parameters;
    Upcalls upcalls = new Upcalls(arena, MethodHandles.lookup(), this, complaints);
    in = arena.allocate(24, 8).address();
    Memory.int64(in + 8, upcalls.stub("size", JAVA_INT, Memory.POINTER));
    Memory.int64(in + 16, upcalls.stub("get", Memory.POINTER, Memory.POINTER, JAVA_INT));
    out = arena.allocate(16, 8).address();
    Memory.int64(out + 8, upcalls.stub("push", JAVA_BYTE, Memory.POINTER, Memory.POINTER));
    slots = arena.allocate((long) capacity * SLOT_BYTES, 8).address();
  }

  /// Address of the list that the plugin reads.
  long in() {
    return in;
  }

  /// Address of the list that the plugin writes.
  long out() {
    return out;
  }

  /// Takes the events of a block.
  void put(List<PluginEvent> events, int frames) {
    this.frames = frames;
    if (events.size() > capacity) {
      capacity = 2 * events.size();
      slots = arena.allocate((long) capacity * SLOT_BYTES, 8).address();
    }
    count = events.size();
    for (int i = 0; i < count; i++) {
      put(slots + (long) SLOT_BYTES * i, events.get(i));
    }
  }

  private void put(long slot, PluginEvent event) {
    Memory.int32(slot + 4, event.frame());
    Memory.int16(slot + 8, 0);
    Memory.int32(slot + 12, 0);
    switch (event) {
      case PluginEvent.ParameterChange change -> {
        Memory.int32(slot, SLOT_BYTES);
        Memory.int16(slot + 10, Clap.EVENT_PARAM_VALUE);
        Memory.int32(slot + 16, parameters.id(change.parameter()));
        Memory.int64(slot + 24, parameters.cookie(change.parameter()));
        Memory.int32(slot + 32, -1);
        Memory.int32(slot + 36, -1); // port and channel
        Memory.int16(slot + 40, -1);
        Memory.float64(slot + 48, change.value());
      }
      case PluginEvent.Midi midi -> {
        Memory.int32(slot, MIDI_BYTES);
        Memory.int16(slot + 10, Clap.EVENT_MIDI);
        Memory.int16(slot + 16, 0);
        Memory.int8(slot + 18, midi.status());
        Memory.int8(slot + 19, midi.data1());
        Memory.int8(slot + 20, midi.data2());
      }
    }
  }

  int size(long list) {
    return count;
  }

  long get(long list, int index) {
    if (index < 0 || index >= count) {
      complaints.add("asked for event %d of %d".formatted(index, count));
      return 0;
    }
    return slots + (long) SLOT_BYTES * index;
  }

  byte push(long list, long event) {
    int time = Memory.int32(event + 4);
    if (time < 0 || (time >= frames && time > 0)) {
      complaints.add("sent an event at frame %d of a block of %d".formatted(time, frames));
    }
    return 1;
  }
}
