package cuebus.host.report;

import java.util.ArrayList;
import java.util.List;

/// What there is to say about a mix at a glance.
///
/// @param kind `good`, `bad`, `warn` or `quiet`, for its colour
/// @param text the words, with a mark of their own so that colour is not needed
record Verdict(String kind, String text) {

  /// EBU R 128's largest permitted true peak: above it, a lossy copy or a converter may clip.
  private static final double SAFE_TRUE_PEAK_DBTP = -1;

  static List<Verdict> of(MixLevels levels) {
    List<Verdict> verdicts = new ArrayList<>();
    if (levels.samplePeakDbfs() == Double.NEGATIVE_INFINITY) {
      return List.of(new Verdict("quiet", "○ silent"));
    }
    if (levels.clippedSamples() > 0) {
      verdicts.add(new Verdict("bad", "▲ clips"));
    } else if (levels.truePeakDbtp() > 0) {
      verdicts.add(new Verdict("bad", "▲ clips between samples"));
    } else if (levels.truePeakDbtp() > SAFE_TRUE_PEAK_DBTP) {
      verdicts.add(new Verdict("warn", "△ little headroom"));
    }
    if (levels.railFrames() > 0) {
      verdicts.add(new Verdict("warn", "◆ out of volts (rail)"));
    }
    if (levels.currentFrames() > 0) {
      verdicts.add(new Verdict("warn", "◆ out of current"));
    }
    return verdicts.isEmpty() ? List.of(new Verdict("good", "✓ clean")) : verdicts;
  }
}
