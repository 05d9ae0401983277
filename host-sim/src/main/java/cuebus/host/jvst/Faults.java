package cuebus.host.jvst;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a plugin did wrong while it was hosted. As under the stock wrapper it goes on; each fault
/// is kept once, with how often it came. Any thread.
final class Faults {

  /// More kinds than people read.
  private static final int KINDS = 100;

  private final Map<String, Long> counts = new LinkedHashMap<>();

  /// Something that went wrong.
  ///
  /// @param problem e.g. `processReplacing threw ArithmeticException: / by zero`
  /// @param count how often
  public record Fault(String problem, long count) {
    /// One line for people.
    public String words() {
      return count == 1 ? problem : problem + " (" + count + " times)";
    }
  }

  synchronized void add(String problem) {
    if (counts.size() < KINDS || counts.containsKey(problem)) {
      counts.merge(problem, 1L, Long::sum);
    }
  }

  synchronized List<Fault> all() {
    return counts.entrySet().stream().map(e -> new Fault(e.getKey(), e.getValue())).toList();
  }

  /// What was thrown, in one line, with the place in the plugin where it was thrown.
  static String words(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "for no reason given";
    }
    String message = message(thrown);
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.lines().findFirst().orElse(""))
        + (trace.length == 0
            ? ""
            : " at " + trace[0].getClassName() + ":" + trace[0].getLineNumber());
  }

  /// An exception of the plugin's own can itself be broken.
  private static @Nullable String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (RuntimeException e) {
      return null;
    }
  }
}
