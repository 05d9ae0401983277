package cuebus.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.format.PluginChoice;
import cuebus.host.nativehost.format.PluginFile;
import cuebus.json.InvalidFileException;
import cuebus.lv2.BundleTurtle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The library of this build as VST 2.4, LV2 and CLAP files, which load it into this VM.
record BuiltBundles(Path vst, Path lv2, Path clap) {

  private static final Path BUILT = Path.of("../plugin/bundle/target/native/cuebus.so");

  /// Lays the files out below a folder; skips the test where there is no library.
  static BuiltBundles in(Path folder) throws IOException, InvalidFileException {
    assumeTrue(
        Files.exists(BUILT),
        "the build made no library: install the Debian packages gcc and libc6-dev");
    Path lv2 = folder.resolve("lv2/cuebus.lv2");
    BundleTurtle.write(lv2);
    // Any jar says where the classes would be; these are on the class path of this VM.
    Files.createDirectories(folder.resolve("lib/cuebus/jars"));
    Files.createFile(folder.resolve("lib/cuebus/jars/empty.jar"));
    Files.copy(BUILT, lv2.resolve(BundleTurtle.BINARY));
    return new BuiltBundles(
        copy(folder.resolve("vst/cuebus-16x8.so")), lv2, copy(folder.resolve("clap/cuebus.clap")));
  }

  private static Path copy(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.copy(BUILT, file);
  }

  /// Opens the 16x8 of a file and does something with it.
  static void with(Path file, Consumer<NativePlugin> use) throws IOException {
    try (PluginModule module = PluginFile.open(file)) {
      boolean one = module.plugins().size() == 1;
      PluginChoice choice = new PluginChoice(file, one ? "" : "16x8");
      try (NativePlugin plugin = module.create(choice.among(module.plugins()).getFirst().id())) {
        use.accept(plugin);
      }
    }
  }
}
