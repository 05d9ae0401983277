package cuebus.lv2;

import cuebus.entry.Functions;
import cuebus.entry.Memory;
import cuebus.lv2.Lv2Abi.Feature;
import cuebus.lv2.Lv2Abi.HostObject;
import cuebus.lv2.Lv2Abi.Option;
import cuebus.lv2.Urids.Term;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// What a host offers an instance. Everything is optional: without `urid:map` there are no messages
/// and no state, without `worker:schedule` no loading of sessions.
final class HostFeatures {

  private static final String MAP_FEATURE = Uris.URID + "map";
  private static final String SCHEDULE_FEATURE = Uris.WORKER + "schedule";
  private static final String OPTIONS_FEATURE = Uris.OPTIONS + "options";

  /// `int map(handle, uri)` and `int schedule_work(handle, size, data)`.
  private static final MethodHandle MAP = Functions.caller(int.class, long.class, long.class);

  private static final MethodHandle SCHEDULE =
      Functions.caller(int.class, long.class, int.class, long.class);

  /// What is assumed of a host that does not say.
  private static final int USUAL_FRAMES = 1024;

  private static final int MOST_FRAMES = 8192;

  private final long scheduler;
  private final MemorySegment schedule;
  private final @Nullable Urids urids;
  private final int maxFrames;

  /// Main thread.
  ///
  /// @param features the host's array of pointers; may be 0
  HostFeatures(long features) {
    long map = find(features, MAP_FEATURE);
    urids = map == 0 ? null : Urids.of(uri -> map(map, uri));
    scheduler = find(features, SCHEDULE_FEATURE);
    schedule =
        MemorySegment.ofAddress(
            scheduler == 0 ? 0 : Memory.getPointer(scheduler + HostObject.FUNCTION));
    long options = find(features, OPTIONS_FEATURE);
    maxFrames = options == 0 || urids == null ? USUAL_FRAMES : maxFrames(options, urids);
  }

  private static long find(long features, String uri) {
    if (features == 0) {
      return 0;
    }
    for (long at = features; Memory.getPointer(at) != 0; at += Long.BYTES) {
      long feature = Memory.getPointer(at);
      long name = Memory.getPointer(feature + Feature.URI);
      if (name != 0 && Memory.text(name).equals(uri)) {
        return Memory.getPointer(feature + Feature.DATA);
      }
    }
    return 0;
  }

  private static int map(long map, long uri) {
    try {
      return (int)
          MAP.invokeExact(
              MemorySegment.ofAddress(Memory.getPointer(map + HostObject.FUNCTION)),
              Memory.getPointer(map + HostObject.HANDLE),
              uri);
    } catch (Throwable t) {
      throw new IllegalStateException("the host's urid:map failed", t);
    }
  }

  private static int maxFrames(long options, Urids urids) {
    for (long at = options; Memory.getInt(at + Option.KEY) != 0; at += Option.BYTES) {
      long value = Memory.getPointer(at + Option.VALUE);
      if (Memory.getInt(at + Option.KEY) == urids.of(Term.MAX_BLOCK_LENGTH)
          && Memory.getInt(at + Option.TYPE) == urids.of(Term.ATOM_INT)
          && Memory.getInt(at + Option.SIZE) == Integer.BYTES
          && value != 0) {
        return Math.clamp(Memory.getInt(value), 1, MOST_FRAMES);
      }
    }
    return USUAL_FRAMES;
  }

  /// The numbers for URIs; null if the host has none.
  @Nullable Urids urids() {
    return urids;
  }

  /// Frames that are worth keeping room for; longer blocks are split.
  int maxFrames() {
    return maxFrames;
  }

  /// Whether [#schedule] can be asked.
  boolean schedules() {
    return schedule.address() != 0;
  }

  /// Asks the host to call `work` with a copy of some bytes on a thread of its own. Audio thread.
  ///
  /// @return a worker status
  int schedule(int size, long data) {
    try {
      return (int)
          SCHEDULE.invokeExact(
              schedule, Memory.getPointer(scheduler + HostObject.HANDLE), size, data);
    } catch (Throwable t) {
      throw new IllegalStateException("the host's worker:schedule failed", t);
    }
  }
}
