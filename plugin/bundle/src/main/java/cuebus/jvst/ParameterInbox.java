package cuebus.jvst;

import cuebus.param.Parameter;
import cuebus.plugin.Plugin;
import cuebus.rt.AudioThread;
import cuebus.rt.ParameterEvents;
import cuebus.rt.SharedDoubles;
import java.util.concurrent.atomic.AtomicLongArray;

/// Parameter values that the host set and the plugin has not got yet. The wrapper's host sets
/// parameters on any thread, the audio thread included, so nothing here waits: values are put by
/// any thread and taken by the audio thread, and of several the last counts.
final class ParameterInbox {

  private final SharedDoubles values;

  /// One bit for each parameter.
  private final AtomicLongArray changed;

  /// @param count how many parameters there are
  ParameterInbox(int count) {
    values = new SharedDoubles(count);
    changed = new AtomicLongArray((count + Long.SIZE - 1) / Long.SIZE);
  }

  /// The plain value set last: one that waits, or what the plugin has.
  double value(int parameter, Plugin plugin) {
    boolean waits = (changed.get(parameter / Long.SIZE) & 1L << parameter % Long.SIZE) != 0;
    return waits ? values.get(parameter) : plugin.value(parameter);
  }

  /// Sets a value, limited to its range.
  @AudioThread
  void put(Parameter parameter, double plain) {
    int p = parameter.index();
    values.set(p, parameter.nearest(plain));
    long bit = 1L << p % Long.SIZE;
    changed.accumulateAndGet(p / Long.SIZE, bit, (a, b) -> a | b);
  }

  /// Forgets what waits: others were just loaded. Not for the audio thread.
  void clear() {
    for (int word = 0; word < changed.length(); word++) {
      changed.set(word, 0);
    }
  }

  /// Gives a plugin every change that no block has taken yet. Not for the audio thread.
  void settle(Plugin plugin) {
    for (int word = 0; word < changed.length(); word++) {
      for (long bits = takeWord(word); bits != 0; bits &= bits - 1) {
        int p = parameter(word, bits);
        plugin.set(p, values.get(p));
      }
    }
  }

  /// Moves the changes to the beginning of a block.
  @AudioThread
  void take(ParameterEvents events) {
    events.clear();
    for (int word = 0; word < changed.length(); word++) {
      for (long bits = takeWord(word); bits != 0; bits &= bits - 1) {
        int p = parameter(word, bits);
        events.add(0, p, values.get(p));
      }
    }
  }

  @AudioThread
  private long takeWord(int word) {
    return changed.get(word) == 0 ? 0 : changed.getAndSet(word, 0);
  }

  private static int parameter(int word, long bits) {
    return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
  }
}
