package cuebus.host.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A measurement that both the bench and ngspice can make.
sealed interface SpiceCase permits SpiceResponse, SpiceLimit {

  /// Unique among all cases.
  String name();

  /// What ngspice finds, by quantity.
  ///
  /// @param folder to work in
  Map<String, Double> ngspice(Path folder) throws IOException, InterruptedException;

  /// How far the bench is from each of ngspice's quantities.
  Map<String, Deviation> deviations(Map<String, Double> ngspice);

  /// A difference and what is allowed.
  ///
  /// @param difference bench less ngspice, in dB or degrees
  /// @param allowed its largest magnitude
  record Deviation(double difference, double allowed) {

    boolean tooLarge() {
      return !(Math.abs(difference) <= allowed);
    }
  }
}
