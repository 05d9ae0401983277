package cuebus.entry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells the people at the host what went wrong inside, once: a fault of every block would
/// otherwise flood the terminal.
public final class HostLog {

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private HostLog() {}

  /// Writes a fault to standard error unless the same was written before. Any thread; the
  /// background does the writing, for the caller may be the audio thread.
  ///
  /// @param where what was being done, e.g. `VST processReplacing`
  public static void once(String where, Throwable fault) {
    if (TOLD.add(where + fault.getClass().getName())) {
      Background.run(() -> tell(where, fault));
    }
  }

  /// Writes a message to standard error unless it was written before. Not on an audio thread.
  @SuppressWarnings("SystemOut") // the host's terminal is all that every host has
  public static void once(String message) {
    if (TOLD.add(message)) {
      System.err.println("cuebus: " + message);
    }
  }

  /// Writes a fault to standard error, at once. Not on an audio thread.
  @SuppressWarnings("SystemOut") // the host's terminal is all that every host has
  public static void tell(String where, Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String at = trace.length == 0 ? "" : " at " + trace[0];
    System.err.println("cuebus: " + where + ": " + fault + at);
  }
}
