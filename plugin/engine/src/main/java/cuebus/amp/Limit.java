package cuebus.amp;

/// What bounds an amplifier at one instant.
enum Limit {
  NONE,
  /// Its largest voltage.
  RAIL,
  /// Its largest current.
  CURRENT
}
