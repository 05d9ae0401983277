package cuebus.jvst;

import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
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

  /// A name such as `M2S5Lvl` or `S5 Trim`.
  static String shortName(Parameters parameters, int index) {
    Control control = parameters.control(index);
    String mix = "M" + (parameters.mix(index) + 1);
    String source = "S" + (parameters.source(index) + 1);
    return switch (control.scope()) {
      case PLUGIN -> control.brief();
      case SOURCE -> source + " " + control.brief();
      case MIX -> mix + " " + control.brief();
      case SEND -> mix + source + control.brief();
      case GROUP -> mix + "G" + (parameters.group(index) + 1) + control.brief();
    };
  }

  /// The unit; empty where the value says it all.
  static String label(Parameter p) {
    return p instanceof Parameter.Continuous c ? c.unit().symbol() : "";
  }

  /// A value without its unit.
  ///
  /// @param text the value as people read it
  static String display(Parameter p, String text) {
    String unit = label(p);
    String bare = unit.isEmpty() ? text : text.substring(0, text.length() - unit.length()).strip();
    return bare.length() <= SHORT ? bare : bare.substring(0, SHORT - 1) + ".";
  }

  /// Full name and group: the source's parameters, or the mix's with its sends.
  ///
  /// @param name what people call it, e.g. `Drummer: Keys Level`
  static VSTParameterProperties properties(Parameters parameters, int index, String name) {
    VSTParameterProperties properties = new VSTParameterProperties();
    properties.setLabel(name);
    properties.setShortLabel(shortName(parameters, index));
    int group = group(parameters, index);
    int inputs = parameters.variant().inputs();
    properties.setCategory(group);
    properties.setNumParametersInCategory(
        (int) parameters.all().stream().filter(p -> group(parameters, p.index()) == group).count());
    if (group > 0) {
      properties.setCategoryLabel(group <= inputs ? "Source " + group : "Mix " + (group - inputs));
    }
    boolean isSwitch =
        parameters.all().get(index) instanceof Parameter.Choice c && c.choices().size() == 2;
    properties.setFlags(
        (group > 0 ? VSTParameterProperties.VST_PARAMETER_SUPPORTS_DISPLAY_CATEGORY : 0)
            | (isSwitch ? VSTParameterProperties.VST_PARAMETER_IS_SWITCH : 0));
    return properties;
  }

  /// Sources from 1, mixes behind them; 0 for what belongs to neither.
  private static int group(Parameters parameters, int index) {
    return switch (parameters.control(index).scope()) {
      case PLUGIN -> 0;
      case SOURCE -> 1 + parameters.source(index);
      case MIX, SEND, GROUP -> 1 + parameters.variant().inputs() + parameters.mix(index);
    };
  }
}
