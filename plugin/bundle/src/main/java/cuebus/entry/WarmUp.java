package cuebus.entry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets the VM compile what runs in every block before the first real block comes. Without it the
/// first blocks of a process are late by milliseconds. It goes on while the host sets up what it
/// has opened; only who wants to render waits for it.
public final class WarmUp {

  /// Enough for the VM to compile it; longer makes activating slow.
  private static final int BLOCKS = 10_000;

  /// A busy machine compiles late, and the host is waiting.
  private static final long MOST_NANOSECONDS = 150_000_000;

  private static final Map<String, CountDownLatch> KINDS = new ConcurrentHashMap<>();

  private WarmUp() {}

  /// A short block of a scratch instance, rendered through the stub that the host calls.
  public interface Scratch extends AutoCloseable {

    /// Renders it once.
    void render();

    /// Lets go of the instance.
    @Override
    void close();
  }

  /// Begins to warm a kind, if it was not begun before in this process. Main thread; does not wait.
  ///
  /// @param kind whose stubs it warms, e.g. `VST 2.4`
  /// @param scratch makes the instance, used and closed on the thread that calls it
  public static void begin(String kind, Supplier<? extends Scratch> scratch) {
    CountDownLatch done = new CountDownLatch(1);
    if (KINDS.putIfAbsent(kind, done) == null) {
      Background.run(() -> warm(scratch, done));
    }
  }

  private static void warm(Supplier<? extends Scratch> scratch, CountDownLatch done) {
    try (Scratch block = scratch.get()) {
      long begin = System.nanoTime();
      for (int i = 0; i < BLOCKS && System.nanoTime() - begin < MOST_NANOSECONDS; i++) {
        block.render();
      }
    } finally {
      done.countDown();
    }
  }

  /// Waits until a kind is warm: before the first block. Main thread. Returns at once if it was
  /// never begun, and after a second at the latest.
  public static void await(String kind) {
    CountDownLatch done = KINDS.get(kind);
    try {
      if (done != null && !done.await(1, TimeUnit.SECONDS)) {
        KINDS.remove(kind, done); // Whatever keeps it, nobody waits for it again.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
