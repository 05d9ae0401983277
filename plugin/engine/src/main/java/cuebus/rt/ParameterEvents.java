package cuebus.rt;

/// Parameter changes within one block, each at its frame: what a host hands to `process`. Belongs
/// to the audio thread; holds a fixed number and is used again for every block.
public final class ParameterEvents {

  /// A list that stays empty.
  public static final ParameterEvents NONE = new ParameterEvents(0);

  private final int[] frames;
  private final int[] parameters;
  private final double[] values;
  private final int[] actors;
  private final int[] fades;
  private final boolean[] modulations;
  private int size;

  /// @param capacity the most changes one block can carry
  public ParameterEvents(int capacity) {
    frames = new int[capacity];
    parameters = new int[capacity];
    values = new double[capacity];
    actors = new int[capacity];
    fades = new int[capacity];
    modulations = new boolean[capacity];
  }

  /// Appends a change. A frame before the one appended last counts as that one: time does not run
  /// backwards.
  ///
  /// @param frame frame within the block from which the value holds
  /// @return false, and nothing is kept, if the list is full
  public boolean add(int frame, int parameter, double value) {
    return append(frame, parameter, value, Actor.HOST, 0, false);
  }

  /// As [#add(int, int, double)], from somebody else or with a fade.
  ///
  /// @param actor who makes it; see [Actor]
  /// @param fadeMs length of its fade, 0 for the usual glide
  public boolean add(int frame, int parameter, double value, int actor, int fadeMs) {
    return append(frame, parameter, value, actor, fadeMs, false);
  }

  /// Appends a change of a parameter's modulation: an offset on whatever value it has, which is
  /// heard but is no part of the value.
  ///
  /// @param frame frame within the block from which the offset holds
  /// @param offset plain, 0 for none any more
  /// @return false, and nothing is kept, if the list is full
  public boolean modulate(int frame, int parameter, double offset) {
    return append(frame, parameter, offset, Actor.HOST, 0, true);
  }

  private boolean append(
      int frame, int parameter, double value, int actor, int fadeMs, boolean modulation) {
    if (size == frames.length) {
      return false;
    }
    frames[size] = size == 0 ? Math.max(0, frame) : Math.max(frames[size - 1], frame);
    parameters[size] = parameter;
    values[size] = value;
    actors[size] = actor;
    fades[size] = fadeMs;
    modulations[size] = modulation;
    size++;
    return true;
  }

  /// Takes the changes of two lists in the order of their frames; of the same frame, those of the
  /// first come first. What does not fit is left out, the latest first.
  public void merge(ParameterEvents first, ParameterEvents second) {
    clear();
    int a = 0;
    int b = 0;
    while (a < first.size || b < second.size) {
      boolean takesFirst =
          b == second.size || (a < first.size && first.frames[a] <= second.frames[b]);
      ParameterEvents from = takesFirst ? first : second;
      int e = takesFirst ? a++ : b++;
      append(
          from.frames[e],
          from.parameters[e],
          from.values[e],
          from.actors[e],
          from.fades[e],
          from.modulations[e]);
    }
  }

  /// How many changes it can hold.
  public int capacity() {
    return frames.length;
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

  /// Who makes the change; see [Actor].
  public int actor(int event) {
    return actors[event];
  }

  /// Length of its fade in ms, 0 for the usual glide.
  public int fadeMs(int event) {
    return fades[event];
  }

  /// True if the change is one of modulation.
  public boolean modulates(int event) {
    return modulations[event];
  }
}
