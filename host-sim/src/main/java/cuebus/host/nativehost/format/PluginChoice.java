package cuebus.host.nativehost.format;

import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.PluginModule;
import java.nio.file.Path;
import java.util.List;

/// What a user named: a plugin file, and perhaps one plugin in it.
///
/// @param file the plugin file
/// @param id the plugin's id or the end of it; empty for all
public record PluginChoice(Path file, String id) {

  /// Reads `FILE` or `FILE#ID`. As URIs have a `#`, too, the first one separates.
  public static PluginChoice of(String named) {
    int hash = named.indexOf('#');
    return hash < 0
        ? new PluginChoice(Path.of(named), "")
        : new PluginChoice(Path.of(named.substring(0, hash)), named.substring(hash + 1));
  }

  /// The chosen plugins of a file, at least one.
  ///
  /// @throws NotAPluginException if the file has no such plugin
  public List<PluginInfo> among(PluginModule module) throws NotAPluginException {
    List<PluginInfo> all = module.plugins();
    List<PluginInfo> exact = all.stream().filter(plugin -> plugin.id().equals(id)).toList();
    List<PluginInfo> chosen =
        exact.isEmpty() ? all.stream().filter(plugin -> plugin.id().endsWith(id)).toList() : exact;
    if (chosen.isEmpty()) {
      throw new NotAPluginException(
          file,
          "has no plugin \"%s\", only %s".formatted(id, all.stream().map(PluginInfo::id).toList()));
    }
    return chosen;
  }
}
