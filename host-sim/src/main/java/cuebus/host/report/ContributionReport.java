package cuebus.host.report;

/// How much of what a mix does to the ears comes from one source.
///
/// @param id the source's id in the session
/// @param name as people call it
/// @param share of the A-weighted energy; all of a mix add up to 1, and a source that cancels
///   others is below 0
public record ContributionReport(String id, String name, double share) {}
