package cuebus.host.nativehost.clap;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.memory.Memory;
import cuebus.host.nativehost.memory.Upcalls;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the host is to a CLAP plugin: the host struct and the extensions it offers. The thread that
/// makes it is the main thread.
///
/// Source: CLAP 1.x, `host.h`, `ext/log.h`, `ext/thread-check.h`, `ext/params.h`, `ext/latency.h`,
/// `ext/state.h`, `ext/tail.h` (layouts).
final class ClapHost {

  private static final int SEVERITY_PLUGIN_MISBEHAVING = 6;
  private static final int SEVERITY_HOST_MISBEHAVING = 5;

  private final Thread main = Thread.currentThread();
  private final Complaints complaints;
  private final long address;
  private final Map<String, Long> extensions;
  private volatile @Nullable Thread audio;
  private volatile boolean callbackWanted;

  ClapHost(Arena arena, Complaints complaints) {
    this.complaints = complaints;
    Upcalls upcalls = new Upcalls(arena, MethodHandles.lookup(), this, complaints);
    long ignored = upcalls.voidStub("ignore", Memory.POINTER);
    long ignoredFlags = upcalls.voidStub("ignore", Memory.POINTER, JAVA_INT);
    long changed = upcalls.voidStub("changedOnMain", Memory.POINTER);
    long wake = upcalls.voidStub("requestCallback", Memory.POINTER);
    extensions =
        Map.of(
            "clap.log",
            table(arena, upcalls.voidStub("log", Memory.POINTER, JAVA_INT, Memory.POINTER)),
            "clap.thread-check",
            table(
                arena,
                upcalls.stub("isMain", JAVA_BYTE, Memory.POINTER),
                upcalls.stub("isAudio", JAVA_BYTE, Memory.POINTER)),
            "clap.params",
            table(
                arena,
                ignoredFlags,
                upcalls.voidStub("clear", Memory.POINTER, JAVA_INT, JAVA_INT),
                ignored),
            "clap.state",
            table(arena, changed),
            "clap.latency",
            table(arena, changed),
            "clap.tail",
            table(arena, ignored));
    address = arena.allocate(88, 8).address();
    long name = arena.allocateFrom("Cuebus").address();
    Memory.int32(address, Clap.VERSION_MAJOR);
    Memory.int32(address + 4, Clap.VERSION_MINOR);
    Memory.int64(address + 24, name);
    Memory.int64(address + 32, name);
    Memory.int64(address + 40, arena.allocateFrom("").address());
    Memory.int64(address + 48, arena.allocateFrom("0.1.0").address());
    Memory.int64(
        address + 56, upcalls.stub("extension", Memory.POINTER, Memory.POINTER, Memory.POINTER));
    Memory.int64(address + 64, ignored); // request_restart: an offline host never restarts
    Memory.int64(address + 72, ignored); // request_process: it processes all the time
    Memory.int64(address + 80, wake);
  }

  private static long table(Arena arena, long... functions) {
    return arena.allocateFrom(Memory.POINTER, functions).address();
  }

  long address() {
    return address;
  }

  /// Makes the calling thread the audio thread until [#leaveAudio()].
  void enterAudio() {
    audio = Thread.currentThread();
  }

  void leaveAudio() {
    audio = null;
  }

  /// Whether the plugin has asked for its callback on the main thread since the last time.
  boolean takeCallback() {
    boolean wanted = callbackWanted;
    callbackWanted = false;
    return wanted;
  }

  long extension(long host, long id) {
    return extensions.getOrDefault(Memory.text(id), 0L);
  }

  void requestCallback(long host) {
    callbackWanted = true;
  }

  void ignore(long host) {}

  void ignore(long host, int flags) {}

  void clear(long host, int parameter, int flags) {}

  void changedOnMain(long host) {
    if (isMain(host) == 0) {
      complaints.add(
          "told the host of a change of state or latency on the thread "
              + Thread.currentThread().getName()
              + "; the main thread is wanted");
    }
  }

  void log(long host, int severity, long message) {
    if (severity == SEVERITY_PLUGIN_MISBEHAVING || severity == SEVERITY_HOST_MISBEHAVING) {
      complaints.add("the plugin logged: " + Memory.text(message));
    }
  }

  byte isMain(long host) {
    return (byte) (Thread.currentThread().equals(main) ? 1 : 0);
  }

  byte isAudio(long host) {
    return (byte) (Thread.currentThread().equals(audio) ? 1 : 0);
  }
}
