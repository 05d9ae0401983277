package cuebus.host.validate;

import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.PluginInfo;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Does checks, each in a process of its own, so that a crash or a hang is a result.
public final class Validator {

  private static final List<Path> CHECKED_HEAP =
      List.of(
          Path.of("/lib/x86_64-linux-gnu/libc_malloc_debug.so.0"),
          Path.of("/usr/lib/x86_64-linux-gnu/libc_malloc_debug.so.0"),
          Path.of("/lib64/libc_malloc_debug.so.0"));

  private final Path file;
  private final long seed;
  private final int timeoutSeconds;

  /// @param file the plugin file
  /// @param seed of all random numbers
  /// @param timeoutSeconds how long a check may take before it counts as a hang
  public Validator(Path file, long seed, int timeoutSeconds) {
    this.file = file.toAbsolutePath();
    this.seed = seed;
    this.timeoutSeconds = timeoutSeconds;
  }

  /// The plugins of the file.
  ///
  /// @throws NotAPluginException if it is none
  /// @throws PluginFaultException if it crashes, hangs or breaks a rule when it is loaded
  /// @throws IOException if no process can be started
  public List<PluginInfo> plugins() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("cuebus-validate");
    try {
      String fault = run(folder, Map.of(), CheckProcess.LIST, outcome(folder), file.toString());
      if (!fault.isEmpty()) {
        throw new PluginFaultException(file + ": " + fault);
      }
      return PluginList.read(Path.of(outcome(folder)), file);
    } finally {
      delete(folder);
    }
  }

  /// Does one check.
  ///
  /// @throws IOException if no process can be started
  public CheckResult run(PluginInfo plugin, Check check) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("cuebus-validate");
    try {
      String fault =
          run(
              folder,
              check == Check.HEAP ? checkedHeap() : Map.of(),
              check.id(),
              outcome(folder),
              file.toString(),
              plugin.id(),
              Long.toString(seed));
      return fault.isEmpty() ? read(Path.of(outcome(folder))) : CheckResult.failed(fault);
    } finally {
      delete(folder);
    }
  }

  private static String outcome(Path folder) {
    return folder.resolve("outcome").toString();
  }

  /// Runs a [CheckProcess].
  ///
  /// @return how it ended without an outcome; empty if there is one
  private String run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash"),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path", ""),
                CheckProcess.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile());
    // Memory that was never written, or is freed, has a pattern, so that using it shows.
    builder.environment().put("MALLOC_PERTURB_", "165");
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!ends(process)) {
      process.destroyForcibly().waitFor();
      return "hangs: no result after %d s".formatted(timeoutSeconds);
    }
    return Files.exists(Path.of(outcome(folder))) ? "" : crash(folder, process.exitValue());
  }

  /// Waits in small steps, so that time in which this process is stopped, too, does not count: a
  /// machine that sleeps makes no hang.
  private boolean ends(Process process) throws InterruptedException {
    boolean ended = false;
    for (int step = 0; step < 10 * timeoutSeconds && !ended; step++) {
      ended = process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    return ended;
  }

  private static Map<String, String> checkedHeap() {
    return CHECKED_HEAP.stream()
        .filter(Files::exists)
        .findFirst()
        .map(library -> Map.of("LD_PRELOAD", library.toString(), "MALLOC_CHECK_", "3"))
        .orElse(Map.of());
  }

  private static CheckResult read(Path result) throws IOException {
    String text = Files.readString(result);
    int line = text.indexOf('\n');
    return new CheckResult(
        CheckResult.Status.valueOf(text.substring(0, line)), text.substring(line + 1));
  }

  /// Where it crashed as far as the VM can tell, else the last line that was printed.
  private static String crash(Path folder, int exitCode) throws IOException {
    Path report = folder.resolve("crash");
    if (Files.exists(report)) {
      List<String> lines = lines(report);
      int frame = lines.indexOf("# Problematic frame:");
      return "crashes: %s in %s"
          .formatted(
              lines.stream()
                  .filter(line -> line.contains(" at pc="))
                  .findFirst()
                  .orElse("")
                  .replaceFirst("#\\s*", "")
                  .replaceFirst(" at pc=.*", ""),
              frame < 0 ? "an unknown place" : lines.get(frame + 1).replaceFirst("#\\s*", ""));
    }
    List<String> printed = lines(folder.resolve("printed"));
    return "ends the process with exit code %d%s"
        .formatted(exitCode, printed.isEmpty() ? "" : ": " + printed.getLast());
  }

  /// Whatever the plugin printed need not be UTF-8.
  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files.map(Path::toFile).forEach(File::delete);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Files.delete(folder);
  }
}
