package cuebus.host.report;

/// What was found in one source.
///
/// @param id its id in the session
/// @param name as people call it
/// @param samplePeakDbfs largest sample of its channels before trim; −∞ for silence
/// @param nonFiniteSamples samples that were NaN or infinite and became silence
public record SourceReport(String id, String name, double samplePeakDbfs, long nonFiniteSamples) {}
