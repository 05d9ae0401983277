package cuebus.host.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuebus.host.measure.SpiceCase.Deviation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bench against an independent circuit simulator. What ngspice found lies in `ngspice.csv`;
/// where it is installed it must find the same again. `host-sim/bench/ngspice.sh` tells how far
/// apart they are, and makes that file anew.
class NgspiceTest {

  /// A file that is to take the numbers instead of being compared with them.
  private static final String WRITE = System.getProperty("cuebus.ngspice.write", "");

  /// A file that is to take the deviations.
  private static final String TABLE = System.getProperty("cuebus.ngspice.table", "");

  static List<SpiceCase> cases() {
    return Spice.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheCommittedNumbers(SpiceCase spice) throws IOException {
    assumeTrue(WRITE.isEmpty(), "the numbers are being made anew");
    Map<String, Deviation> deviations = spice.deviations(committed(spice));
    if (!TABLE.isEmpty()) {
      append(TABLE, row(spice, deviations));
    }
    assertThat(deviations).isNotEmpty();
    assertThat(deviations)
        .as(spice.name())
        .allSatisfy((quantity, d) ->
            assertThat(d.difference()).as(quantity).isCloseTo(0, within(d.allowed())));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ngspiceStillFindsTheCommittedNumbers(SpiceCase spice, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(Ngspice.isInstalled(), Ngspice.MISSING);
    Map<String, Double> found = spice.ngspice(folder);
    if (!WRITE.isEmpty()) {
      for (Map.Entry<String, Double> quantity : found.entrySet()) {
        append(WRITE, "%s;%s;%.6g".formatted(spice.name(), quantity.getKey(), quantity.getValue()));
      }
      return;
    }
    assertThat(committed(spice))
        .isNotEmpty()
        .allSatisfy((quantity, value) ->
            assertThat(found.get(quantity))
                .as(quantity)
                .isCloseTo(value, within(close(quantity, value))));
  }

  /// Another version may step elsewhere: 0.002 dB or degrees, 0.3 % of a voltage.
  private static double close(String quantity, double value) {
    boolean unit = quantity.endsWith("dB") || quantity.endsWith("degrees");
    return unit ? 0.002 : 0.003 * value;
  }

  private static String row(SpiceCase spice, Map<String, Deviation> deviations) {
    Map<Double, List<Deviation>> byAllowance =
        deviations.values().stream().collect(groupingBy(Deviation::allowed));
    var row = new StringBuilder(String.format("%-36s", spice.name()));
    byAllowance.forEach((allowed, of) -> {
      double most = of.stream().mapToDouble(d -> Math.abs(d.difference())).max().orElseThrow();
      boolean bad = of.stream().anyMatch(Deviation::tooLarge);
      row.append("  %8.4f of %-5s%s".formatted(most, allowed, bad ? "!" : " "));
    });
    return row.toString();
  }

  private static void append(String file, String line) throws IOException {
    Files.writeString(
        Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Map<String, Double> committed(SpiceCase spice) throws IOException {
    try (InputStream in = NgspiceTest.class.getResourceAsStream("ngspice.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(";"))
          .filter(cells -> cells[0].equals(spice.name()))
          .collect(
              toMap(
                  cells -> cells[1],
                  cells -> Double.valueOf(cells[2]),
                  (first, second) -> second,
                  LinkedHashMap::new));
    }
  }
}
