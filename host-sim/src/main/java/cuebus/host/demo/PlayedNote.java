package cuebus.host.demo;

/// A note as performed.
///
/// @param start first frame
/// @param end first frame after it
/// @param key MIDI key
/// @param velocity strength, 0 to 1
record PlayedNote(long start, long end, int key, double velocity) {

  /// The same note, cut off at a frame if it lasts longer.
  PlayedNote endingBy(long frame) {
    return new PlayedNote(start, Math.min(end, frame), key, velocity);
  }

  /// Fundamental in Hz, equal temperament on A4 = 440 Hz.
  double hertz() {
    return 440 * Math.pow(2, (key - 69) / 12.0);
  }
}
