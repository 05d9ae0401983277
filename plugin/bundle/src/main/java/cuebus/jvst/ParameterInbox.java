package cuebus.jvst;

import cuebus.mix.CueMixState;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.rt.AudioThread;
import cuebus.rt.ParameterEvents;
import cuebus.rt.SharedDoubles;
import java.util.concurrent.atomic.AtomicLongArray;

/// Parameter values as the host set them last, and which of them the mixer has not got yet. The
/// wrapper's host sets parameters on any thread, the audio thread included, so nothing here waits:
/// values are put by any thread and taken by the audio thread, and of several the last counts.
final class ParameterInbox {

  private final Parameters parameters;
  private final SharedDoubles values;

  /// One bit for each parameter.
  private final AtomicLongArray changed;

  ParameterInbox(Parameters parameters) {
    this.parameters = parameters;
    int count = parameters.all().size();
    values = new SharedDoubles(count);
    parameters.all().forEach(p -> values.set(p.index(), p.initial()));
    changed = new AtomicLongArray((count + Long.SIZE - 1) / Long.SIZE);
  }

  /// The plain value set last.
  double value(int parameter) {
    return values.get(parameter);
  }

  /// Every plain value, by index.
  double[] values() {
    return parameters.all().stream().mapToDouble(p -> values.get(p.index())).toArray();
  }

  /// Sets a value, limited to its range.
  @AudioThread
  void put(Parameter parameter, double plain) {
    int p = parameter.index();
    values.set(p, parameter.nearest(plain));
    long bit = 1L << p % Long.SIZE;
    changed.accumulateAndGet(p / Long.SIZE, bit, (a, b) -> a | b);
  }

  /// Takes the values of a state over; the mixer gets them by itself.
  void replace(CueMixState state) {
    for (int word = 0; word < changed.length(); word++) {
      changed.set(word, 0);
    }
    parameters.all().forEach(p -> values.set(p.index(), state.value(p.index())));
  }

  /// Moves the changes to the beginning of a block.
  @AudioThread
  void take(ParameterEvents events) {
    events.clear();
    for (int word = 0; word < changed.length(); word++) {
      if (changed.get(word) != 0) {
        for (long bits = changed.getAndSet(word, 0); bits != 0; bits &= bits - 1) {
          int p = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
          events.add(0, p, values.get(p));
        }
      }
    }
  }
}
