package cuebus.rt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Parameter changes on their way from one control thread to the audio thread, in order and without
/// a lock. One thread offers, one other thread polls.
public final class EventRing {

  private static final VarHandle WRITTEN;
  private static final VarHandle READ;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WRITTEN = lookup.findVarHandle(EventRing.class, "written", long.class);
      READ = lookup.findVarHandle(EventRing.class, "read", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int[] parameters;
  private final double[] values;
  private final int mask;
  private long written;
  private long read;

  /// @param capacity how many changes it can hold, a power of two
  public EventRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is not a power of two");
    }
    parameters = new int[capacity];
    values = new double[capacity];
    mask = capacity - 1;
  }

  /// Puts a change at the end. Control thread.
  ///
  /// @return false, and nothing is kept, if the ring is full
  public boolean offer(int parameter, double value) {
    long end = written;
    if (end - (long) READ.getAcquire(this) > mask) {
      return false;
    }
    int slot = (int) end & mask;
    parameters[slot] = parameter;
    values[slot] = value;
    WRITTEN.setRelease(this, end + 1);
    return true;
  }

  /// How many changes were ever offered. Control thread.
  public long offered() {
    return written;
  }

  /// How many changes were ever offered, as far as can be seen. Audio thread.
  public long written() {
    return (long) WRITTEN.getAcquire(this);
  }

  /// How many changes wait that were among the first `position` ever offered. Audio thread.
  public int waiting(long position) {
    long end = Math.min(written(), position);
    return (int) Math.max(0, end - read);
  }

  /// Parameter of the oldest waiting change. Audio thread, only while one waits.
  public int parameter() {
    return parameters[(int) read & mask];
  }

  /// Value of the oldest waiting change. Audio thread, only while one waits.
  public double value() {
    return values[(int) read & mask];
  }

  /// Drops the oldest waiting change. Audio thread.
  public void advance() {
    READ.setRelease(this, read + 1);
  }
}
