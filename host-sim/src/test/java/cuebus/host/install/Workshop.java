package cuebus.host.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Builds to install whose every file has the build's letter as content, and a JDK whose `jlink` is
/// a script, for a real one takes seconds.
final class Workshop {

  private final Path folder;

  Workshop(Path folder) {
    this.folder = folder;
  }

  /// A build.
  ///
  /// @param letter content of its files
  /// @param jars how many jars it has
  BuiltPlugin built(String letter, int jars) throws IOException {
    Path build = Files.createDirectories(folder.resolve("build " + letter));
    return new BuiltPlugin(
        Files.writeString(build.resolve("cuebus.so"), letter),
        List.of(
            Files.writeString(build.resolve("manifest.ttl"), letter),
            Files.writeString(build.resolve("cuebus-8x4.ttl"), letter)),
        IntStream.range(0, jars)
            .mapToObj(i -> write(build.resolve("part-" + letter + i + ".jar"), letter))
            .toList(),
        Files.writeString(build.resolve("LICENSE"), letter));
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A JDK.
  ///
  /// @param jlink the script's last lines; `$out` is the folder to make
  JavaRuntime jdk(String jlink) throws IOException {
    Path bin = Files.createDirectories(Files.createTempDirectory(folder, "jdk").resolve("bin"));
    script(bin.resolve("jdeps"), "echo java.base");
    script(bin.resolve("jlink"), "for out; do :; done\n" + jlink);
    return new JavaRuntime(bin.getParent());
  }

  /// A JDK that works. Its `java` makes the files it is asked for.
  ///
  /// @param letter content of the files in its runtimes
  JavaRuntime jdk(String letter, int files) throws IOException {
    return jdk(
        """
        mkdir -p "$out/bin" "$out/lib/server"
        cat >"$out/bin/java" <<'END'
        #!/bin/sh
        for option; do
          case $option in
            *ClassList=* | *ArchiveFile=*) printf %1$s >"${option#*=}" ;;
          esac
        done
        # %1$s
        END
        chmod +x "$out/bin/java"
        i=0
        while [ $i -lt %2$d ]; do printf %1$s >"$out/lib/server/$i"; i=$((i + 1)); done
        """
            .formatted(letter, files));
  }

  private static void script(Path file, String lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\nset -e\n" + lines + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  /// Everything below a folder: for a file its content, for a folder nothing.
  static SortedMap<String, String> tree(Path folder) throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        tree.put(
            folder.relativize(file).toString(),
            Files.isDirectory(file) ? "" : Files.readString(file));
      }
    }
    return tree;
  }
}
