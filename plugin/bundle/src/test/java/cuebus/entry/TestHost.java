package cuebus.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The host written in C, for what needs a process of its own; compiled when it is asked for.
public final class TestHost {

  private static final Path SOURCES = Path.of("src/test/native");

  private final Path program;

  private TestHost(Path program) {
    this.program = program;
  }

  /// How a scenario went.
  ///
  /// @param exitCode of the host
  /// @param out standard output
  /// @param err standard error: what the host found wrong, and what the plugin had to say
  public record Result(int exitCode, String out, String err) {

    /// Fails unless the scenario went as it should.
    public Result succeeded() {
      assertThat(exitCode).as("%s%s", out, err).isZero();
      return this;
    }
  }

  /// Compiles the host into a folder. Skips the test where there is no C compiler.
  public static TestHost compiledIn(Path folder) throws IOException, InterruptedException {
    Path program = folder.resolve("host");
    Path include = Path.of(System.getProperty("java.home"), "include");
    List<String> command =
        new ArrayList<>(
            List.of("cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-o", program.toString()));
    command.addAll(List.of("-I" + include, "-I" + include.resolve("linux")));
    try (Stream<Path> sources = Files.list(SOURCES)) {
      sources.map(Path::toString).filter(name -> name.endsWith(".c")).forEach(command::add);
    }
    command.addAll(List.of("-ldl", "-lpthread", "-lm"));
    Process compiler;
    try {
      compiler = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      assumeThat(false).as("no C compiler; Debian's packages are gcc and libc6-dev").isTrue();
      throw e;
    }
    assertThat(compiler.waitFor()).isZero();
    return new TestHost(program);
  }

  /// Runs a scenario.
  ///
  /// @param environment what differs from this process's
  public Result run(Map<String, String> environment, String scenario, Path... libraries)
      throws IOException, InterruptedException {
    return run(environment, List.of(), scenario, libraries);
  }

  /// Runs a scenario with arguments that are not just libraries.
  public Result run(Map<String, String> environment, String scenario, List<String> arguments)
      throws IOException, InterruptedException {
    return run(environment, List.of(), scenario, arguments);
  }

  /// Runs a scenario behind a command that ends by running another, such as `env`.
  public Result run(
      Map<String, String> environment, List<String> before, String scenario, Path... libraries)
      throws IOException, InterruptedException {
    return run(environment, before, scenario, Stream.of(libraries).map(Path::toString).toList());
  }

  private Result run(
      Map<String, String> environment, List<String> before, String scenario, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of(program.toString(), scenario));
    command.addAll(arguments);
    Path out = Files.createTempFile(program.getParent(), "out", null);
    Path err = Files.createTempFile(program.getParent(), "err", null);
    ProcessBuilder host =
        new ProcessBuilder(command)
            .directory(program.getParent().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    host.environment().keySet().removeIf(name -> name.startsWith("CUEBUS_"));
    host.environment().put("CUEBUS_JAVA_HOME", System.getProperty("java.home"));
    host.environment().putAll(environment);
    Process process = host.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
