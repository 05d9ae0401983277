package cuebus.param;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// One automatable value, declared once for the engine, the plugin formats, state and presets.
/// Values are plain: dB, pan position, or the number of a choice.
public sealed interface Parameter {

  /// Place in the declaration: the slot of its value, and the index in formats that number their
  /// parameters. Append only.
  int index();

  /// Stable identity, e.g. `mix2.level`. Never renamed or reused.
  String id();

  /// What people read, e.g. `Mix 2 Level`.
  String name();

  /// Value of a fresh instance.
  double initial();

  /// Smallest value.
  double min();

  /// Largest value.
  double max();

  /// The value as people read it, e.g. `-6.0 dB`.
  String toText(double value);

  /// The value that a text means, limited to the range; empty if it means none. Understands what
  /// [#toText] writes, with or without the unit, in any case.
  OptionalDouble fromText(String text);

  /// The nearest value this parameter can have. NaN has none: it is returned as it is.
  default double nearest(double value) {
    return Math.clamp(value, min(), max());
  }

  /// A value on a range.
  ///
  /// @param unit what it is measured in
  /// @param smoothingMs duration of the ramp to a new value, in ms
  record Continuous(
      int index,
      String id,
      String name,
      double min,
      double max,
      Unit unit,
      double initial,
      double smoothingMs)
      implements Parameter {

    @Override
    public String toText(double value) {
      return unit.toText(value);
    }

    @Override
    public OptionalDouble fromText(String text) {
      OptionalDouble value = unit.fromText(text.strip().toLowerCase(Locale.ROOT));
      return value.isPresent() ? OptionalDouble.of(nearest(value.getAsDouble())) : value;
    }
  }

  /// One of a few named choices; its value is the choice's number, from 0.
  ///
  /// @param choices the names in order; append only
  record Choice(int index, String id, String name, List<String> choices, int initialChoice)
      implements Parameter {

    public Choice {
      choices = List.copyOf(choices);
    }

    @Override
    public double initial() {
      return initialChoice;
    }

    @Override
    public double min() {
      return 0;
    }

    @Override
    public double max() {
      return choices.size() - 1;
    }

    @Override
    public double nearest(double value) {
      return Double.isNaN(value) ? value : Math.rint(Parameter.super.nearest(value));
    }

    @Override
    public String toText(double value) {
      return choices.get((int) nearest(value));
    }

    @Override
    public OptionalDouble fromText(String text) {
      int choice = choices.indexOf(text.strip().toLowerCase(Locale.ROOT));
      return choice < 0 ? OptionalDouble.empty() : OptionalDouble.of(choice);
    }
  }
}
