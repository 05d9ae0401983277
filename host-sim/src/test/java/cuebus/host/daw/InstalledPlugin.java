package cuebus.host.daw;

import static org.junit.jupiter.api.Assumptions.abort;

import cuebus.host.CommandRun;
import cuebus.host.install.BuiltPlugin;
import java.io.IOException;
import java.nio.file.Path;

/// The plugin as `cuebus install` puts it, with its own Java runtime.
///
/// @param folder holds `vst`, `lv2`, `clap` and `lib`
record InstalledPlugin(Path folder) {

  /// Installs it; skips the test where the build has left nothing to install.
  static InstalledPlugin in(Path folder) {
    try {
      BuiltPlugin.ofThisProgram();
    } catch (IOException e) {
      abort("the plugin is not built: " + e.getMessage());
    }
    CommandRun.of("install", "--dir", folder).succeeds();
    return new InstalledPlugin(folder);
  }

  /// The VST 2.4 library of 16x8.
  Path vst() {
    return folder.resolve("vst/cuebus-16x8.so");
  }

  /// The library of all variants as CLAP.
  Path clap() {
    return folder.resolve("clap/cuebus.clap");
  }

  /// What LV2 hosts look through: our bundle and LV2's own.
  String lv2Path() {
    return folder.resolve("lv2") + ":/usr/lib/lv2";
  }
}
