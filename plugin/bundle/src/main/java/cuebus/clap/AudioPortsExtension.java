package cuebus.clap;

import java.lang.invoke.MethodHandles;

/// `clap.audio-ports`: the ports in use.
final class AudioPortsExtension {

  static final String ID = "clap.audio-ports";

  /// The functions, in CLAP's order.
  static final long TABLE = Functions.table(MethodHandles.lookup(), "count", "get");

  private AudioPortsExtension() {}

  static int count(long plugin, boolean input) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance == null ? 0 : instance.ports.count(input);
  }

  static boolean get(long plugin, int index, boolean input, long info) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance != null
        && instance.ports.describe(instance.ports.selected(), index, input, info);
  }
}
