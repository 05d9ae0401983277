package cuebus.host.report;

import org.jspecify.annotations.Nullable;

/// What was found in one source.
///
/// @param id its id in the session
/// @param name as people call it
/// @param samplePeakDbfs largest sample of its channels before trim; −∞ for silence
/// @param levels how loud it is
/// @param nonFiniteSamples samples that were NaN or infinite and became silence
/// @param input what its virtual input made of it; null where it has none
public record SourceReport(
    String id,
    String name,
    double samplePeakDbfs,
    SourceLevels levels,
    long nonFiniteSamples,
    @Nullable InputReport input) {}
