package cuebus.host.nativehost.format;

import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.clap.ClapModule;
import cuebus.host.nativehost.lv2.Lv2Module;
import cuebus.host.nativehost.vst2.Vst2Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens plugin files of any format that this host knows.
public final class PluginFile {

  private PluginFile() {}

  /// Opens a plugin file: an LV2 bundle by its folder, its manifest.ttl or a library beside one; a
  /// CLAP file by its extension; any other library as VST 2.4.
  ///
  /// @throws NotAPluginException if it is none of these
  public static PluginModule open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NotAPluginException(
          file, "no such file; a VST 2.4 library, a CLAP file or an LV2 bundle is wanted");
    }
    if (Files.isDirectory(file)) {
      return Lv2Module.open(file);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.isRegularFile(folder.resolve("manifest.ttl"))) {
      return Lv2Module.open(folder);
    }
    return file.toString().endsWith(".clap") ? ClapModule.open(file) : Vst2Module.open(file);
  }
}
