package cuebus.host.nativehost.lv2;

import cuebus.host.nativehost.PluginEvent;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.util.List;

/// The memory behind an atom port: a sequence of events.
///
/// Source: LV2 1.18, `atom/atom.h` (layouts): an atom is size and type, then a body padded to 64
/// bits; a sequence's body is unit and padding, then events of a time in frames and an atom.
final class AtomPort {

  /// Room that every port gets.
  static final int LEAST_BYTES = 1 << 15;

  private static final int HEADER = 8;
  private static final double TEMPO = 120;
  private static final int BEATS_PER_BAR = 4;

  private final Lv2Port port;
  private final Urids urids;
  private final long address;
  private final int bytes;
  private long end;

  AtomPort(Arena arena, Lv2Port port, Urids urids) {
    this.port = port;
    this.urids = urids;
    bytes = Math.max(LEAST_BYTES, port.minimumBytes());
    address = arena.allocate(bytes, 8).address();
    ready();
  }

  long address() {
    return address;
  }

  boolean isInput() {
    return port.input();
  }

  /// An output tells the plugin its room; an input is empty.
  void ready() {
    boolean input = port.input();
    Memory.int32(address, input ? HEADER : bytes - HEADER);
    Memory.int32(address + 4, urids.of(Lv2Uri.ATOM + (input ? "Sequence" : "Chunk")));
    Memory.int64(address + HEADER, 0);
    end = address + 2 * HEADER;
  }

  /// Appends the MIDI messages of a slice. What does not fit is dropped.
  void put(List<PluginEvent> events, int offset, int frames) {
    int type = urids.of(Lv2Uri.MIDI_EVENT);
    for (int i = 0; i < events.size() && end + 24 <= address + bytes; i++) {
      if (events.get(i) instanceof PluginEvent.Midi midi
          && midi.frame() >= offset
          && midi.frame() < offset + frames) {
        Memory.int64(end, midi.frame() - offset);
        Memory.int32(end + 8, 3);
        Memory.int32(end + 12, type);
        Memory.int64(end + 16, 0);
        Memory.int8(end + 16, midi.status());
        Memory.int8(end + 17, midi.data1());
        Memory.int8(end + 18, midi.data2());
        finishEvent(end + 24);
      }
    }
  }

  /// Says where playback stands, to a port that wants to know.
  void position(long frame, double sampleRate) {
    if (!port.position()) {
      return;
    }
    long event = end;
    Memory.int64(event, 0);
    Memory.int32(event + 12, urids.of(Lv2Uri.ATOM + "Object"));
    Memory.int32(event + 16, 0);
    Memory.int32(event + 20, urids.of(Lv2Uri.TIME + "Position"));
    double beats = frame / sampleRate * TEMPO / 60;
    long bar = (long) (beats / BEATS_PER_BAR);
    long at = property(event + 24, "frame", frame);
    at = property(at, "bar", bar);
    at = property(at, "speed", 1f);
    at = property(at, "barBeat", (float) (beats - bar * BEATS_PER_BAR));
    at = property(at, "beatsPerBar", (float) BEATS_PER_BAR);
    at = property(at, "beatUnit", 4);
    at = property(at, "beatsPerMinute", (float) TEMPO);
    Memory.int32(event + 8, (int) (at - event - 16));
    finishEvent(at);
  }

  private long property(long at, String key, Number value) {
    Memory.int32(at, urids.of(Lv2Uri.TIME + key));
    Memory.int32(at + 4, 0);
    Memory.int64(at + 16, 0);
    switch (value) {
      case Long number -> {
        Memory.int64(at + 16, number);
        atom(at + 8, 8, "Long");
      }
      case Integer number -> {
        Memory.int32(at + 16, number);
        atom(at + 8, 4, "Int");
      }
      default -> {
        Memory.float32(at + 16, value.floatValue());
        atom(at + 8, 4, "Float");
      }
    }
    return at + 24;
  }

  private void atom(long at, int size, String type) {
    Memory.int32(at, size);
    Memory.int32(at + 4, urids.of(Lv2Uri.ATOM + type));
  }

  private void finishEvent(long next) {
    end = next;
    Memory.int32(address, (int) (end - address - HEADER));
  }
}
