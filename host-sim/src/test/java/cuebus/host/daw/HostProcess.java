package cuebus.host.daw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Programs of a DAW, each with a bound on its time.
///
/// @param folder for what they print; also their home
/// @param environment what they are told beside the test's own environment, from which everything
///   that says where Cuebus or a Java is has been taken: an installation needs none of it
record HostProcess(Path folder, Map<String, String> environment) {

  private static final int MINUTES = 3;

  /// Runs a program to its end, which must be a good one, and returns what it printed.
  String run(String... command) throws IOException, InterruptedException {
    try (Running running = start(command)) {
      await(running);
      return running.printed();
    }
  }

  /// Runs a program to its end, and whether that was a good one.
  boolean succeeds(String... command) throws IOException, InterruptedException {
    try (Running running = start(command)) {
      return exitValue(running) == 0;
    }
  }

  /// Waits for the good end of a program.
  void await(Running running) throws IOException, InterruptedException {
    assertThat(exitValue(running)).as(running.printed()).isZero();
  }

  private static int exitValue(Running running) throws IOException, InterruptedException {
    boolean ended = running.process().waitFor(MINUTES, TimeUnit.MINUTES);
    assertThat(ended).as("ends within %d minutes: %s", MINUTES, running.printed()).isTrue();
    return running.process().exitValue();
  }

  /// Waits until something is so, which a running program brings about.
  static void until(Callable<Boolean> so, Running running) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    while (!so.call()) {
      assertThat(running.process().isAlive() && System.nanoTime() < end)
          .as("lives and gets ready within %d minutes: %s", MINUTES, running.printed())
          .isTrue();
      Thread.sleep(100);
    }
  }

  /// Starts a program that [Running#close] ends.
  Running start(String... command) throws IOException {
    Path log = Files.createTempFile(folder, "printed", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("CUEBUS_") || name.equals("JAVA_HOME"));
    // Hosts keep caches and settings of all plugins they ever saw.
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    return new Running(builder.start(), log);
  }

  /// A program that was started.
  ///
  /// @param log what it printed, both streams
  record Running(Process process, Path log) implements AutoCloseable {

    String printed() throws IOException {
      return Files.readString(log);
    }

    /// Ends it, and what it started.
    @Override
    public void close() {
      List<ProcessHandle> all = process.descendants().toList();
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
