package cuebus.host.report;

import java.util.List;

/// What one render found. `report.json` and `report.html` are two ways of writing it.
///
/// @param session name of the session
/// @param sampleRate of the mixes, in Hz
/// @param frames length of the mixes
/// @param warnings what was put right on the way, a sentence each
/// @param sources in bus order
/// @param mixes in output order
public record Report(
    String session,
    int sampleRate,
    long frames,
    List<String> warnings,
    List<SourceReport> sources,
    List<MixReport> mixes) {

  public Report {
    warnings = List.copyOf(warnings);
    sources = List.copyOf(sources);
    mixes = List.copyOf(mixes);
  }
}
