package cuebus.host.install;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Where the parts of an installation go.
///
/// @param root absolute; every part lies below it
/// @param formats folder of each format, where hosts look
/// @param lib folder of the jars and the Java runtime. No host scans it: some load every library
///   below their plugin folders to see what it is, and a Java runtime is full of them
public record Place(Path root, Map<PluginFormat, Path> formats, Path lib) {

  /// The folders of one user, as hosts know them.
  ///
  /// @param home the user's home
  public static Place ofUser(Path home) {
    Path root = home.toAbsolutePath().normalize();
    return of(root, ".", root.resolve(".local/lib/cuebus"));
  }

  /// Folders `vst`, `lv2`, `clap` and `lib/cuebus` below one that the user names.
  public static Place in(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    return of(root, "", root.resolve("lib/cuebus"));
  }

  private static Place of(Path root, String prefix, Path lib) {
    return new Place(
        root,
        Map.of(
            PluginFormat.VST, root.resolve(prefix + "vst"),
            PluginFormat.LV2, root.resolve(prefix + "lv2"),
            PluginFormat.CLAP, root.resolve(prefix + "clap")),
        lib);
  }

  /// The folder of a format.
  public Path of(PluginFormat format) {
    return Objects.requireNonNull(formats.get(format));
  }

  /// A file by its name in the manifest.
  Path file(String name) {
    return root.resolve(name);
  }

  /// The name of a file in the manifest: its path below the root, `/` between folders.
  String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /// Where the manifest lies.
  Path manifest() {
    return lib.resolve("installed.json");
  }

  /// Where an installation is made before it is put into place: on the file system of [#lib].
  Path staging() {
    return lib.resolveSibling(".cuebus-new");
  }
}
