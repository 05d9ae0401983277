package cuebus.rt;

/// Parameter changes within one block, each at its frame: what a host hands to `process`. Belongs
/// to the audio thread; holds a fixed number and is used again for every block.
public final class ParameterEvents {

  /// A list that stays empty.
  public static final ParameterEvents NONE = new ParameterEvents(0);

  private final int[] frames;
  private final int[] parameters;
  private final double[] values;
  private final boolean[] modulations;
  private int size;

  /// @param capacity the most changes one block can carry
  public ParameterEvents(int capacity) {
    frames = new int[capacity];
    parameters = new int[capacity];
    values = new double[capacity];
    modulations = new boolean[capacity];
  }

  /// Appends a change. A frame before the one appended last counts as that one: time does not run
  /// backwards.
  ///
  /// @param frame frame within the block from which the value holds
  /// @return false, and nothing is kept, if the list is full
  public boolean add(int frame, int parameter, double value) {
    return append(frame, parameter, value, false);
  }

  /// Appends a change of a parameter's modulation: an offset on whatever value it has, which is
  /// heard but is no part of the value.
  ///
  /// @param frame frame within the block from which the offset holds
  /// @param offset plain, 0 for none any more
  /// @return false, and nothing is kept, if the list is full
  public boolean modulate(int frame, int parameter, double offset) {
    return append(frame, parameter, offset, true);
  }

  private boolean append(int frame, int parameter, double value, boolean modulation) {
    if (size == frames.length) {
      return false;
    }
    frames[size] = size == 0 ? Math.max(0, frame) : Math.max(frames[size - 1], frame);
    parameters[size] = parameter;
    values[size] = value;
    modulations[size] = modulation;
    size++;
    return true;
  }

  /// Forgets every change.
  public void clear() {
    size = 0;
  }

  /// How many changes there are.
  public int size() {
    return size;
  }

  /// Frame of a change within the block.
  public int frame(int event) {
    return frames[event];
  }

  /// Index of the parameter that changes.
  public int parameter(int event) {
    return parameters[event];
  }

  /// Its new plain value, or its new offset.
  public double value(int event) {
    return values[event];
  }

  /// True if the change is one of modulation.
  public boolean modulates(int event) {
    return modulations[event];
  }
}
