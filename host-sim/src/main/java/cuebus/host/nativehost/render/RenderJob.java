package cuebus.host.nativehost.render;

import cuebus.host.nativehost.format.PluginChoice;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to render through which plugin.
///
/// @param plugin the plugin; of several in its file the first one that fits
/// @param in audio file to read; its channels go to the plugin's in order, extra ones are dropped
///   and missing ones are silent
/// @param out WAV file to write, 32-bit float
/// @param block frames per block, 1 or more
/// @param settings parameters to set before the first block
/// @param state file to load the plugin's state from, before the settings
/// @param saveState file for the plugin's state at the end
public record RenderJob(
    PluginChoice plugin,
    Path in,
    Path out,
    int block,
    List<Setting> settings,
    @Nullable Path state,
    @Nullable Path saveState) {

  /// A parameter's value.
  ///
  /// @param id [cuebus.host.nativehost.PluginParameter#id()], or its name
  /// @param value in the parameter's own scale
  public record Setting(String id, double value) {}
}
