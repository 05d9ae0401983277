package cuebus.clap;

import cuebus.clap.ClapAbi.Event;
import cuebus.entry.Memory;
import java.lang.foreign.MemorySegment;

/// Reads the host's list of events. Belongs to one thread at a time; allocates nothing once the
/// host's functions are known.
final class InputEvents {

  private final HostFunction size = new HostFunction();
  private final HostFunction get = new HostFunction();
  private long list;
  private int count;
  private MemorySegment getter = MemorySegment.NULL;

  /// Takes a list up.
  ///
  /// @param events address of the list, 0 for none
  void open(long events) {
    list = events;
    count = 0;
    if (events != 0) {
      MemorySegment counter = size.at(events + Event.LIST_SIZE);
      getter = get.at(events + Event.LIST_GET);
      if (counter.address() != 0 && getter.address() != 0) {
        count = Math.max(0, HostFunctions.count(counter, events));
      }
    }
  }

  /// How many events it has.
  int count() {
    return count;
  }

  /// The address of an event, 0 where the host has none.
  long event(int index) {
    return HostFunctions.get(getter, list, index);
  }

  /// True for a value or modulation of a parameter that is as long as such an event must be.
  static boolean isParameter(long event) {
    if (event == 0
        || Memory.getShort(event + Event.SPACE) != Event.CORE_SPACE
        || Memory.getInt(event + Event.BYTES) < Event.PARAM_SIZE) {
      return false;
    }
    return Memory.getShort(event + Event.TYPE) == Event.PARAM_VALUE || isModulation(event);
  }

  /// True for a MIDI message that is as long as such an event must be.
  static boolean isMidi(long event) {
    return event != 0
        && Memory.getShort(event + Event.SPACE) == Event.CORE_SPACE
        && Memory.getInt(event + Event.BYTES) >= Event.MIDI_SIZE
        && Memory.getShort(event + Event.TYPE) == Event.MIDI;
  }

  /// True for modulation, of an event that is one of either.
  static boolean isModulation(long event) {
    return Memory.getShort(event + Event.TYPE) == Event.PARAM_MOD;
  }
}
