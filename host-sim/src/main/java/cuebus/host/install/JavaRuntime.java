package cuebus.host.install;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the Java runtime that goes with the plugin, so that nobody needs to install Java.
///
/// @param jdk home of the JDK whose tools make it, and of whose modules it consists
public record JavaRuntime(Path jdk) {

  /// From the JDK that runs this program.
  public static JavaRuntime ofThisProgram() {
    return new JavaRuntime(Path.of(System.getProperty("java.home")));
  }

  /// Links a runtime of the modules that some jars need, and no more.
  ///
  /// @param folder made; must not be there
  /// @throws IOException if a tool is missing or fails; the message has its last lines
  void link(List<Path> jars, Path folder) throws IOException {
    List<String> jdeps =
        new ArrayList<>(
            List.of(
                tool("jdeps"),
                "--multi-release",
                "base",
                "--ignore-missing-deps",
                "--print-module-deps"));
    jars.forEach(jar -> jdeps.add(jar.toString()));
    String modules = run(jdeps).strip();
    run(
        List.of(
            tool("jlink"),
            "--add-modules",
            modules,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-6",
            "--output",
            folder.toString()));
  }

  /// Archives the classes of a first instance, which halves the time that one takes. Also proves
  /// that the runtime has what the plugin needs.
  ///
  /// @param lib folder of `runtime` and `jars`; the archive is made in it
  /// @throws IOException with what was printed, if the plugin does not start in that runtime
  static void archive(Path lib, List<Path> jars) throws IOException {
    String java = lib.resolve("runtime/bin/java").toString();
    Path list = lib.resolve("classes");
    String classPath =
        jars.stream()
            .map(jar -> lib.resolve("jars").resolve(jar.getFileName()).toString())
            .collect(Collectors.joining(File.pathSeparator));
    // An archive serves the collector that it was made with, and the C entry starts this one.
    String collector = "-XX:+UseZGC";
    // Likewise: with other module options than at its making, a part of the archive is left unused.
    String nativeAccess = "--enable-native-access=ALL-UNNAMED";
    run(
        List.of(
            java,
            collector,
            nativeAccess,
            "-XX:DumpLoadedClassList=" + list,
            "-cp",
            classPath,
            "cuebus.boot.FirstInstance"));
    run(
        List.of(
            java,
            collector,
            nativeAccess,
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + list,
            "-XX:SharedArchiveFile=" + lib.resolve("cuebus.jsa"),
            "-cp",
            classPath));
    Files.delete(list);
  }

  private String tool(String name) throws IOException {
    Path tool = jdk.resolve("bin").resolve(name);
    if (!Files.isExecutable(tool)) {
      throw new IOException(
          tool + ": is missing: installing needs a whole JDK, not a runtime; set CUEBUS_JAVA_HOME");
    }
    return tool.toString();
  }

  /// What a program printed.
  ///
  /// @throws IOException with its last lines, if it failed
  static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    try {
      int exit = process.waitFor();
      if (exit != 0) {
        List<String> lines = printed.lines().toList();
        throw new IOException(
            "%s failed (exit code %d): %s"
                .formatted(
                    new File(command.getFirst()).getName(),
                    exit,
                    String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()))));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(command.getFirst() + " was interrupted", e);
    }
    return printed;
  }

  /// Bytes of a folder's files.
  static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(Collectors.summingLong(f -> f.toFile().length()));
    }
  }
}
