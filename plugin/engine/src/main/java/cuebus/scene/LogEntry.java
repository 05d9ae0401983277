package cuebus.scene;

/// One change of a parameter, as logs and lists of changes have it.
///
/// @param at the frame it holds from, counted from 0
/// @param actor who makes it; see [cuebus.rt.Actor]
/// @param parameter its index
/// @param value plain value, or the offset of modulation
/// @param fadeMs length of its fade, 0 for the usual glide
/// @param modulation true for an offset on the value, as hosts modulate
public record LogEntry(
    long at, int actor, int parameter, double value, int fadeMs, boolean modulation) {}
