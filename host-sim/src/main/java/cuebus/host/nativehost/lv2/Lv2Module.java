package cuebus.host.nativehost.lv2;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.PluginInfo;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Library;
import cuebus.host.nativehost.memory.Memory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An LV2 bundle. Its libraries are loaded when a plugin of theirs is created.
public final class Lv2Module implements PluginModule {

  private final Lv2Bundle bundle;
  private final Map<Path, Library> libraries = new HashMap<>();

  private Lv2Module(Lv2Bundle bundle) {
    this.bundle = bundle;
  }

  /// Reads a bundle.
  ///
  /// @param folder the bundle's folder
  /// @throws NotAPluginException if it is not an LV2 bundle or its Turtle is wrong
  public static Lv2Module open(Path folder) throws IOException {
    return new Lv2Module(new Lv2Bundle(folder));
  }

  @Override
  public List<PluginInfo> plugins() {
    return bundle.plugins();
  }

  @Override
  public NativePlugin create(String id) {
    PluginInfo info =
        plugins().stream()
            .filter(plugin -> plugin.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new PluginFaultException("the bundle has no plugin " + id));
    Lv2Features.check(bundle.requiredFeatures(id));
    return new Lv2Plugin(
        descriptor(id),
        info,
        bundle.ports(id),
        bundle.folder() + "/",
        !bundle.requiredFeatures(id).contains(Lv2Uri.CORE + "inPlaceBroken"));
  }

  private long descriptor(String id) {
    try {
      Path file = bundle.binary(id);
      Library library = libraries.get(file);
      if (library == null) {
        library = Library.open(file);
        libraries.put(file, library);
      }
      CFunction descriptors =
          CFunction.at("lv2_descriptor", library.find("lv2_descriptor"), Memory.POINTER, JAVA_INT);
      for (int i = 0; ; i++) {
        long descriptor = descriptors.call(i);
        if (descriptor == 0) {
          throw new PluginFaultException(
              "%s has no plugin %s, though the Turtle says so".formatted(file, id));
        }
        if (Memory.text(Memory.int64(descriptor)).equals(id)) {
          return descriptor;
        }
      }
    } catch (NotAPluginException e) {
      throw new PluginFaultException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    libraries.values().forEach(Library::close);
  }
}
