package cuebus.clap;

import java.lang.invoke.MethodHandles;

/// `clap.latency`.
final class LatencyExtension {

  static final String ID = "clap.latency";

  /// The function.
  static final long TABLE = Functions.table(MethodHandles.lookup(), "get");

  private LatencyExtension() {}

  static int get(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance == null ? 0 : instance.plugin.latencyFrames();
  }
}
