package cuebus.clap;

import java.lang.invoke.MethodHandles;

/// `clap.tail`.
final class TailExtension {

  static final String ID = "clap.tail";

  /// The function.
  static final long TABLE = Functions.table(MethodHandles.lookup(), "get");

  private TailExtension() {}

  static int get(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance == null ? 0 : instance.plugin.tailFrames();
  }
}
