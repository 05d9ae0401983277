package cuebus.host.nativehost.format;

import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

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

  /// The chosen ones of the file's plugins, at least one.
  ///
  /// @throws NotAPluginException if the file has no such plugin
  public List<PluginInfo> among(List<PluginInfo> all) throws NotAPluginException {
    List<PluginInfo> chosen =
        all.stream()
            .filter(plugin -> id.isEmpty() || plugin.id().equals(id) || plugin.id().matches(end()))
            .toList();
    if (chosen.isEmpty()) {
      throw new NotAPluginException(
          file,
          "has no plugin \"%s\", only %s".formatted(id, all.stream().map(PluginInfo::id).toList()));
    }
    return chosen;
  }

  /// The end of an id is a whole word of it: `Delay` is not the end of `…/DubDelay`.
  private String end() {
    return ".*[/#:.]" + Pattern.quote(id);
  }
}
