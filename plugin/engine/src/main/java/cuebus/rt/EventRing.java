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
  private final int[] actors;
  private final int[] fades;
  private final int mask;

  /// Changes put in but not yet let go; the control thread's own.
  private int staged;

  private long written;
  private long read;

  /// @param capacity how many changes it can hold, a power of two
  public EventRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is not a power of two");
    }
    parameters = new int[capacity];
    values = new double[capacity];
    actors = new int[capacity];
    fades = new int[capacity];
    mask = capacity - 1;
  }

  /// How many changes fit. Control thread.
  public int room() {
    return (int) (mask + 1 - (written + staged - (long) READ.getAcquire(this)));
  }

  /// Puts a change at the end, unseen until [#publish]; only while there is [#room]. Control
  /// thread.
  ///
  /// @param actor who makes it; see [Actor]
  /// @param fadeMs length of its fade, 0 for the usual glide
  public void stage(int parameter, double value, int actor, int fadeMs) {
    int slot = (int) (written + staged) & mask;
    parameters[slot] = parameter;
    values[slot] = value;
    actors[slot] = actor;
    fades[slot] = fadeMs;
    staged++;
  }

  /// Lets the audio thread see what was staged, all of it at once. Control thread.
  public void publish() {
    int count = staged;
    staged = 0;
    WRITTEN.setRelease(this, written + count);
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

  /// Who made the oldest waiting change. Audio thread, only while one waits.
  public int actor() {
    return actors[(int) read & mask];
  }

  /// Length of the fade of the oldest waiting change, ms. Audio thread, only while one waits.
  public int fadeMs() {
    return fades[(int) read & mask];
  }

  /// Drops the oldest waiting change. Audio thread.
  public void advance() {
    READ.setRelease(this, read + 1);
  }
}
