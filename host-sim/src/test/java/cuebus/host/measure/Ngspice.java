package cuebus.host.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs ngspice on a netlist that writes `out.txt`.
final class Ngspice {

  static final String MISSING = "ngspice is not installed: Debian package ngspice";

  private Ngspice() {}

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ngspice")));
  }

  /// The numbers of `out.txt`, row by row.
  static List<double[]> run(String netlist, Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("circuit.cir");
    Path out = folder.resolve("out.txt");
    Path log = folder.resolve("log");
    Files.deleteIfExists(out);
    Files.writeString(file, netlist);
    Process process =
        new ProcessBuilder("ngspice", "-n", "-b", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    assertThat(out).as(netlist + Files.readString(log)).exists();
    try (Stream<String> lines = Files.lines(out)) {
      return lines
          .map(line ->
              Arrays.stream(line.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }
}
