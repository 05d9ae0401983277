package cuebus.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sources, cables and loads against an independent circuit simulator. The netlists and what
/// ngspice made of them lie in `src/test/resources/ngspice-input`; where it is installed it must
/// make the same of them again.
class InputNgspiceTest {

  /// Each netlist said a second time, in this package's terms.
  enum Circuit {
    PICKUP_1M,
    PICKUP_100K,
    PICKUP_10K,
    MICROPHONE;

    SourceCircuit circuit() {
      return switch (this) {
        case PICKUP_1M -> new SourceCircuit(7000, 2.5, 7e-10, 1e6);
        case PICKUP_100K -> new SourceCircuit(7000, 2.5, 7e-10, 1e5);
        case PICKUP_10K -> new SourceCircuit(7000, 2.5, 7e-10, 1e4);
        case MICROPHONE -> new SourceCircuit(200, 0, 1e-8, 1500);
      };
    }

    String file() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Noise at the input in 1 Hz to 20 kHz, in Vrms.
    double noise() {
      double sum = 0;
      for (int hertz = 1; hertz < 20_000; hertz++) {
        sum += (circuit().noiseAt(hertz) + circuit().noiseAt(hertz + 1)) / 2;
      }
      return Math.sqrt(sum);
    }
  }

  /// What stands in the table for a circuit, by the second column.
  private static Map<String, Double> expected(String circuit) throws IOException {
    Map<String, Double> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder().resolve("expected.csv"))) {
      String[] row = line.split(",", -1);
      if (row[0].equals(circuit)) {
        rows.put(row[1], Double.parseDouble(row[2]));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void theCircuitAgreesWithTheCommittedNumbers(Circuit circuit) throws IOException {
    Map<String, Double> rows = expected(circuit.file());
    assertThat(rows).hasSize(20);
    assertThat(circuit.noise() / rows.remove("noise")).isCloseTo(1, within(0.001));
    rows.forEach((hertz, db) ->
        assertThat(circuit.circuit().gainDb(Double.parseDouble(hertz)))
            .as("%s Hz", hertz)
            .isCloseTo(db, within(1e-4)));
  }

  @ParameterizedTest
  @EnumSource
  void theFilterAgreesWithThem(Circuit circuit) throws IOException {
    Map<String, Double> rows = expected(circuit.file());
    rows.remove("noise");
    for (double rate : new double[] {44_100, 48_000, 96_000}) {
      var filter = CircuitFilter.ofSource(circuit.circuit(), rate);
      rows.forEach((hertz, db) ->
          assertThat(20 * Math.log10(filter.gainAt(Double.parseDouble(hertz), rate)))
              .as("%s Hz at %.0f Hz", hertz, rate)
              .isCloseTo(db, within(0.02)));
    }
  }

  @Test
  void phantomPowerSagsAsTheSimulatorSays() throws IOException {
    Input input =
        new Input(
            InputKind.MIC,
            Microphone.CONDENSER,
            null,
            150,
            0,
            0,
            true,
            0.004,
            1e4,
            0,
            -120,
            new AdConverter(18, 120, 0));
    assertThat(input.phantomVolts()).isCloseTo(expected("phantom").get("volts"), within(1e-4));
  }

  @ParameterizedTest
  @EnumSource
  void ngspiceStillMakesTheCommittedNumbers(Circuit circuit, @TempDir Path folder)
      throws IOException, InterruptedException {
    String log = run(circuit.file(), folder);
    Map<String, Double> rows = expected(circuit.file());
    assertThat(number(log, "onoise_total = (\\S+)")).isCloseTo(rows.remove("noise"), within(1e-9));
    for (String line : Files.readAllLines(folder.resolve("response.txt"))) {
      String[] row = line.strip().split("\\s+", -1);
      String hertz = String.format(Locale.ROOT, "%.6g", Double.parseDouble(row[0]));
      double db =
          rows.entrySet().stream()
              .filter(e ->
                  Math.abs(Double.parseDouble(e.getKey()) / Double.parseDouble(hertz) - 1) < 1e-5)
              .findFirst()
              .orElseThrow()
              .getValue();
      assertThat(Double.parseDouble(row[1])).as(hertz).isCloseTo(db, within(1e-4));
    }
  }

  @Test
  void ngspiceStillSagsAlike(@TempDir Path folder) throws IOException, InterruptedException {
    assertThat(number(run("phantom", folder), "v\\(hot\\) = (\\S+)"))
        .isCloseTo(expected("phantom").get("volts"), within(1e-4));
  }

  private static String run(String netlist, Path folder) throws IOException, InterruptedException {
    assumeTrue(onPath("ngspice"), "ngspice is not installed: Debian package ngspice");
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder("ngspice", "-n", "-b", folder().resolve(netlist + ".cir").toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return Files.readString(log, StandardCharsets.ISO_8859_1);
  }

  private static double number(String log, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(log);
    assertThat(matcher.find()).as(log).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Path folder() {
    try {
      return Path.of(InputNgspiceTest.class.getResource("/ngspice-input").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
