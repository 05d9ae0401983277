package cuebus.rt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What the audio thread has done, on its way to one thread that writes it down: every change of a
/// parameter with the frame it holds from. No lock, a fixed number of places; what does not fit is
/// counted.
public final class AppliedChanges {

  /// Stands where a parameter's index does: a whole state was taken over, or all was reset, which
  /// no list of changes says.
  public static final int WHOLE_STATE = -1;

  /// Takes changes in their order.
  @FunctionalInterface
  public interface Reader {
    /// Takes one change.
    ///
    /// @param at frames since activation
    /// @param parameter its index, or [#WHOLE_STATE]
    /// @param value plain value, or the offset of modulation
    /// @param fadeMs length of its fade
    /// @param modulation true for an offset
    void change(long at, int parameter, double value, int actor, int fadeMs, boolean modulation);
  }

  private static final VarHandle WRITTEN;
  private static final VarHandle READ;
  private static final VarHandle LOST;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WRITTEN = lookup.findVarHandle(AppliedChanges.class, "written", long.class);
      READ = lookup.findVarHandle(AppliedChanges.class, "read", long.class);
      LOST = lookup.findVarHandle(AppliedChanges.class, "lost", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long[] at;
  private final int[] parameters;
  private final double[] values;
  private final int[] actors;
  private final int[] fades;
  private final boolean[] modulations;
  private final int mask;
  private long written;
  private long read;
  private long lost;

  /// @param capacity how many changes may wait, a power of two
  public AppliedChanges(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is not a power of two");
    }
    at = new long[capacity];
    parameters = new int[capacity];
    values = new double[capacity];
    actors = new int[capacity];
    fades = new int[capacity];
    modulations = new boolean[capacity];
    mask = capacity - 1;
  }

  /// Puts a change at the end. Audio thread.
  @AudioThread
  public void offer(
      long frame, int parameter, double value, int actor, int fadeMs, boolean modulation) {
    long end = written;
    if (end - (long) READ.getAcquire(this) > mask) {
      LOST.setOpaque(this, lost + 1);
      return;
    }
    int slot = (int) end & mask;
    at[slot] = frame;
    parameters[slot] = parameter;
    values[slot] = value;
    actors[slot] = actor;
    fades[slot] = fadeMs;
    modulations[slot] = modulation;
    WRITTEN.setRelease(this, end + 1);
  }

  /// Hands over everything that waits. The reading thread.
  public void drain(Reader reader) {
    long end = (long) WRITTEN.getAcquire(this);
    for (; read < end; READ.setRelease(this, read + 1)) {
      int slot = (int) read & mask;
      reader.change(
          at[slot], parameters[slot], values[slot], actors[slot], fades[slot], modulations[slot]);
    }
  }

  /// How many changes did not fit. Any thread.
  public long lost() {
    return (long) LOST.getOpaque(this);
  }
}
