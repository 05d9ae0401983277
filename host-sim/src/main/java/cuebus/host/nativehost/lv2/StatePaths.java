package cuebus.host.nativehost.lv2;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Memory;
import cuebus.host.nativehost.memory.Upcalls;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;

/// Turns file names into what a state holds and back: the feature `state:mapPath`. This host keeps
/// names as they are.
///
/// Source: LV2 1.18, `state/state.h` (layout). The plugin frees what it gets with the C library's
/// `free`, so it is allocated there.
final class StatePaths {

  private static final CFunction STRDUP =
      CFunction.ofSystem("strdup", Memory.POINTER, Memory.POINTER);

  private final long feature;

  StatePaths(Arena arena, Complaints complaints) {
    long same =
        new Upcalls(arena, MethodHandles.lookup(), this, complaints)
            .stub("same", Memory.POINTER, Memory.POINTER, Memory.POINTER);
    feature = arena.allocateFrom(Memory.POINTER, 0, same, same).address();
  }

  /// Address of the `LV2_State_Map_Path`.
  long feature() {
    return feature;
  }

  long same(long handle, long path) {
    return STRDUP.call(path);
  }
}
