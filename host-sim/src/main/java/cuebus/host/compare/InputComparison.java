package cuebus.host.compare;

/// A question about sources at inputs.
///
/// @param name a short title
/// @param question what is asked, as a musician would
/// @param inputs id of a session in `inputs`; each of its sources with an `input` is a case, the
///   first is what the others are compared with
/// @param picture what the picture shows: [Comparison.Picture#RESPONSE] or
///   [Comparison.Picture#NOISE]
public record InputComparison(
    String name, String question, String inputs, Comparison.Picture picture) implements Question {}
