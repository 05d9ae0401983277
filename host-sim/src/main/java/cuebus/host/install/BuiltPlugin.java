package cuebus.host.install;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What the build left of the plugin.
///
/// @param library the native library, the same for every format
/// @param turtle the files of the LV2 bundle that describe the plugin
/// @param jars the plugin's own jar and those it needs at run time, by name, as the C entry puts
///   them on the class path
/// @param licence the licence that goes with every copy
public record BuiltPlugin(Path library, List<Path> turtle, List<Path> jars, Path licence) {

  private static final String BUILD =
      "run 'mvn -DskipTests package -pl plugin/bundle -am' where Cuebus was built";

  /// What lies in the build that this program belongs to.
  ///
  /// @throws IOException if some of it is missing; the message says what and why
  public static BuiltPlugin ofThisProgram() throws IOException {
    try {
      Path classes =
          Path.of(BuiltPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // host-sim/target/classes, or host-sim/target/cuebus-host-sim-….jar
      return in(classes.resolve("../../..").normalize());
    } catch (URISyntaxException e) {
      throw new IOException("the place of this program is no file: " + e.getInput(), e);
    }
  }

  /// What lies in a checkout that was built.
  ///
  /// @throws IOException if some of it is missing; the message says what and why
  static BuiltPlugin in(Path checkout) throws IOException {
    Path target = checkout.resolve("plugin/bundle/target");
    Path library = target.resolve("native/cuebus.so");
    if (!Files.isRegularFile(library)) {
      throw new IOException(
          library
              + ": the plugin's native library is missing, because the build found no C compiler"
              + " (Debian's packages are gcc and libc6-dev) or was not run: "
              + BUILD
              + ", which says why if it leaves the library out");
    }
    // The same jars as beside jVSTwRapper: the plugin's own and all that it needs.
    List<Path> jars = list(target.resolve("jvst"), ".jar");
    String id = buildId(jars);
    if (!Files.readString(library, StandardCharsets.ISO_8859_1).contains(id)) {
      throw new IOException(
          "%s: is of another build than the jars in %s, which are of build %s: %s"
              .formatted(library, target.resolve("jvst"), id, BUILD));
    }
    return new BuiltPlugin(
        library, list(target.resolve("lv2/cuebus.lv2"), ".ttl"), jars, checkout.resolve("LICENSE"));
  }

  /// The id that the build gave to its classes and to its library, which the library compares when
  /// a host has loaded it: then it is too late to do anything about it.
  private static String buildId(List<Path> jars) throws IOException {
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        ZipEntry id = zip.getEntry("cuebus/boot/build-id");
        if (id != null) {
          return new String(zip.getInputStream(id).readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException("none of %s has a build id: %s".formatted(jars, BUILD));
  }

  private static List<Path> list(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": is missing: " + BUILD);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().endsWith(suffix)).sorted().toList();
      if (found.isEmpty()) {
        throw new IOException("%s: has no *%s: %s".formatted(folder, suffix, BUILD));
      }
      return found;
    }
  }
}
