package cuebus.host.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A response at 31 frequencies, ten in each decade.
///
/// @param name see [SpiceCase#name]
/// @param bench the circuit
record SpiceResponse(String name, Bench bench) implements SpiceCase {

  private static final double GAIN_DB = 0.02;

  /// A phase that 0.02 dB of error in any direction of the complex plane would make.
  private static final double PHASE_DEGREES = 0.13;

  @Override
  public Map<String, Double> ngspice(Path folder) throws IOException, InterruptedException {
    Map<String, Double> found = new LinkedHashMap<>();
    for (double[] row : Ngspice.run(Netlist.linear(bench, "dec 10 20 20k"), folder)) {
      // Rows are: frequency, real and imaginary part of the left driver, the same of the right.
      put(found, row[0], "left", row[1], row[2]);
      put(found, row[0], "right", row[4], row[5]);
    }
    return found;
  }

  private static void put(
      Map<String, Double> found, double hertz, String channel, double re, double im) {
    double db = 20 * Math.log10(Math.hypot(re, im));
    // A short of 1 nΩ is all that ngspice sees of silence.
    if (db > -120) {
      found.put(key(channel, hertz, "dB"), db);
      found.put(key(channel, hertz, "degrees"), Math.toDegrees(Math.atan2(im, re)));
    }
  }

  private static String key(String channel, double hertz, String unit) {
    return String.format(Locale.ROOT, "%s %.1f Hz %s", channel, hertz, unit);
  }

  @Override
  public Map<String, Deviation> deviations(Map<String, Double> ngspice) {
    Measurement.Response response = bench.response(20, 20_000, 31);
    Map<String, Double> found = new LinkedHashMap<>();
    for (int i = 0; i < response.frequencyHz().size(); i++) {
      double hertz = response.frequencyHz().get(i);
      found.put(key("left", hertz, "dB"), response.gainDb().get(i).left());
      found.put(key("right", hertz, "dB"), response.gainDb().get(i).right());
      found.put(key("left", hertz, "degrees"), response.phaseDeg().get(i).left());
      found.put(key("right", hertz, "degrees"), response.phaseDeg().get(i).right());
    }
    Map<String, Deviation> deviations = new LinkedHashMap<>();
    ngspice.forEach((key, value) -> {
      boolean degrees = key.endsWith("degrees");
      double driven = reference(key);
      double difference = found.getOrDefault(key, Double.NaN) - value - (degrees ? driven : 0);
      deviations.put(
          key,
          new Deviation(
              degrees ? Math.IEEEremainder(difference, 360) : difference,
              degrees ? PHASE_DEGREES : GAIN_DB));
    });
    return deviations;
  }

  /// The bench tells a channel's phase after that channel's own drive.
  private double reference(String key) {
    boolean turned = bench.options().channels() == Channels.INVERTED && key.startsWith("right");
    return turned ? 180 : 0;
  }
}
