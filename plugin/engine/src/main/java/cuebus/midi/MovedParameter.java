package cuebus.midi;

import cuebus.param.Parameter;
import java.util.function.IntToDoubleFunction;

/// A parameter and the controller that moves it. Belongs to the audio thread.
final class MovedParameter {

  /// Steps of a controller over the range of a parameter.
  private static final int MOST = 127;

  final Parameter parameter;
  final int channel;
  final int number;
  private final ControllerMode mode;

  private double value;

  /// What the controller said last; −1 before it said anything.
  private int heard = -1;

  /// What the controller set the parameter to; NaN if it has not got hold of it.
  private double held = Double.NaN;

  MovedParameter(Parameter parameter, MidiMap.Controller controller) {
    this.parameter = parameter;
    channel = controller.channel() - 1;
    number = controller.cc();
    mode = controller.mode();
  }

  /// A block begins: somebody else may have moved the parameter.
  void begin(IntToDoubleFunction now) {
    value = now.applyAsDouble(parameter.index());
  }

  /// Takes a value of the controller.
  ///
  /// @return whether the parameter moves
  boolean turn(int data) {
    double before = value;
    if (mode.isRelative()) {
      value = parameter.nearest(value + mode.steps(data) * step());
    } else if (mode == ControllerMode.ABSOLUTE || picksUp(data)) {
      // A controller that says again where the value is must not round it.
      value = data == position(value) ? value : plain(data);
      held = value;
    }
    heard = data;
    return value != before;
  }

  /// A step of a choice is the next choice.
  private double step() {
    return parameter instanceof Parameter.Choice ? 1 : (parameter.max() - parameter.min()) / MOST;
  }

  private boolean picksUp(int data) {
    if (held == value) {
      return true;
    }
    int there = position(value);
    boolean crosses = heard >= 0 && (heard - there) * (data - there) <= 0;
    return crosses || Math.abs(data - there) <= 1;
  }

  private double plain(int data) {
    return parameter.nearest(parameter.min() + data * (parameter.max() - parameter.min()) / MOST);
  }

  /// Where a controller stands for a value, 0 to 127.
  int position(double plain) {
    return (int) Math.round(MOST * (plain - parameter.min()) / (parameter.max() - parameter.min()));
  }

  /// Where the parameter is after the messages so far.
  double value() {
    return value;
  }

  /// Whether the controller stands where a value is, because it was the one to set it.
  boolean stands(double plain) {
    return !mode.isRelative() && held == plain;
  }
}
