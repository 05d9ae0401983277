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

  /// What a port that is not connected holds: no number, so never a change.
  private static final int NO_VALUE = Float.floatToIntBits(Float.NaN);

  private static final long NOWHERE = Memory.forever(Float.BYTES);

  static {
    Memory.putInt(NOWHERE, NO_VALUE);
  }

  private final List<ControlPort> ports;
  private final long[] addresses;

  /// The bits of the values that were seen last; as bits, what is no number equals itself.
  private final int[] seen;

  /// 1 for a parameter whose value is not its port's.
  private final AtomicIntegerArray overridden;

  private final AtomicReference<@Nullable BitSet> takenOver = new AtomicReference<>();

  ControlInputs(List<ControlPort> ports) {
    this.ports = ports;
    addresses = new long[ports.size()];
    Arrays.fill(addresses, NOWHERE);
    seen = new int[ports.size()];
    Arrays.fill(seen, NO_VALUE);
    overridden = new AtomicIntegerArray(ports.size());
  }

  /// Says where a parameter's port is; 0 for nowhere.
  @AudioThread
  void connect(int parameter, long address) {
    addresses[parameter] = address == 0 ? NOWHERE : address;
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
  /// @param events has room for all
  @AudioThread
  void collect(ParameterEvents events) {
    BitSet next = takenOver.get();
    if (next != null) {
      take(next);
      // If another has come since, its turn is the next block.
      takenOver.compareAndSet(next, null);
    }
    for (int p = 0; p < seen.length; p++) {
      int bits = Memory.getInt(addresses[p]);
      if (bits != seen[p]) {
        seen[p] = bits;
        change(p, Float.intBitsToFloat(bits), events);
      }
    }
  }

  private void change(int parameter, float value, ParameterEvents events) {
    if (!Float.isNaN(value)) {
      overridden.setOpaque(parameter, 0);
      events.add(0, parameter, ports.get(parameter).plain(value));
    }
  }

  private void take(BitSet parameters) {
    for (int p = 0; p < seen.length; p++) {
      boolean taken = parameters.get(p);
      seen[p] = taken ? Memory.getInt(addresses[p]) : NO_VALUE;
      overridden.setOpaque(p, taken ? 1 : 0);
    }
  }
}
