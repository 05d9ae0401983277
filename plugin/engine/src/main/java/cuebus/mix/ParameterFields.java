package cuebus.mix;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.NumberFields;
import cuebus.json.Value;
import cuebus.param.Decibels;
import cuebus.param.Parameter;
import cuebus.param.Unit;
import java.io.IOException;

/// The value of a parameter in our files: plain numbers, levels in dB or `"-inf"`, choices by name.
public final class ParameterFields {

  private ParameterFields() {}

  /// What may stand for a value before its parameter is known: a text or a number.
  public static Object plain(JsonReader json) throws InvalidFileException {
    if (json.isText()) {
      return Value.text().read(json);
    }
    double number = json.isNumber() ? json.number() : Double.NaN;
    if (Double.isFinite(number)) {
      return number;
    }
    throw json.expected("a number or a text");
  }

  /// The value that was read by [#plain].
  ///
  /// @param place where it stands, below where the reader is
  /// @throws InvalidFileException if the parameter cannot have it
  public static double value(JsonReader json, Parameter parameter, Object plain, Object... place)
      throws InvalidFileException {
    boolean choice = parameter instanceof Parameter.Choice;
    double value = Double.NaN;
    if (plain instanceof Double number) {
      value = choice ? Double.NaN : number;
    } else if (choice) {
      value = parameter.fromText((String) plain).orElse(Double.NaN);
    } else if (plain.equals("-inf")) {
      value = Decibels.OFF_DB;
    }
    if (parameter.nearest(value) != value) {
      String allowed =
          parameter instanceof Parameter.Choice c
              ? "one of \"" + String.join("\", \"", c.choices()) + '"'
              : parameter.toText(parameter.min()) + " to " + parameter.toText(parameter.max());
      throw json.problem(parameter.id() + " allows " + allowed + ", found " + plain, place);
    }
    return value;
  }

  /// Writes a value at a key.
  public static void write(Parameter parameter, String key, double value, JsonGenerator json)
      throws IOException {
    switch (parameter) {
      case Parameter.Choice choice -> json.writeStringField(key, choice.toText(value));
      case Parameter.Continuous c when c.unit() == Unit.DECIBEL ->
          NumberFields.level(json, key, value);
      case Parameter.Continuous c -> NumberFields.number(json, key, value);
    }
  }
}
