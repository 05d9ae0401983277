package cuebus.host.jvst;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls into a plugin: whatever it throws becomes a fault and an answer that does no harm, and
/// another thread can see in which callback it has been for how long. Calls belong to one thread.
final class Callbacks {

  private final Faults faults;

  private volatile @Nullable String callback;
  private volatile long since;

  Callbacks(Faults faults) {
    this.faults = faults;
  }

  /// Calls without expecting an answer.
  void tell(String name, Runnable call) {
    ask(
        name,
        true,
        () -> {
          call.run();
          return true;
        });
  }

  /// Asks for an answer.
  ///
  /// @param otherwise the answer if it throws
  <T extends @Nullable Object> T ask(String name, T otherwise, Supplier<T> call) {
    since = System.nanoTime();
    callback = name;
    try {
      return call.get();
    } catch (Throwable thrown) { // the stock wrapper swallows whatever comes, errors too
      faults.add(name + " threw " + Faults.words(thrown));
      return otherwise;
    } finally {
      leave();
    }
  }

  /// Marks a call that is not made through here.
  void enter(String name) {
    since = System.nanoTime();
    callback = name;
  }

  /// The end of a call. An interrupt that it left behind would close the host's own files.
  void leave() {
    if (Thread.interrupted()) {
      faults.add(callback + " left its thread interrupted");
    }
    callback = null;
  }

  /// The callback in which the plugin has been for longer than this; null if there is none.
  @Nullable String stuck(long nanos) {
    String name = callback;
    return name != null && System.nanoTime() - since > nanos ? name : null;
  }
}
