package cuebus.host.validate;

import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.format.PluginFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The plugins of a file on their way from one process to the other: a line each, with tabs between
/// its fields; or what is wrong with the file, after a mark.
final class PluginList {

  private static final String PROBLEM = "!";

  private PluginList() {}

  /// Opens a plugin file and writes what is in it.
  static void write(Path list, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (PluginModule module = PluginFile.open(file)) {
      for (PluginInfo plugin : module.plugins()) {
        lines.add(
            String.join(
                "\t",
                plugin.format(),
                word(plugin.id()),
                word(plugin.name()),
                word(plugin.vendor()),
                word(plugin.version())));
      }
    } catch (NotAPluginException e) {
      lines = List.of(PROBLEM + word(String.valueOf(e.getMessage())));
    }
    Files.write(list, lines);
  }

  private static String word(String text) {
    return text.replaceAll("\\s", " ");
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws NotAPluginException if the file was none
  static List<PluginInfo> read(Path list, Path file) throws IOException {
    List<PluginInfo> plugins = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      if (line.startsWith(PROBLEM)) {
        throw new NotAPluginException(
            file, line.substring(PROBLEM.length()).replace(file + ": ", ""));
      }
      String[] field = line.split("\t", -1);
      plugins.add(new PluginInfo(field[0], field[1], field[2], field[3], field[4]));
    }
    return plugins;
  }
}
