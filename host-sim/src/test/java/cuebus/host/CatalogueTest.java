package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.amp.Circuit;
import cuebus.amp.Device;
import cuebus.amp.Element;
import cuebus.amp.Evidence;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneType;
import cuebus.amp.Lead;
import cuebus.amp.Load;
import cuebus.amp.Oversampling;
import cuebus.amp.PluggedHeadphone;
import cuebus.session.Library;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The figures that were derived for `presets/devices` give back the published ones through the
/// model's own equations: `docs/catalogue.md` has the published figures, and this computes its last
/// column.
class CatalogueTest {

  private static final Library LIBRARY =
      new Library(List.of(), CatalogueTest.class.getClassLoader());

  private static final int PERIOD = 192;
  private static final double RATE = 1000 * PERIOD;

  /// One line of the table.
  ///
  /// @param cells its columns: device, load, published, at, use, model
  record Row(List<String> cells) {

    Device device() throws Exception {
      return LIBRARY.device(cells.get(0).replace("`", "")).orElseThrow();
    }

    List<PluggedHeadphone> load() {
      return cells.get(1).equals("open")
          ? List.of()
          : List.of(new PluggedHeadphone(resistor(Double.parseDouble(cells.get(1))), 1));
    }

    double published() {
      return Double.parseDouble(cells.get(2).split(" ", 2)[0]);
    }

    String unit() {
      return cells.get(2).split(" ", 2)[1];
    }

    /// Volts in the unit of the published figure.
    double inUnit(double vrms) {
      return switch (unit()) {
        case "V" -> vrms;
        case "mW" -> 1000 * vrms * vrms / Double.parseDouble(cells.get(1));
        case "dBu" -> 20 * Math.log10(vrms / Math.sqrt(0.6));
        default -> throw new IllegalArgumentException(unit());
      };
    }

    /// The model over the published figure in dB.
    double errorDb(double model) {
      return switch (unit()) {
        case "V" -> 20 * Math.log10(model / published());
        case "mW" -> 10 * Math.log10(model / published());
        default -> model - published();
      };
    }

    double modelVrms() throws Exception {
      return switch (cells.get(3)) {
        case "0 dBFS" -> drive(1).vrms();
        case "onset" -> drive(largest(drive -> drive(drive).limited == 0)).vrms();
        case "1 %" -> drive(largest(drive -> drive(drive).thd() <= 0.01)).vrms();
        default -> throw new IllegalArgumentException(cells.get(3));
      };
    }

    /// By bisection, between −60 dB and +40 dB of full scale.
    private static double largest(DoublePredicate allowed) {
      double db = -60;
      for (double step = 50; step > 1e-5; step /= 2) {
        db = allowed.test(Math.pow(10, (db + step) / 20)) ? db + step : db;
      }
      return Math.pow(10, db / 20);
    }

    /// @param drive over full scale
    private Period drive(double drive) {
      try {
        double peak =
            drive
                * Math.sqrt(2)
                * device().dac().fullScaleVrms()
                * Math.pow(10, device().amp().gainDb() / 20);
        var circuit =
            new Circuit(
                device().amp(),
                load(),
                Lead.STEREO,
                RATE,
                new Oversampling(1, Oversampling.Phase.MINIMUM));
        double[] left = new double[2 * PERIOD];
        Arrays.setAll(left, n -> peak * Math.sin(2 * Math.PI * n / PERIOD));
        double[] right = left.clone();
        circuit.process(left, right, 0, PERIOD);
        circuit.clearReadings();
        circuit.process(left, right, PERIOD, PERIOD);
        return new Period(
            IntStream.range(PERIOD, 2 * PERIOD).mapToObj(n -> left[n]).toList(),
            circuit.railFrames(0) + circuit.currentFrames(0));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return "| " + String.join(" | ", cells) + " |";
    }
  }

  /// One period of what arrives.
  record Period(List<Double> volts, long limited) {

    double vrms() {
      return Math.sqrt(volts.stream().mapToDouble(v -> v * v).average().orElseThrow());
    }

    double thd() {
      double squares = 0;
      for (int h = 2; h <= 20; h++) {
        squares += Math.pow(harmonic(h), 2);
      }
      return Math.sqrt(squares) / harmonic(1);
    }

    private double harmonic(int number) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < volts.size(); n++) {
        double angle = 2 * Math.PI * number * n / volts.size();
        re += volts.get(n) * Math.cos(angle);
        im += volts.get(n) * Math.sin(angle);
      }
      return Math.hypot(re, im);
    }
  }

  private static Headphone resistor(double ohm) {
    return new Headphone(
        "resistor",
        "Resistor",
        HeadphoneType.PLANAR,
        ohm,
        null,
        Evidence.ESTIMATE,
        "a load of the test",
        List.of(List.of(Element.resistor(ohm))),
        null,
        Map.of(),
        "");
  }

  static List<Row> rows() throws Exception {
    return Files.readAllLines(Path.of("../docs/catalogue.md")).stream()
        .filter(line -> line.matches("\\| `.*(0 dBFS|onset|1 %) \\|.*"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .map(Row::new)
        .toList();
  }

  @Test
  void theTableIsWhatTheModelGives() throws Exception {
    StringBuilder table = new StringBuilder();
    StringBuilder right = new StringBuilder();
    for (Row row : rows()) {
      table.append(row).append('\n');
      String model =
          new BigDecimal(row.inUnit(row.modelVrms()))
              .round(new MathContext(3))
              .stripTrailingZeros()
              .toPlainString();
      right
          .append("| ")
          .append(String.join(" | ", row.cells().subList(0, 5)))
          .append(" | ")
          .append(model)
          .append(" |\n");
    }
    assertThat(table).hasToString(right.toString());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void agreesWithWhatWasPublished(Row row) throws Exception {
    double tolerance = row.cells().get(4).equals("fit") ? 0.2 : 1;
    assertThat(row.errorDb(row.inUnit(row.modelVrms()))).isCloseTo(0, within(tolerance));
  }

  static SortedSet<String> headphones() {
    return LIBRARY.headphones();
  }

  /// dB/V = dB/mW + 10 log10(1000/Ω), for every file that quotes what its maker says per milliwatt.
  @ParameterizedTest
  @MethodSource("headphones")
  void sensitivityPerMilliwattIsConverted(String id) throws Exception {
    Headphone headphone = LIBRARY.headphone(id).orElseThrow();
    var quoted = Pattern.compile("([0-9.]+)( ± [0-9]+)? dB/mW");
    var perMilliwatt = quoted.matcher(headphone.source());
    if (perMilliwatt.find() && headphone.evidence() != Evidence.ESTIMATE) {
      assertThat(headphone.sensitivityDbPerV())
          .isCloseTo(
              Double.parseDouble(perMilliwatt.group(1))
                  + 10 * Math.log10(1000 / headphone.nominalOhm()),
              within(0.06));
    }
  }

  /// Hi-Fi News measured the response error that a source impedance makes.
  @ParameterizedTest
  @CsvSource({"10, 0.11", "30, 0.32"})
  void theAdx5000HasItsMeasuredResponseError(double sourceOhm, double errorDb) throws Exception {
    var load =
        new Load(
            List.of(new PluggedHeadphone(LIBRARY.headphone("ath-adx5000").orElseThrow(), 1)), RATE);
    var gains =
        DoubleStream.iterate(20, hz -> hz <= 20_000, hz -> hz * 1.01)
            .map(hz -> {
              var z = load.impedance(hz);
              return 20
                  * Math.log10(
                      z.magnitude() / Math.hypot(z.resistance() + sourceOhm, z.reactance()));
            })
            .summaryStatistics();
    assertThat(gains.getMax() - gains.getMin()).isCloseTo(errorDb, within(0.005));
  }
}
