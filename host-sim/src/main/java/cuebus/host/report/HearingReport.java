package cuebus.host.report;

import cuebus.amp.Evidence;
import cuebus.hearing.Allowance;
import cuebus.hearing.Ears;
import java.util.Arrays;
import java.util.List;

/// What the ears under a headphone got over a whole render: an estimate, whatever the figures
/// behind it are. Silence is −∞.
///
/// @param averageDba LAeq of the ear that got more, in dBA
/// @param highestDba its highest level with time weighting F, in dBA
/// @param peakDb its largest sample, unweighted, in dB SPL
/// @param sensitivityEvidence how the headphone's sensitivity is known
/// @param exposures one for each allowance
public record HearingReport(
    double averageDba,
    double highestDba,
    double peakDb,
    Evidence sensitivityEvidence,
    List<Exposure> exposures) {

  public HearingReport {
    exposures = List.copyOf(exposures);
  }

  /// What ears measured.
  public static HearingReport of(Ears ears) {
    double average = ears.averageDba();
    return new HearingReport(
        average,
        ears.highestFastDba(),
        ears.peakDb(),
        ears.sensitivity().evidence(),
        Arrays.stream(Allowance.values())
            .map(allowance ->
                new Exposure(allowance, ears.dose(allowance), allowance.hoursAllowed(average)))
            .toList());
  }

  /// How much of an allowance a render takes.
  ///
  /// @param allowance the criterion
  /// @param dose the share of its period's allowance; 1 is all
  /// @param hoursAllowed how long the render's average level may be heard in one period, in hours;
  ///   +∞ for as long as one likes
  public record Exposure(Allowance allowance, double dose, double hoursAllowed) {

    /// Hours of the period that are left at that level after the render; never below 0.
    public double hoursLeft() {
      return hoursAllowed * Math.max(0, 1 - dose);
    }

    /// True where the level may be heard for the whole of the period.
    public boolean unlimited() {
      return hoursAllowed >= allowance.period().hours();
    }
  }
}
