package cuebus.jvst;

import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Unit;
import jvst.wrapper.valueobjects.VSTParameterProperties;

/// What the wrapper's host shows of the parameters: names and values of at most seven characters,
/// values from 0 to 1, groups.
final class ParameterText {

  /// What the wrapper carries of a name, value or unit.
  private static final int SHORT = 7;

  private ParameterText() {}

  /// A plain value between 0 and 1.
  static float normalised(Parameter p, double plain) {
    return (float) ((plain - p.min()) / (p.max() - p.min()));
  }

  /// The plain value of one between 0 and 1.
  static double plain(Parameter p, float normalised) {
    return p.nearest(p.min() + normalised * (p.max() - p.min()));
  }

  /// A name as `M2S5Lvl` or `S5 Trim`.
  static String shortName(Parameters parameters, int index) {
    Control control = parameters.control(index);
    String mix = "M" + (parameters.mix(index) + 1);
    String source = "S" + (parameters.source(index) + 1);
    return switch (control) {
      case TRIM -> source + " Trim";
      case POLARITY -> source + " Pol";
      case SOURCE_MUTE -> source + " Mute";
      case LEVEL -> mix + " Lvl";
      case MUTE -> mix + " Mute";
      case OUTPUT -> mix + " Out";
      case VOLUME -> mix + " Vol";
      case SEND_LEVEL -> mix + source + "Lvl";
      case SEND_PAN -> mix + source + "Pan";
      case SEND_MUTE -> mix + source + "Mut";
    };
  }

  /// The unit; empty where the value says it all.
  static String label(Parameter p) {
    return p instanceof Parameter.Continuous c && c.unit() == Unit.DECIBEL ? "dB" : "";
  }

  /// A value without its unit.
  static String display(Parameter p, double plain) {
    String text = p.toText(plain);
    String unit = label(p);
    String bare = unit.isEmpty() ? text : text.substring(0, text.length() - unit.length()).strip();
    return bare.length() <= SHORT ? bare : bare.substring(0, SHORT - 1) + ".";
  }

  /// Full name and group: the source's parameters, or the mix's with its sends.
  static VSTParameterProperties properties(Parameters parameters, int index) {
    Parameter p = parameters.all().get(index);
    boolean ofSource = parameters.control(index).scope() == Control.Scope.SOURCE;
    int number = ofSource ? parameters.source(index) : parameters.mix(index);
    String group = ofSource ? "Source " + (number + 1) : "Mix " + (number + 1);
    VSTParameterProperties properties = new VSTParameterProperties();
    properties.setLabel(p.name());
    properties.setShortLabel(shortName(parameters, index));
    properties.setCategory(1 + number + (ofSource ? 0 : parameters.variant().inputs()));
    properties.setNumParametersInCategory(
        (int) parameters.all().stream().filter(q -> q.name().startsWith(group + " ")).count());
    properties.setCategoryLabel(group);
    boolean isSwitch = p instanceof Parameter.Choice c && c.choices().size() == 2;
    properties.setFlags(
        VSTParameterProperties.VST_PARAMETER_SUPPORTS_DISPLAY_CATEGORY
            | (isSwitch ? VSTParameterProperties.VST_PARAMETER_IS_SWITCH : 0));
    return properties;
  }
}
