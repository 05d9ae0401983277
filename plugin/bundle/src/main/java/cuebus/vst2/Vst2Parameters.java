package cuebus.vst2;

import cuebus.entry.Memory;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.plugin.Meter;
import cuebus.plugin.Plugin;
import java.util.List;
import java.util.OptionalDouble;

/// A plugin's parameters as VST 2.4 knows them: values from 0 to 1, short texts. The meters follow
/// the parameters and cannot be set.
final class Vst2Parameters {

  private final Plugin plugin;
  private final Parameters declared;
  private final List<Parameter> parameters;
  private final List<Meter> meters;

  Vst2Parameters(Plugin plugin) {
    this.plugin = plugin;
    declared = Parameters.of(plugin.declaration().variant());
    parameters = declared.all();
    meters = plugin.declaration().meters();
  }

  /// Parameters and meters.
  int count() {
    return parameters.size() + meters.size();
  }

  /// Whether there is a parameter of that index that can be set.
  boolean canSet(int index) {
    return index >= 0 && index < parameters.size();
  }

  private boolean isMeter(int index) {
    return index >= parameters.size() && index < count();
  }

  /// The value from 0 to 1; 0 if there is no such parameter. Any thread; allocates nothing.
  float value(int index) {
    if (canSet(index)) {
      return normal(parameters.get(index), plugin.value(index));
    }
    if (isMeter(index)) {
      Meter.Kind kind = meters.get(index - parameters.size()).kind();
      double reading = plugin.meter(index - parameters.size());
      return (float) ((reading - kind.min()) / (kind.max() - kind.min()));
    }
    return 0;
  }

  private static float normal(Parameter parameter, double plain) {
    return (float) ((plain - parameter.min()) / (parameter.max() - parameter.min()));
  }

  /// The plain value of a value from 0 to 1, of a parameter that can be set.
  double plain(int index, float value) {
    Parameter parameter = parameters.get(index);
    return parameter.nearest(parameter.min() + value * (parameter.max() - parameter.min()));
  }

  /// A name as long as hosts have room for. Its end says what is controlled and its beginning of
  /// what, so a long one is cut in the middle.
  String name(int index) {
    String name = fullName(index);
    int room = Vst24.Room.PARAMETER_TEXT - 1;
    if (name.length() <= room) {
      return name;
    }
    int end = room / 2;
    return name.substring(0, room - end - 1) + "~" + name.substring(name.length() - end);
  }

  private String fullName(int index) {
    return canSet(index)
        ? plugin.parameterName(index)
        : isMeter(index) ? meters.get(index - parameters.size()).name() : "";
  }

  /// The unit, which hosts show behind [#display].
  String label(int index) {
    if (isMeter(index)) {
      return meters.get(index - parameters.size()).kind().unit().symbol();
    }
    return canSet(index) && parameters.get(index) instanceof Parameter.Continuous continuous
        ? continuous.unit().symbol()
        : "";
  }

  /// The present value as people read it, without its unit.
  String display(int index) {
    String text = "";
    if (canSet(index)) {
      text = plugin.valueText(index, plugin.value(index));
    } else if (isMeter(index)) {
      Meter.Kind kind = meters.get(index - parameters.size()).kind();
      text = kind.unit().toText(plugin.meter(index - parameters.size()));
    }
    return text.replace(label(index), "").strip();
  }

  /// The plain value that a text means.
  OptionalDouble fromText(int index, String text) {
    return plugin.valueOf(index, text);
  }

  /// Fills `VstParameterProperties`: the whole name, steps of a choice, and the source or mix it
  /// belongs to as category.
  void properties(int index, long at) {
    Memory.fill(at, Vst24.Properties.BYTES, (byte) 0);
    String name = fullName(index);
    Memory.putText(at + Vst24.Properties.LABEL, name, Vst24.Room.LABEL);
    int flags = 0;
    if (canSet(index)) {
      flags = category(index, name, at);
      if (parameters.get(index) instanceof Parameter.Choice choice) {
        float step = 1f / (choice.choices().size() - 1);
        flags |=
            choice.choices().size() == 2 ? Vst24.Properties.SWITCH : Vst24.Properties.USES_STEPS;
        Memory.putFloat(at + Vst24.Properties.STEP, step);
        Memory.putFloat(at + Vst24.Properties.SMALL_STEP, step);
        Memory.putFloat(at + Vst24.Properties.LARGE_STEP, step);
      } else {
        flags |= Vst24.Properties.CAN_RAMP;
      }
      Memory.putText(
          at + Vst24.Properties.SHORT_LABEL,
          declared.control(index).label(),
          Vst24.Room.SHORT_LABEL);
    }
    Memory.putInt(at + Vst24.Properties.FLAGS, flags);
  }

  /// The sources are categories 1 and up, the mixes those above.
  private int category(int index, String name, long at) {
    int sources = plugin.declaration().inputs();
    Control.Scope scope = declared.control(index).scope();
    int category =
        switch (scope) {
          case PLUGIN -> 0;
          case SOURCE -> 1 + declared.source(index);
          case MIX, SEND, GROUP -> 1 + sources + declared.mix(index);
        };
    if (category == 0) {
      return 0;
    }
    int ofSource = count(Control.Scope.SOURCE);
    int ofMix =
        count(Control.Scope.MIX)
            + sources * count(Control.Scope.SEND)
            + Control.GROUPS * count(Control.Scope.GROUP);
    Memory.putShort(at + Vst24.Properties.CATEGORY, (short) category);
    Memory.putShort(
        at + Vst24.Properties.IN_CATEGORY,
        (short) (scope == Control.Scope.SOURCE ? ofSource : ofMix));
    int end = name.indexOf(": ");
    Memory.putText(
        at + Vst24.Properties.CATEGORY_LABEL,
        end < 0 ? name : name.substring(0, end),
        Vst24.Room.CATEGORY_LABEL);
    return Vst24.Properties.HAS_CATEGORY;
  }

  private static int count(Control.Scope scope) {
    int count = 0;
    for (Control control : Control.values()) {
      count += control.scope() == scope ? 1 : 0;
    }
    return count;
  }
}
