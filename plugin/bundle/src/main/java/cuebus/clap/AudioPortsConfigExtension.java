package cuebus.clap;

import java.lang.invoke.MethodHandles;

/// `clap.audio-ports-config` and its `-info`: the sets of ports to choose from.
final class AudioPortsConfigExtension {

  static final String ID = "clap.audio-ports-config";
  static final String INFO_ID = "clap.audio-ports-config-info/1";
  static final String INFO_DRAFT_ID = "clap.audio-ports-config-info/draft-0";

  /// The functions, in CLAP's order.
  static final long TABLE = Functions.table(MethodHandles.lookup(), "count", "get", "select");

  /// The functions of the more detailed extension.
  static final long INFO_TABLE =
      Functions.table(MethodHandles.lookup(), "currentConfig", "getPort");

  private AudioPortsConfigExtension() {}

  static int count(long plugin) {
    return ClapInstance.of(plugin) == null ? 0 : AudioPorts.CONFIGS;
  }

  static boolean get(long plugin, int index, long config) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance != null && instance.ports.describeConfig(index, config);
  }

  static boolean select(long plugin, int config) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance != null && !instance.isActive() && instance.ports.select(config);
  }

  static int currentConfig(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance == null ? ClapAbi.INVALID_ID : instance.ports.selected();
  }

  static boolean getPort(long plugin, int config, int index, boolean input, long info) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance != null && instance.ports.describe(config, index, input, info);
  }
}
