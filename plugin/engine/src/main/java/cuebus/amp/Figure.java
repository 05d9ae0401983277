package cuebus.amp;

/// Where one figure of a file comes from, where that differs from the file's own evidence.
///
/// @param evidence how it is known
/// @param source where it is written
public record Figure(Evidence evidence, String source) {}
