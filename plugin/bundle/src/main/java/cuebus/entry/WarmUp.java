package cuebus.entry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets the VM compile what runs in every block before the first real block comes. Without it the
/// first blocks of a process are late by milliseconds.
public final class WarmUp {

  /// Enough for the VM to compile it in the background; longer makes opening slow.
  private static final int BLOCKS = 10_000;

  /// A busy machine compiles late, and the host is waiting.
  private static final long MOST_NANOSECONDS = 150_000_000;

  private static final Set<String> WARM = ConcurrentHashMap.newKeySet();

  private WarmUp() {}

  /// Runs a block many times, if this kind has not been run before in this process. Main thread.
  ///
  /// @param kind whose stubs it warms, e.g. `VST 2.4`
  /// @param block renders one short block of a scratch instance through the stub that the host
  ///   calls
  public static void once(String kind, Runnable block) {
    if (WARM.add(kind)) {
      long begin = System.nanoTime();
      for (int i = 0; i < BLOCKS && System.nanoTime() - begin < MOST_NANOSECONDS; i++) {
        block.run();
      }
    }
  }
}
