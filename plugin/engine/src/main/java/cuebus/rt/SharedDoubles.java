package cuebus.rt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Numbers that one thread writes and others read without a lock: each is whole and eventually
/// seen, but two of them need not belong to the same moment.
public final class SharedDoubles {

  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(double[].class);

  private final double[] values;

  /// @param size how many, all 0 at first
  public SharedDoubles(int size) {
    values = new double[size];
  }

  /// Any thread, wait-free.
  public double get(int index) {
    return (double) ELEMENT.getOpaque(values, index);
  }

  /// Any thread, wait-free; the last one to write wins.
  public void set(int index, double value) {
    ELEMENT.setOpaque(values, index, value);
  }
}
