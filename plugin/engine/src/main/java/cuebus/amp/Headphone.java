package cuebus.amp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One pair of headphones: the load of one channel and how loud a volt makes it.
///
/// @param id stable id, as sessions name it
/// @param name as people call it
/// @param type kind of driver
/// @param nominalOhm nominal impedance in Ω
/// @param sensitivityDbPerV sound pressure level at 1 Vrms in dB SPL; null where nothing is known
/// @param evidence how its figures are known
/// @param source where they are written
/// @param load parallel branches, each a series of elements; one resistor for an active headphone
/// @param active its own amplifier, null for a passive headphone
/// @param figures evidence of single figures, by their path in the file
/// @param notes remarks, empty if none
public record Headphone(
    String id,
    String name,
    HeadphoneType type,
    double nominalOhm,
    @Nullable Double sensitivityDbPerV,
    Evidence evidence,
    String source,
    List<List<Element>> load,
    @Nullable ActiveStage active,
    Map<String, Figure> figures,
    String notes) {

  public Headphone {
    load = load.stream().map(List::copyOf).toList();
    figures = Map.copyOf(figures);
  }

  /// Figures that are allowed and hardly meant, such as a coil of 150 H: a sentence each, for
  /// whoever uses the file.
  public List<String> warnings() {
    return Plausibility.of(this);
  }

  /// Whether a figure is known less well than the file as a whole says.
  public boolean partlyEstimated() {
    return Figures.anyBelow(evidence, figures);
  }

  /// The amplifier inside an active headphone.
  ///
  /// @param inputOhm input resistance in Ω
  /// @param ownGainDb its gain in dB
  /// @param ownNoiseVrmsA its own noise at the driver, A-weighted Vrms
  /// @param maxSplDb loudest level it can make, dB SPL; +∞ where unknown
  public record ActiveStage(
      double inputOhm, double ownGainDb, double ownNoiseVrmsA, double maxSplDb) {}
}
