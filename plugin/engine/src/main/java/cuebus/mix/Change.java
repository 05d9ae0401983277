package cuebus.mix;

/// A parameter and the value it gets.
///
/// @param parameter its index
/// @param value plain
public record Change(int parameter, double value) {}
