package cuebus.entry;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonFactory;
import cuebus.boot.Boot;
import cuebus.plugin.Plugin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The plugin as an installation lays it out, made of what is on the class path: the library of the
/// build in `vst`, the jars in `lib/cuebus/jars`.
public final class InstalledBundle {

  /// A file of cuebus-presets, to find where its folder or jar is.
  private static final String PRESET = "cuebus/presets/schemas/session.schema.json";

  private final Path folder;

  private InstalledBundle(Path folder) {
    this.folder = folder;
  }

  /// Installs into an empty folder. Skips the test where the build made no library.
  public static InstalledBundle in(Path folder) throws IOException {
    assumeThat(builtLibrary())
        .as("the C entry was not compiled; Debian's packages are gcc and libc6-dev")
        .exists();
    Path jars = Files.createDirectories(folder.resolve("lib/cuebus/jars"));
    int number = 0;
    for (Path part : parts()) {
      Path jar = jars.resolve("part" + number++ + ".jar");
      if (Files.isDirectory(part)) {
        pack(part, jar);
      } else {
        Files.copy(part, jar);
      }
    }
    Files.createDirectories(folder.resolve("vst"));
    return new InstalledBundle(folder);
  }

  /// A copy of the library under a name of its own: for a host, another plugin.
  public Path library(String name) throws IOException {
    Path library = folder.resolve("vst").resolve(name);
    if (!Files.exists(library)) {
      Files.createDirectories(library.getParent());
      Files.copy(builtLibrary(), library);
    }
    return library;
  }

  /// Where the jars lie.
  public Path jars() {
    return folder.resolve("lib/cuebus/jars");
  }

  private static Path builtLibrary() {
    return codeOf(Boot.class).resolveSibling("native/cuebus.so");
  }

  private static List<Path> parts() {
    String preset = String.valueOf(Boot.class.getClassLoader().getResource(PRESET));
    URI root =
        URI.create(
            preset.startsWith("jar:")
                ? preset.substring("jar:".length(), preset.indexOf('!'))
                : preset.substring(0, preset.length() - PRESET.length()));
    return List.of(
        codeOf(Boot.class), codeOf(Plugin.class), codeOf(JsonFactory.class), Path.of(root));
  }

  private static Path codeOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (Stream<Path> files = Files.walk(classes);
        var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
