package cuebus.host.nativehost.lv2;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Memory;
import cuebus.host.nativehost.memory.Upcalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Does the slow work that an LV2 plugin schedules. An offline host need not spare the thread that
/// processes, so the work is done there, after the block; that makes every run the same.
///
/// Source: LV2 1.18, `worker/worker.h` (layouts).
final class Lv2Worker {

  private final ConcurrentLinkedQueue<byte[]> jobs = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<byte[]> responses = new ConcurrentLinkedQueue<>();
  private final long schedule;
  private final long respond;

  Lv2Worker(Arena arena, Complaints complaints) {
    Upcalls upcalls = new Upcalls(arena, MethodHandles.lookup(), this, complaints);
    schedule =
        arena
            .allocateFrom(
                Memory.POINTER,
                0,
                upcalls.stub("queue", JAVA_INT, Memory.POINTER, JAVA_INT, Memory.POINTER))
            .address();
    respond = upcalls.stub("respond", JAVA_INT, Memory.POINTER, JAVA_INT, Memory.POINTER);
  }

  /// Address of the `LV2_Worker_Schedule`.
  long schedule() {
    return schedule;
  }

  /// Does what has been scheduled and hands the answers over.
  ///
  /// @param extension address of the plugin's `LV2_Worker_Interface`
  void work(long instance, long extension) {
    for (byte[] job = jobs.poll(); job != null; job = jobs.poll()) {
      try (Arena local = Arena.ofConfined()) {
        CFunction.at(
                "work",
                Memory.int64(extension),
                JAVA_INT,
                Memory.POINTER,
                Memory.POINTER,
                Memory.POINTER,
                JAVA_INT,
                Memory.POINTER)
            .run(instance, respond, 0, job.length, copy(local, job));
      }
    }
    for (byte[] body = responses.poll(); body != null; body = responses.poll()) {
      try (Arena local = Arena.ofConfined()) {
        CFunction.at(
                "work_response",
                Memory.int64(extension + 8),
                JAVA_INT,
                Memory.POINTER,
                JAVA_INT,
                Memory.POINTER)
            .run(instance, body.length, copy(local, body));
      }
    }
    long endRun = Memory.int64(extension + 16);
    if (endRun != 0) {
      CFunction.at("end_run", endRun, JAVA_INT, Memory.POINTER).run(instance);
    }
  }

  /// Atoms are aligned to 64 bits.
  private static long copy(Arena arena, byte[] bytes) {
    long address = arena.allocate(Math.max(1, bytes.length), 8).address();
    MemorySegment.copy(bytes, 0, Memory.ALL, ValueLayout.JAVA_BYTE, address, bytes.length);
    return address;
  }

  int queue(long handle, int size, long data) {
    jobs.add(Memory.bytes(data, size));
    return 0;
  }

  int respond(long handle, int size, long data) {
    responses.add(Memory.bytes(data, size));
    return 0;
  }
}
