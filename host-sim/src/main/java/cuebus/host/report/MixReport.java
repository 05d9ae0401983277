package cuebus.host.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One mix of a render.
///
/// @param id its id in the session
/// @param name as people call it
/// @param file its audio file, relative to the report, with `/` between folders
/// @param levels what was measured
/// @param device what it is heard through, null where the output stage is off
/// @param headphones what is plugged in there, empty where the output stage is off
/// @param contributions what the ears get of each source, the most first; empty where nothing is in
///   it
public record MixReport(
    String id,
    String name,
    String file,
    MixLevels levels,
    @Nullable DeviceReport device,
    List<HeadphoneReport> headphones,
    List<ContributionReport> contributions) {

  public MixReport {
    headphones = List.copyOf(headphones);
    contributions = List.copyOf(contributions);
  }
}
