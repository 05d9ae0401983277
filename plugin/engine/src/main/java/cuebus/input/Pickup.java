package cuebus.input;

/// A passive magnetic pickup: its coil.
///
/// @param ohm resistance in series, Ω
/// @param henry inductance in series, H
/// @param farad capacitance across it, F; that of the cable stands beside it
public record Pickup(double ohm, double henry, double farad) {}
