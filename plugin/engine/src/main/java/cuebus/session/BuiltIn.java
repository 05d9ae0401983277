package cuebus.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The files that ship with Cuebus: resources in a folder of classes or in a jar.
final class BuiltIn {

  private static final String ROOT = "cuebus/presets/";

  /// Ships always; where it is, the others are. Jars need not have entries for their folders.
  private static final String ANCHOR = "schemas/session.schema.json";

  private final ClassLoader classLoader;

  BuiltIn(ClassLoader classLoader) {
    this.classLoader = classLoader;
  }

  /// Opens a file, e.g. `devices/ideal.json`; null if there is none.
  @Nullable InputStream open(String path) throws IOException {
    URL url = classLoader.getResource(ROOT + path);
    if (url == null) {
      return null;
    }
    var connection = url.openConnection();
    connection.setUseCaches(false); // A cached jar stays open, and a host may unload the plugin.
    return connection.getInputStream();
  }

  /// The names of the files in a folder, e.g. `devices`; none if nothing is built in.
  List<String> names(String folder) {
    URL anchor = classLoader.getResource(ROOT + ANCHOR);
    if (anchor == null) {
      return List.of();
    }
    try {
      if (anchor.openConnection() instanceof JarURLConnection inJar) {
        return names(Path.of(inJar.getJarFileURL().toURI()), ROOT + folder + "/");
      }
      return names(Path.of(anchor.toURI()).resolveSibling("../" + folder).normalize());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class loader made a malformed URL: " + anchor, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of the files in a jar's folder. Not by a file system of it, whose module a DAW's
  /// Java runtime would need only for this.
  private static List<String> names(Path jar, String folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(folder) && name.length() > folder.length())
          .map(name -> name.substring(folder.length()))
          .filter(name -> !name.contains("/"))
          .toList();
    }
  }

  /// The names of the files in a folder, as [#files].
  static List<String> names(Path folder) {
    return files(folder).stream().map(file -> file.getFileName().toString()).toList();
  }

  /// The files in a folder. One that is missing or closed to us has none: listing only helps people
  /// to find ids, and what they ask for by id is still looked for.
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
