package cuebus.host.measure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What to bear in mind when reading a measurement, a sentence each.
final class Caveats {

  /// A drive computed from full scale may miss it by so much.
  private static final double ROUNDING = 1 + 1e-9;

  private Caveats() {}

  /// Figures of the device and the headphones that are hardly meant.
  static List<String> of(Bench bench) {
    return List.copyOf(doubts(bench));
  }

  /// The same, and a drive that the device's own converter cannot ask for.
  ///
  /// @param sineVrms the drive, or the sine that has its peaks
  static List<String> of(Bench bench, double driveVrms, double sineVrms) {
    Set<String> caveats = doubts(bench);
    if (sineVrms > bench.fullScaleVrms() * ROUNDING) {
      caveats.add(
          "A drive of %s Vrms%s is beyond the full scale of %s, %s Vrms: its converter cannot ask for it."
              .formatted(
                  Digits.of(driveVrms, 4),
                  sineVrms > driveVrms * ROUNDING
                      ? ", with the peaks of a sine of %s Vrms,".formatted(Digits.of(sineVrms, 4))
                      : "",
                  bench.device().id(),
                  Digits.of(bench.fullScaleVrms(), 4)));
    }
    return List.copyOf(caveats);
  }

  private static Set<String> doubts(Bench bench) {
    Set<String> doubts = new LinkedHashSet<>(bench.device().warnings());
    bench.headphones().forEach(headphone -> doubts.addAll(headphone.warnings()));
    return doubts;
  }
}
