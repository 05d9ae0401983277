package cuebus.clap;

import cuebus.entry.Memory;
import java.lang.invoke.MethodHandles;

/// The way into CLAP: what the C entry's `clap_entry` hands on to.
public final class ClapAdapter {

  private static final long TABLE =
      Functions.table(MethodHandles.lookup(), "init", "deinit", "getFactory");

  private ClapAdapter() {}

  /// The three functions of CLAP's entry: init, deinit, get_factory. Any thread.
  ///
  /// @param libraryPath the shared library that the host loaded; the plugin needs nothing from
  ///   beside it
  /// @return the address of a table with their pointers, which lasts as long as the process
  public static long entry(String libraryPath) {
    return TABLE;
  }

  static boolean init(long path) {
    return true;
  }

  // The VM stays: it cannot be started twice in a process.
  static void deinit() {}

  static long getFactory(long id) {
    return switch (id == 0 ? "" : Memory.text(id)) {
      case ClapFactory.ID -> ClapFactory.TABLE;
      case PresetFactory.ID, PresetFactory.DRAFT_ID -> PresetFactory.TABLE;
      default -> 0;
    };
  }
}
