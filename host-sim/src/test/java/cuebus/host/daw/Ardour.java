package cuebus.host.daw;

import cuebus.host.nativehost.NativeFixtures;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Ardour 7 without a window: its Lua, its exporter and its scanner.
final class Ardour {

  private static final String PACKAGE = "ardour";
  private static final Path LIBRARY = Path.of("/usr/lib/ardour7");

  private final HostProcess process;

  /// Skips the test where Ardour is missing.
  ///
  /// @param home an empty folder for its settings and caches
  Ardour(Path home, InstalledPlugin plugin) throws Exception {
    NativeFixtures.installed(LIBRARY.resolve("luasession").toString(), PACKAGE);
    process =
        new HostProcess(
            home,
            Map.of(
                "LD_LIBRARY_PATH",
                LIBRARY.toString(),
                "ARDOUR_DLL_PATH",
                LIBRARY.toString(),
                "ARDOUR_DATA_PATH",
                "/usr/share/ardour7",
                "ARDOUR_CONFIG_PATH",
                "/etc/ardour7",
                // Everything but AVX512: Debian's build corrupts the heap there, without plugins
                // too.
                "ARDOUR_FPU_FLAGS",
                "95",
                "LXVST_PATH",
                plugin.vst().getParent().toString(),
                "LV2_PATH",
                plugin.lv2Path()));
    process.run(LIBRARY.resolve("ardour-vst-scanner").toString(), "-f", plugin.vst().toString());
  }

  /// Runs one of the scripts beside this class.
  String lua(String script, List<String> arguments) throws Exception {
    Path file = process.folder().resolve(script);
    try (InputStream text = Ardour.class.getResourceAsStream(script)) {
      Files.write(file, text.readAllBytes());
    }
    List<String> command = new ArrayList<>();
    command.add(LIBRARY.resolve("luasession").toString());
    command.add(file.toString());
    command.addAll(arguments);
    return process.run(command.toArray(String[]::new));
  }

  /// Exports all channels of the master, from the start of the session to its end.
  ///
  /// @param session folder of the session
  Path export(Path session) throws Exception {
    Path wav = session.resolve("master.wav");
    process.run("ardour7-export", "-b", "float", "-o", wav + "", session + "", "session");
    return wav;
  }
}
