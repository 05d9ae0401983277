package cuebus.lv2;

import cuebus.entry.Memory;
import cuebus.rt.AudioThread;
import cuebus.rt.ParameterEvents;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whose value a parameter has: the host's port's, or one of a session, a scene or a MIDI
/// controller. The last change wins. A port counts as changed when its value differs from the one
/// seen last, so another value holds until the host moves that port; such values are the only ones
/// that the state has to keep.
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

  private final MemorySegment seenBytes;

  /// Stretches of ports whose values lie side by side, as most hosts have them: each is compared as
  /// a whole, which is many times faster than port by port. First port of each, and the end.
  private final int[] stretch;

  private int stretches;
  private boolean moved = true;

  /// 1 for a parameter whose value is not its port's.
  private final AtomicIntegerArray overridden;

  private final AtomicReference<@Nullable BitSet> takenOver = new AtomicReference<>();

  ControlInputs(List<ControlPort> ports) {
    this.ports = ports;
    addresses = new long[ports.size()];
    Arrays.fill(addresses, NOWHERE);
    seen = new int[ports.size()];
    Arrays.fill(seen, NO_VALUE);
    seenBytes = MemorySegment.ofArray(seen);
    stretch = new int[ports.size() + 1];
    overridden = new AtomicIntegerArray(ports.size());
  }

  /// Says where a parameter's port is; 0 for nowhere.
  @AudioThread
  void connect(int parameter, long address) {
    addresses[parameter] = address == 0 ? NOWHERE : address;
    moved = true;
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

  /// Whether a parameter's value is not its port's. Any thread.
  ///
  /// @param value the value that it has
  boolean overridden(int parameter, double value) {
    BitSet next = takenOver.get();
    boolean taken = next == null ? overridden.getOpaque(parameter) != 0 : next.get(parameter);
    return taken || value != portValue(parameter);
  }

  /// What the port said last, as far as the parameter can have it; the initial value where it said
  /// nothing.
  private double portValue(int parameter) {
    ControlPort port = ports.get(parameter);
    double plain = port.plain(Float.intBitsToFloat(seen[parameter]));
    return Double.isNaN(plain) ? port.parameter().initial() : port.parameter().nearest(plain);
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
    if (moved) {
      moved = false;
      findStretches();
    }
    for (int s = 0; s < stretches; s++) {
      collect(stretch[s], stretch[s + 1], events);
    }
  }

  /// Adds the changes of a stretch.
  private void collect(int first, int end, ParameterEvents events) {
    for (int p = first; p < end; p++) {
      if (end - p > 1) {
        long same =
            Memory.mismatch(
                addresses[p],
                seenBytes,
                (long) p * Integer.BYTES,
                (long) (end - p) * Integer.BYTES);
        if (same < 0) {
          return;
        }
        p += (int) (same / Integer.BYTES);
      }
      int bits = Memory.getInt(addresses[p]);
      if (bits != seen[p]) {
        seen[p] = bits;
        change(p, Float.intBitsToFloat(bits), events);
      }
    }
  }

  private void findStretches() {
    stretches = 0;
    for (int p = 0; p < addresses.length; p++) {
      if (p == 0 || addresses[p] != addresses[p - 1] + Float.BYTES) {
        stretch[stretches++] = p;
      }
    }
    stretch[stretches] = addresses.length;
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
