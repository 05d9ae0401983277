package cuebus.clap;

import cuebus.clap.ClapAbi.Event;
import cuebus.entry.Memory;
import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import cuebus.rt.MidiEvents;
import java.lang.foreign.MemorySegment;

/// The MIDI of one block on its way to the host.
@AudioThread
final class MidiOutput {

  private final MidiEvents told = new MidiEvents(Plugin.MOST_MIDI_OUT);
  private final HostFunction push = new HostFunction();

  /// One event, filled anew for each message; the host copies it.
  private final long event;

  /// @param event room for an event
  MidiOutput(long event) {
    this.event = event;
    Memory.fill(event, Event.MIDI_SIZE, (byte) 0);
    Memory.putInt(event + Event.BYTES, Event.MIDI_SIZE);
    Memory.putShort(event + Event.SPACE, (short) Event.CORE_SPACE);
    Memory.putShort(event + Event.TYPE, (short) Event.MIDI);
  }

  /// Takes what a part of the block says.
  ///
  /// @param done frames of the block before that part
  void add(MidiEvents part, int done) {
    told.append(part, done);
  }

  /// Sends the block's messages, as far as the host takes them.
  ///
  /// @param list address of the host's list, 0 for none
  void send(long list) {
    if (told.size() > 0 && list != 0) {
      MemorySegment pusher = push.at(list + Event.LIST_TRY_PUSH);
      for (int i = 0; i < told.size() && pusher.address() != 0; i++) {
        Memory.putInt(event + Event.TIME, told.frame(i));
        long message = event + Event.MIDI_MESSAGE;
        Memory.putByte(message, (byte) told.status(i));
        Memory.putByte(message + 1, (byte) told.data1(i));
        Memory.putByte(message + 2, (byte) told.data2(i));
        if (!HostFunctions.ask(pusher, list, event)) {
          break;
        }
      }
    }
    told.clear();
  }
}
