package cuebus.midi;

import cuebus.param.Parameter;
import java.util.function.IntToDoubleFunction;

/// A parameter and the note that switches it. Belongs to the audio thread.
final class SwitchedParameter {

  final Parameter parameter;
  final int channel;
  final int number;
  private final boolean momentary;
  private double value;

  SwitchedParameter(Parameter parameter, MidiMap.Note note) {
    this.parameter = parameter;
    channel = note.channel() - 1;
    number = note.note();
    momentary = note.momentary();
  }

  /// A block begins: somebody else may have moved the parameter.
  void begin(IntToDoubleFunction now) {
    value = now.applyAsDouble(parameter.index());
  }

  /// Takes the beginning or the end of the note.
  ///
  /// @return whether the parameter moves
  boolean press(boolean on) {
    double before = value;
    if (momentary) {
      value = on ? parameter.max() : parameter.min();
    } else if (on) {
      value = isOn(value) ? parameter.min() : parameter.max();
    }
    return value != before;
  }

  /// Whether a value is above its lowest.
  boolean isOn(double plain) {
    return plain > parameter.min();
  }

  /// Where the parameter is after the messages so far.
  double value() {
    return value;
  }
}
