package cuebus.clap;

import cuebus.entry.Memory;
import java.lang.foreign.MemorySegment;

/// A function of the host's that is called from the audio thread: its segment is made when the
/// address changes, which it does not, so calling allocates nothing.
final class HostFunction {

  private long address;
  private MemorySegment segment = MemorySegment.NULL;

  /// The function whose pointer stands at an address; `NULL` if there is none.
  MemorySegment at(long pointer) {
    long found = Memory.getPointer(pointer);
    if (found != address) {
      address = found;
      segment = MemorySegment.ofAddress(found);
    }
    return segment;
  }
}
