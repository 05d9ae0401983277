package cuebus.lv2;

import cuebus.param.Control;
import cuebus.param.Parameter;

/// A parameter as a control input. Values are plain on both sides but for bypass: LV2's own port
/// says whether the plugin is enabled, the opposite.
///
/// @param parameter what it controls
/// @param symbol what hosts know it by
/// @param name as people call it
/// @param toggled true for off and on
/// @param enables true for the opposite of bypass
record ControlPort(
    Parameter parameter, String symbol, String name, boolean toggled, boolean enables) {

  static ControlPort of(Parameter parameter, Control control) {
    boolean enables = control == Control.BYPASS;
    return new ControlPort(
        parameter,
        enables ? "enabled" : Ports.symbol(parameter.id()),
        enables ? "Enabled" : parameter.name(),
        parameter instanceof Parameter.Choice choice && choice.choices().size() == 2,
        enables);
  }

  /// The parameter's value that a port's value means; NaN for NaN.
  double plain(float value) {
    if (!toggled || Float.isNaN(value)) {
      return value;
    }
    return value > 0 != enables ? 1 : 0;
  }

  /// The port's value for a parameter's value.
  double portValue(double plain) {
    return enables ? 1 - plain : plain;
  }
}
