package cuebus.host.report;

import cuebus.amp.Evidence;
import org.jspecify.annotations.Nullable;

/// Headphones of one model on the output of a mix.
///
/// @param id their id in the session
/// @param name as people call them
/// @param count how many pairs
/// @param outputVrms voltage at their jack over the whole render, the louder channel, in Vrms
/// @param evidence how that voltage is known: as well as the weakest figure behind it
/// @param hearing what the ears got; null where the headphone's sensitivity is not known
public record HeadphoneReport(
    String id,
    String name,
    int count,
    double outputVrms,
    Evidence evidence,
    @Nullable HearingReport hearing) {

  /// @throws IllegalArgumentException for a voltage that is not one
  public HeadphoneReport {
    if (!(outputVrms >= 0 && outputVrms < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "headphones " + id + ": output of " + outputVrms + " Vrms; 0 or more is allowed");
    }
  }
}
