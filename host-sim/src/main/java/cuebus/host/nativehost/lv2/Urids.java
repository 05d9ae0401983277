package cuebus.host.nativehost.lv2;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.memory.Memory;
import cuebus.host.nativehost.memory.Upcalls;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for URIs, from 1 on: the features `urid:map` and `urid:unmap`. For any thread.
final class Urids {

  private final Arena arena;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Long> texts = new ArrayList<>();
  private final long map;
  private final long unmap;

  Urids(Arena arena, Complaints complaints) {
    this.arena = arena;
    Upcalls upcalls = new Upcalls(arena, MethodHandles.lookup(), this, complaints);
    map =
        arena
            .allocateFrom(
                Memory.POINTER, 0, upcalls.stub("map", JAVA_INT, Memory.POINTER, Memory.POINTER))
            .address();
    unmap =
        arena
            .allocateFrom(
                Memory.POINTER, 0, upcalls.stub("unmap", Memory.POINTER, Memory.POINTER, JAVA_INT))
            .address();
  }

  /// Address of the `LV2_URID_Map`.
  long map() {
    return map;
  }

  /// Address of the `LV2_URID_Unmap`.
  long unmap() {
    return unmap;
  }

  /// The number of a URI.
  synchronized int of(String uri) {
    return numbers.computeIfAbsent(
        uri,
        text -> {
          texts.add(arena.allocateFrom(text).address());
          return texts.size();
        });
  }

  /// The URI of a number; empty if there is none.
  synchronized String uri(int number) {
    return Memory.text(unmap(0, number));
  }

  int map(long handle, long uri) {
    return of(Memory.text(uri));
  }

  synchronized long unmap(long handle, int number) {
    return number < 1 || number > texts.size() ? 0 : texts.get(number - 1);
  }
}
