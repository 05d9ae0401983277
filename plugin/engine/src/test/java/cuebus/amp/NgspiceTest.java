package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The stage against an independent circuit simulator. The netlists and what ngspice made of them
/// lie in `src/test/resources/ngspice`; where it is installed it must make the same of them again.
class NgspiceTest {

  /// The time step of the netlists' output.
  private static final int RATE = 400_000;

  /// The longest period of all signals, 10 ms.
  private static final int WINDOW = RATE / 100;

  private static final int SETTLING = 5 * WINDOW;

  /// Each netlist said a second time, in this package's terms.
  enum Circuit {
    SPLITTER,
    RAIL,
    CURRENT,
    COIL,
    OPEN_SLEEVE;

    private OutputStage stage() {
      Headphone closed = Circuits.closedDynamic();
      Headphone coil = Circuits.headphone(16, Element.resistor(16), new Element(200, 5e-3, 0));
      return switch (this) {
        case SPLITTER -> stage(Circuits.device(75, 100, 0, 10), 3, closed, Lead.STEREO);
        case RAIL -> stage(Circuits.device(10, 0.9, 20, 10), 1, closed, Lead.STEREO);
        case CURRENT -> stage(Circuits.device(33, 10, 0, 0.015), 1, closed, Lead.STEREO);
        case COIL -> stage(Circuits.device(5, 1, 2, 0.03), 1, coil, Lead.STEREO);
        case OPEN_SLEEVE -> stage(Circuits.device(20, 1, 30, 10), 1, closed, Lead.OPEN_SLEEVE);
      };
    }

    private static OutputStage stage(Device device, int pairs, Headphone headphone, Lead lead) {
      return Circuits.plain(device, Circuits.pairs(pairs, headphone), lead, RATE);
    }

    String file() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The left driver's volts after settling.
    float[] output() {
      int frames = SETTLING + WINDOW;
      var left = new float[frames];
      var right = new float[frames];
      for (int n = 0; n < frames; n++) {
        double slow = Math.sin(2 * Math.PI * 100 * n / RATE);
        double fast = Math.sin(2 * Math.PI * 1000 * n / RATE);
        left[n] = (float) (this == SPLITTER ? 0.5 * slow + 0.5 * fast : 2 * fast);
        right[n] = (float) (this == OPEN_SLEEVE ? -0.4 * fast : 0);
      }
      Circuits.process(stage(), left, right, 0, frames);
      return left;
    }

    List<Line> expected() throws IOException {
      try (Stream<String> lines = Files.lines(folder().resolve("expected.csv"))) {
        return lines
            .map(line -> line.split(","))
            .filter(row -> row[0].equals(file()))
            .map(row -> new Line(Integer.parseInt(row[1]), Double.parseDouble(row[2])))
            .toList();
      }
    }
  }

  /// One spectral line.
  record Line(int hertz, double volts) {
    double measured(float[] samples, int from) {
      return Tone.amplitude(samples, from, WINDOW, hertz / 100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithTheCommittedNumbers(Circuit circuit) throws IOException {
    float[] output = circuit.output();

    assertThat(circuit.expected())
        .isNotEmpty()
        .allSatisfy(line ->
            assertThat(Tone.decibels(line.measured(output, SETTLING) / line.volts))
                .as("dB against ngspice")
                .isEqualTo(0, within(0.02)));
  }

  @ParameterizedTest
  @EnumSource
  void ngspiceStillMakesTheCommittedNumbers(Circuit circuit, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(onPath("ngspice"), "ngspice is not installed: Debian package ngspice");
    Path netlist = folder().resolve(circuit.file() + ".cir");
    Process process =
        new ProcessBuilder("ngspice", "-n", "-b", netlist.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    Path jack = folder.resolve("jack.txt");
    assertThat(jack).as(Files.readString(folder.resolve("log"))).exists();
    var samples = new float[WINDOW];
    try (var columns = new Scanner(jack, StandardCharsets.US_ASCII).useLocale(Locale.ROOT)) {
      for (int n = 0; n < WINDOW; n++) {
        columns.nextDouble();
        samples[n] = (float) columns.nextDouble();
      }
    }

    assertThat(circuit.expected())
        .allSatisfy(line ->
            assertThat(Tone.decibels(line.measured(samples, 0) / line.volts))
                .isEqualTo(0, within(0.01)));
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Path folder() {
    try {
      return Path.of(NgspiceTest.class.getResource("/ngspice").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
