package cuebus.host.nativehost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Small native plugins, compiled from C when a test needs them, and programs to compare with.
public final class NativeFixtures {

  private NativeFixtures() {}

  /// Compiles a fixture.
  ///
  /// @param source `vst2` or `clap`
  /// @param defect name or number in the source; 0 for none
  public static Path compile(Path folder, String source, String defect) throws Exception {
    needs("gcc", "gcc");
    Path c = folder.resolve(source + ".c");
    try (InputStream text = NativeFixtures.class.getResourceAsStream(source + ".c")) {
      Files.write(c, text.readAllBytes());
    }
    Path plugin = folder.resolve(source + "-" + defect + (source.equals("clap") ? ".clap" : ".so"));
    run(
        folder,
        "gcc",
        "-shared",
        "-fPIC",
        "-O1",
        "-fvisibility=hidden",
        "-DDEFECT=" + defect,
        "-o",
        plugin.toString(),
        c.toString());
    return plugin;
  }

  /// Skips the test where a program is missing.
  public static void needs(String program, String debianPackage) {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(bin -> Path.of(bin, program).toFile().canExecute());
    assumeTrue(
        installed, () -> program + " is missing: install the Debian package " + debianPackage);
  }

  /// Skips the test where a package's file is missing.
  public static Path installed(String file, String debianPackage) {
    assumeTrue(
        Files.exists(Path.of(file)),
        () -> file + " is missing: install the Debian package " + debianPackage);
    return Path.of(file);
  }

  /// Runs a program and returns what it printed.
  public static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(List.of(command)).redirectError(errors.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", List.of(command), Files.readString(errors)).isZero();
    return printed;
  }
}
