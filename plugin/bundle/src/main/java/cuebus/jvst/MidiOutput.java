package cuebus.jvst;

import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import cuebus.rt.MidiEvents;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTMidiEvent;
import org.jspecify.annotations.Nullable;

/// The MIDI of one block on its way to the wrapper's host, which takes it as one list. The objects
/// are made once.
final class MidiOutput {

  /// Bytes of a `VstMidiEvent`.
  private static final int MIDI_BYTES = 32;

  private final MidiEvents told = new MidiEvents(Plugin.MOST_MIDI_OUT);
  private final VSTEvents list = new VSTEvents();

  MidiOutput() {
    VSTEvent[] events = new VSTEvent[Plugin.MOST_MIDI_OUT];
    for (int i = 0; i < events.length; i++) {
      events[i] = new VSTMidiEvent();
      events[i].setByteSize(MIDI_BYTES);
    }
    list.setEvents(events);
  }

  /// Takes what a part of the block says.
  ///
  /// @param done frames of the block before that part
  @AudioThread
  void add(MidiEvents part, int done) {
    told.append(part, done);
  }

  /// The block's list; null if there is nothing in it. Good until the next block.
  @AudioThread
  @Nullable VSTEvents take() {
    int count = told.size();
    if (count == 0) {
      return null;
    }
    for (int i = 0; i < count; i++) {
      VSTEvent event = list.getEvents()[i];
      event.setDeltaFrames(told.frame(i));
      byte[] data = event.getData();
      data[0] = (byte) told.status(i);
      data[1] = (byte) told.data1(i);
      data[2] = (byte) told.data2(i);
    }
    list.setNumEvents(count);
    told.clear();
    return list;
  }
}
