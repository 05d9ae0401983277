package cuebus.lv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// LV2's own tools and hosts, as they find our bundle.
///
/// @param bundles the folder that holds it
record Lv2Tools(Path bundles) {

  /// Runs a tool to its end; skips the test where it is missing.
  ///
  /// @param folder where it runs
  /// @param input what it gets to read
  /// @return what it printed, then what it complained of
  String run(String debianPackage, Path folder, String input, List<String> command)
      throws IOException, InterruptedException {
    assumeTool(command.getFirst(), debianPackage);
    // Apart, for in one file they would cut each other's lines.
    Path said = Files.createTempFile(folder, "said", null);
    Path errors = Files.createTempFile(folder, "errors", null);
    Process process =
        builder(folder, command)
            .redirectOutput(said.toFile())
            .redirectError(errors.toFile())
            .start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(input);
    }
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    String text = Files.readString(said) + Files.readString(errors);
    assertThat(process.exitValue()).as("%s: %s", command, text).isZero();
    return text;
  }

  private ProcessBuilder builder(Path folder, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CUEBUS_"));
    builder.environment().put("CUEBUS_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LV2_PATH", bundles + ":/usr/lib/lv2");
    return builder;
  }

  /// Skips the test where a tool is missing.
  static void assumeTool(String name, String debianPackage) {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, name)));
    assumeTrue(there, name + " is missing: install Debian's package " + debianPackage);
  }

  /// Starts a JACK server of our own that plays into nothing.
  Jack jack(Path folder) throws IOException, InterruptedException {
    assumeTool("jackd", "jackd2");
    String name = "cuebus-" + ProcessHandle.current().pid();
    Process server =
        builder(
                folder,
                List.of("jackd", "-n", name, "-r", "--no-mlock", "-d", "dummy", "-p", "1024"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Jack jack = new Jack(this, folder, name, server);
    jack.run("jackd2", "", List.of("jack_wait", "-s", name, "-w", "-t", "30"));
    return jack;
  }

  /// A running JACK server.
  record Jack(Lv2Tools tools, Path folder, String name, Process server) implements AutoCloseable {

    /// As [Lv2Tools#run], connected to this server.
    String run(String debianPackage, String input, List<String> command)
        throws IOException, InterruptedException {
      assumeTool(command.getFirst(), debianPackage);
      return tools.run(
          "coreutils",
          folder,
          input,
          Stream.concat(Stream.of("env", "JACK_DEFAULT_SERVER=" + name), command.stream())
              .toList());
    }

    @Override
    public void close() {
      server.destroy();
      server.onExit().join();
    }
  }
}
