package cuebus.host.validate;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.format.PluginFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The place where one check is done with one plugin. For the thread that made it, which is the
/// plugins' main thread.
final class CheckBench implements AutoCloseable {

  static final double RATE = 48_000;

  private final Path file;
  private final String id;
  private final SplittableRandom random;
  private final List<NativePlugin> created = new ArrayList<>();
  private @Nullable PluginModule module;

  /// @param id of the plugin in its file
  CheckBench(Path file, String id, long seed) {
    this.file = file;
    this.id = id;
    random = new SplittableRandom(seed);
  }

  Path file() {
    return file;
  }

  String id() {
    return id;
  }

  RandomGenerator random() {
    return random;
  }

  /// A new instance. The first one loads the file.
  ///
  /// @throws NotAPluginException if the file is no plugin
  NativePlugin create() throws IOException {
    if (module == null) {
      module = PluginFile.open(file);
    }
    NativePlugin plugin = module.create(id);
    created.add(plugin);
    return plugin;
  }

  /// What the host noticed about all instances of this bench, beside what the check looked at.
  List<String> complaints() {
    return created.stream().flatMap(plugin -> plugin.complaints().stream()).distinct().toList();
  }

  @Override
  public void close() {
    if (module != null) {
      module.close();
    }
  }
}
