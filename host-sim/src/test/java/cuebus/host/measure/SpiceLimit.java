package cuebus.host.measure;

import cuebus.host.measure.Measurement.Product;
import cuebus.host.measure.Netlist.Sine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Lines of an output that one or two tones drive into its limits.
///
/// @param name see [SpiceCase#name]
/// @param bench the circuit
/// @param tones one or two frequencies in Hz
/// @param ratio amplitude of the first over that of the second
/// @param driveVrms the sum
/// @param periodSeconds a period of the whole signal
record SpiceLimit(
    String name,
    Bench bench,
    List<Double> tones,
    double ratio,
    double driveVrms,
    double periodSeconds)
    implements SpiceCase {

  /// Half the bench's sample rate: to here harmonics are distortion.
  private static final double NYQUIST_HZ = 24_000;

  /// To here lines are compared one by one.
  private static final double BAND_HZ = 20_000;

  /// Lines below this over the strongest tone are not compared one by one.
  private static final double LEAST_DB = -60;

  /// The same where both tones are high: what clipping them leaves at low frequencies is less than
  /// what first-order antialiasing at 384 kHz is wrong by.
  private static final double LEAST_OF_HIGH_TONES_DB = -40;

  private static final double HIGH_HZ = 10_000;

  private static final double LEVEL_DB = 0.02;
  private static final double LINE_DB = 0.3;
  private static final double STEP_SECONDS = 5e-7;

  static SpiceLimit tone(String name, Bench bench, double hertz, double driveVrms) {
    return new SpiceLimit(name, bench, List.of(hertz), 1, driveVrms, 1 / hertz);
  }

  static SpiceLimit tones(
      String name, Bench bench, double f1, double f2, double ratio, double drive, double period) {
    return new SpiceLimit(name, bench, List.of(f1, f2), ratio, drive, period);
  }

  @Override
  public Map<String, Double> ngspice(Path folder) throws IOException, InterruptedException {
    double window = periods() * periodSeconds;
    int steps = (int) Math.ceil(window / STEP_SECONDS);
    double settled = Math.ceil(0.06 / periodSeconds) * periodSeconds;
    List<double[]> rows =
        Ngspice.run(
            Netlist.large(bench, sines(), window / steps, settled, settled + window), folder);
    Map<String, Double> found = new LinkedHashMap<>();
    // Rows are: time, left driver, time, right driver.
    put(found, "left", IntStream.range(0, steps).mapToDouble(n -> rows.get(n)[1]));
    put(found, "right", IntStream.range(0, steps).mapToDouble(n -> rows.get(n)[3]));
    return found;
  }

  /// Whole periods of about 10 ms.
  private int periods() {
    return (int) Math.max(1, Math.floor(0.01 / periodSeconds));
  }

  private List<Sine> sines() {
    double second = driveVrms * Math.sqrt(2 / (1 + ratio * ratio));
    return tones.size() == 1
        ? List.of(new Sine(tones.get(0), driveVrms * Math.sqrt(2)))
        : List.of(new Sine(tones.get(0), ratio * second), new Sine(tones.get(1), second));
  }

  private void put(Map<String, Double> found, String channel, java.util.stream.DoubleStream of) {
    double[] samples = of.toArray();
    var lines = new LinkedHashMap<Double, Double>();
    for (double hertz : frequencies()) {
      int cycles = (int) Math.rint(hertz * periodSeconds * periods());
      lines.put(hertz, line(samples, cycles));
    }
    double strongest = lines.values().stream().mapToDouble(v -> v).max().orElseThrow();
    if (strongest < 1e-9) {
      return;
    }
    double least = tones.get(0) > HIGH_HZ && tones.size() == 2 ? LEAST_OF_HIGH_TONES_DB : LEAST_DB;
    lines.forEach((hertz, vrms) -> {
      if (hertz <= BAND_HZ && vrms > strongest * Math.pow(10, least / 20)) {
        found.put(key(channel, hertz), vrms);
      }
    });
    if (tones.size() == 1) {
      found.put(
          channel + " THD", Math.sqrt(squares(lines) / Math.pow(lines.get(tones.get(0)), 2) - 1));
    }
  }

  private static double squares(Map<Double, Double> lines) {
    return lines.values().stream().mapToDouble(v -> v * v).sum();
  }

  /// Every harmonic to the twentieth, or every multiple of the period's frequency, in the band.
  private TreeSet<Double> frequencies() {
    var hertz = new TreeSet<Double>();
    for (int h = 1; h * (tones.size() == 1 ? tones.get(0) : 1 / periodSeconds) < NYQUIST_HZ; h++) {
      if (tones.size() == 2 || h <= 20) {
        hertz.add(tones.size() == 1 ? h * tones.get(0) : Math.rint(h / periodSeconds));
      }
    }
    return hertz;
  }

  /// A line in Vrms by projection.
  private static double line(double[] samples, int cycles) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < samples.length; n++) {
      double angle = 2 * Math.PI * ((long) cycles * n % samples.length) / samples.length;
      re += samples[n] * Math.cos(angle);
      im += samples[n] * Math.sin(angle);
    }
    return Math.sqrt(2) * Math.hypot(re, im) / samples.length;
  }

  private static String key(String channel, double hertz) {
    return String.format(Locale.ROOT, "%s %.0f Hz", channel, hertz);
  }

  @Override
  public Map<String, Deviation> deviations(Map<String, Double> ngspice) {
    Map<String, Double> found = tones.size() == 1 ? harmonics() : products();
    Map<String, Deviation> deviations = new LinkedHashMap<>();
    ngspice.forEach((key, value) -> {
      double difference = 20 * Math.log10(found.getOrDefault(key, Double.NaN) / value);
      if (key.endsWith("THD")) {
        if (value > 0.01) {
          deviations.put(key, new Deviation(difference, tones.get(0) > 2000 ? 0.2 : 0.1));
        }
      } else {
        boolean level = tones.stream().anyMatch(hertz -> key.endsWith(key("", hertz)));
        deviations.put(key, new Deviation(difference, level ? LEVEL_DB : LINE_DB));
      }
    });
    return deviations;
  }

  private Map<String, Double> harmonics() {
    Measurement.Tone tone = bench.tone(tones.get(0), driveVrms);
    Map<String, Double> found = new LinkedHashMap<>();
    double left = tone.fundamentalVrms().left();
    double right = tone.fundamentalVrms().right();
    found.put(key("left", tones.get(0)), left);
    found.put(key("right", tones.get(0)), right);
    for (int i = 0; i < tone.harmonicsDbc().size(); i++) {
      double hertz = (i + 2) * tones.get(0);
      found.put(key("left", hertz), left * ratio(tone.harmonicsDbc().get(i).left()));
      found.put(key("right", hertz), right * ratio(tone.harmonicsDbc().get(i).right()));
    }
    found.put("left THD", tone.thdPercent().left() / 100);
    found.put("right THD", tone.thdPercent().right() / 100);
    return found;
  }

  private Map<String, Double> products() {
    Measurement.Intermodulation both = bench.tones(tones.get(0), tones.get(1), ratio, driveVrms);
    Map<String, Double> found = new LinkedHashMap<>();
    found.put(key("left", tones.get(0)), both.f1Vrms().left());
    found.put(key("right", tones.get(0)), both.f1Vrms().right());
    found.put(key("left", tones.get(1)), both.f2Vrms().left());
    found.put(key("right", tones.get(1)), both.f2Vrms().right());
    for (Product product : both.products()) {
      found.put(
          key("left", product.hertz()), both.f2Vrms().left() * ratio(product.dbReF2().left()));
      found.put(
          key("right", product.hertz()), both.f2Vrms().right() * ratio(product.dbReF2().right()));
    }
    return found;
  }

  private static double ratio(double db) {
    return Math.pow(10, db / 20);
  }
}
