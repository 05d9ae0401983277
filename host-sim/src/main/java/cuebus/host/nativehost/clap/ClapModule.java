package cuebus.host.nativehost.clap;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.Counts;
import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Library;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A CLAP file: its entry and its plugin factory.
///
/// Source: CLAP 1.x, `entry.h`, `factory/plugin-factory.h`, `plugin.h` (layouts).
public final class ClapModule implements PluginModule {

  private final Library library;
  private final long entry;
  private final long factory;
  private final List<PluginInfo> plugins = new ArrayList<>();

  private ClapModule(Library library, long entry, Path file) throws NotAPluginException {
    this.library = library;
    this.entry = entry;
    if (Memory.int32(entry) < 1) {
      throw new NotAPluginException(
          file, "is for CLAP version %d; 1 or newer is wanted".formatted(Memory.int32(entry)));
    }
    try (Arena arena = Arena.ofConfined()) {
      CFunction init =
          CFunction.at("clap_entry.init", Memory.int64(entry + 16), JAVA_BYTE, Memory.POINTER);
      if (!init.test(arena.allocateFrom(file.toAbsolutePath().toString()).address())) {
        throw new NotAPluginException(file, "clap_entry.init refused");
      }
      factory =
          CFunction.at(
                  "clap_entry.get_factory",
                  Memory.int64(entry + 32),
                  Memory.POINTER,
                  Memory.POINTER)
              .call(arena.allocateFrom("clap.plugin-factory").address());
    }
    if (factory == 0) {
      throw new NotAPluginException(file, "has no clap.plugin-factory");
    }
    readPlugins();
    if (plugins.isEmpty()) {
      throw new NotAPluginException(file, "its factory has no plugin; at least one is wanted");
    }
  }

  /// Loads a file and initialises it.
  ///
  /// @throws NotAPluginException if it cannot be loaded, is no CLAP file, or refuses
  public static ClapModule open(Path file) throws NotAPluginException {
    Library library = Library.open(file);
    long entry = library.find("clap_entry");
    if (entry == 0) {
      library.close();
      throw new NotAPluginException(file, "exports no clap_entry, as a CLAP plugin must");
    }
    return new ClapModule(library, entry, file);
  }

  private void readPlugins() {
    int count =
        Counts.checked(
            "factory.get_plugin_count",
            CFunction.at(
                    "factory.get_plugin_count", Memory.int64(factory), JAVA_INT, Memory.POINTER)
                .call(factory),
            Counts.LISTED);
    CFunction descriptor =
        CFunction.at(
            "factory.get_plugin_descriptor",
            Memory.int64(factory + 8),
            Memory.POINTER,
            Memory.POINTER,
            JAVA_INT);
    for (int i = 0; i < count; i++) {
      long address = descriptor.call(factory, i);
      if (address == 0) {
        throw new PluginFaultException(
            "get_plugin_descriptor(%d) is null; the factory said it has %d".formatted(i, count));
      }
      plugins.add(info(address));
    }
  }

  private static PluginInfo info(long descriptor) {
    return new PluginInfo(
        "CLAP",
        Memory.text(Memory.int64(descriptor + 16)),
        Memory.text(Memory.int64(descriptor + 24)),
        Memory.text(Memory.int64(descriptor + 32)),
        Memory.text(Memory.int64(descriptor + 64)));
  }

  @Override
  public List<PluginInfo> plugins() {
    return List.copyOf(plugins);
  }

  @Override
  public NativePlugin create(String id) {
    PluginInfo info =
        plugins.stream()
            .filter(plugin -> plugin.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new PluginFaultException("the factory has no plugin " + id));
    return new ClapPlugin(factory, info);
  }

  @Override
  public void close() {
    CFunction.ofVoid("clap_entry.deinit", Memory.int64(entry + 24)).run();
    library.close();
  }
}
