package cuebus.vst2;

import cuebus.entry.Memory;
import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import cuebus.rt.MidiEvents;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The MIDI of one block on its way to the host, which takes it as one list.
final class MidiOutput {

  private final MidiEvents told = new MidiEvents(Plugin.MOST_MIDI_OUT);

  /// The list, then the events that it points to.
  private final MemorySegment memory =
      Arena.ofAuto()
          .allocate(
              Vst24.Events.FIRST
                  + (long) Plugin.MOST_MIDI_OUT * (Long.BYTES + Vst24.Events.MIDI_BYTES),
              Long.BYTES);

  MidiOutput() {
    for (int i = 0; i < Plugin.MOST_MIDI_OUT; i++) {
      long event = event(i);
      Memory.putLong(memory.address() + Vst24.Events.FIRST + (long) i * Long.BYTES, event);
      Memory.putInt(event, Vst24.Events.MIDI);
      Memory.putInt(event + Vst24.Events.SIZE, Vst24.Events.MIDI_BYTES);
    }
  }

  private long event(int index) {
    return memory.address()
        + Vst24.Events.FIRST
        + (long) Plugin.MOST_MIDI_OUT * Long.BYTES
        + (long) index * Vst24.Events.MIDI_BYTES;
  }

  /// Takes what a part of the block says.
  ///
  /// @param done frames of the block before that part
  @AudioThread
  void add(MidiEvents part, int done) {
    told.append(part, done);
  }

  /// Hands over the block's list, if there is anything in it.
  @AudioThread
  void send(AudioMaster host) {
    int count = told.size();
    if (count == 0) {
      return;
    }
    Memory.putInt(memory.address(), count);
    for (int i = 0; i < count; i++) {
      long event = event(i);
      Memory.putInt(event + Vst24.Events.FRAME, told.frame(i));
      Memory.putInt(
          event + Vst24.Events.MESSAGE, told.status(i) | told.data1(i) << 8 | told.data2(i) << 16);
    }
    told.clear();
    host.processEvents(memory.address());
  }
}
