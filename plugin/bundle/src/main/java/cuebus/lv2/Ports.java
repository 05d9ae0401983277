package cuebus.lv2;

import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.Meter;
import cuebus.plugin.PluginDeclaration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The ports of a variant by index: the bus, both sides of each mix, messages in and out, meters, a
/// control input per parameter, and the latency. Hosts keep ports by symbol, some by index; new
/// parameters are appended, and the latency stands last because hosts find it by what it is for.
final class Ports {

  private static final Map<Variant, Ports> MADE = new ConcurrentHashMap<>();

  private final PluginDeclaration declaration;
  private final List<ControlPort> controls;
  private final List<Meter> meters;

  private Ports(Variant variant) {
    declaration = PluginDeclaration.of(variant);
    meters = declaration.meters();
    Parameters parameters = Parameters.of(variant);
    controls =
        parameters.all().stream()
            .map(p -> ControlPort.of(p, parameters.control(p.index())))
            .toList();
  }

  /// The ports of a variant. Made once and kept.
  static Ports of(Variant variant) {
    return MADE.computeIfAbsent(variant, Ports::new);
  }

  /// An id as an LV2 symbol, e.g. `mix2_level`.
  static String symbol(String id) {
    return id.replace('.', '_').replace('-', '_');
  }

  /// What the ports belong to.
  PluginDeclaration declaration() {
    return declaration;
  }

  /// The control inputs by parameter index.
  List<ControlPort> controls() {
    return controls;
  }

  /// The meters by index.
  List<Meter> meters() {
    return meters;
  }

  /// Index of a bus channel, counted from 0.
  int bus(int channel) {
    return channel;
  }

  /// Index of an output channel, left and right of each mix in turn, counted from 0.
  int out(int channel) {
    return declaration.inputs() + channel;
  }

  /// Index of the messages from the host.
  int messages() {
    return declaration.inputs() + declaration.outputs();
  }

  /// Index of the messages to the host.
  int replies() {
    return messages() + 1;
  }

  /// Index of a meter.
  int meter(int meter) {
    return replies() + 1 + meter;
  }

  /// Index of a parameter.
  int control(int parameter) {
    return meter(meters.size()) + parameter;
  }

  /// Index of the output that says the latency.
  int latency() {
    return control(controls.size());
  }

  /// How many ports there are.
  int count() {
    return latency() + 1;
  }
}
