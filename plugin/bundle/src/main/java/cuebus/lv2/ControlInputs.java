package cuebus.lv2;

import cuebus.entry.Memory;
import cuebus.rt.AudioThread;
import cuebus.rt.ParameterEvents;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whose value a parameter has: the host's port or a session's. The last change wins. A port counts
/// as changed when its value differs from the one seen last, so a session's value holds until the
/// host moves that port; such values are the only ones that the state has to keep.
final class ControlInputs {

  private final List<ControlPort> ports;
  private final float[] seen;

  /// 1 for a parameter whose value is not its port's.
  private final AtomicIntegerArray overridden;

  private final AtomicReference<@Nullable BitSet> takenOver = new AtomicReference<>();

  ControlInputs(List<ControlPort> ports) {
    this.ports = ports;
    seen = new float[ports.size()];
    Arrays.fill(seen, Float.NaN);
    overridden = new AtomicIntegerArray(ports.size());
  }

  /// Every parameter.
  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, ports.size());
    return all;
  }

  /// These parameters were just set otherwise, all others are the ports'. Any thread but the audio
  /// thread; holds from the next block on.
  void takenOver(BitSet parameters) {
    takenOver.set(parameters);
  }

  /// Whether a parameter has another value than its port. Any thread.
  boolean overridden(int parameter) {
    BitSet next = takenOver.get();
    return next == null ? overridden.getOpaque(parameter) != 0 : next.get(parameter);
  }

  /// Adds the changes of the ports since the last block.
  ///
  /// @param addresses where the ports' values are, from `first` on; 0 where nothing is connected
  /// @param events has room for all
  @AudioThread
  void collect(long[] addresses, int first, ParameterEvents events) {
    BitSet next = takenOver.get();
    if (next != null) {
      take(next, addresses, first);
      // If another has come since, its turn is the next block.
      takenOver.compareAndSet(next, null);
    }
    for (int p = 0; p < seen.length; p++) {
      long address = addresses[first + p];
      if (address != 0) {
        float value = Memory.getFloat(address);
        if (value != seen[p] && !Float.isNaN(value)) {
          seen[p] = value;
          overridden.setOpaque(p, 0);
          events.add(0, p, ports.get(p).plain(value));
        }
      }
    }
  }

  private void take(BitSet parameters, long[] addresses, int first) {
    for (int p = 0; p < seen.length; p++) {
      boolean taken = parameters.get(p);
      long address = addresses[first + p];
      seen[p] = taken && address != 0 ? Memory.getFloat(address) : Float.NaN;
      overridden.setOpaque(p, taken ? 1 : 0);
    }
  }
}
