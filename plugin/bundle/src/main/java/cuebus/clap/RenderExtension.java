package cuebus.clap;

import java.lang.invoke.MethodHandles;

/// `clap.render`: offline is as welcome as real time, and sounds the same.
final class RenderExtension {

  static final String ID = "clap.render";

  /// The functions, in CLAP's order.
  static final long TABLE =
      Functions.table(MethodHandles.lookup(), "hasHardRealtimeRequirement", "set");

  private static final int REALTIME = 0;
  private static final int OFFLINE = 1;

  private RenderExtension() {}

  static boolean hasHardRealtimeRequirement(long plugin) {
    return false;
  }

  static boolean set(long plugin, int mode) {
    return ClapInstance.of(plugin) != null && (mode == REALTIME || mode == OFFLINE);
  }
}
