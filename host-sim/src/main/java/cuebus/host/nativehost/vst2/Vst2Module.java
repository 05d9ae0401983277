package cuebus.host.nativehost.vst2;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.memory.Library;
import java.nio.file.Path;
import java.util.List;

/// A VST 2.4 library, which holds one plugin.
public final class Vst2Module implements PluginModule {

  private final Library library;
  private final long entry;
  private final List<PluginInfo> plugins;

  private Vst2Module(Library library, long entry) {
    this.library = library;
    this.entry = entry;
    try (NativePlugin plugin = new Vst2Plugin(entry)) {
      plugins = List.of(plugin.info());
    }
  }

  /// Loads a library. What the plugin is called stands nowhere but in an instance, so one is made.
  ///
  /// @throws NotAPluginException if it cannot be loaded or exports no entry
  public static Vst2Module open(Path file) throws NotAPluginException {
    Library library = Library.open(file);
    long entry = library.find("VSTPluginMain");
    if (entry == 0) {
      // The entry's first name, which plugins still bear.
      entry = library.find("main");
    }
    if (entry == 0) {
      library.close();
      throw new NotAPluginException(
          file, "exports neither VSTPluginMain nor main, as a VST 2.4 plugin must");
    }
    return new Vst2Module(library, entry);
  }

  @Override
  public List<PluginInfo> plugins() {
    return plugins;
  }

  @Override
  public NativePlugin create(String id) {
    return new Vst2Plugin(entry);
  }

  @Override
  public void close() {
    library.close();
  }
}
