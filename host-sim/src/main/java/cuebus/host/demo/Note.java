package cuebus.host.demo;

/// A note or drum stroke as written.
///
/// @param beat start, in beats from the beginning of the song
/// @param beats length in beats
/// @param key MIDI key, 69 is A4
/// @param velocity strength, 0 to 1
record Note(double beat, double beats, int key, double velocity) {

  Note {
    if (!(beat >= 0 && beats > 0 && velocity > 0 && velocity <= 1)) {
      throw new IllegalArgumentException(
          "note at beat %s, %s beats, velocity %s: allowed are a start from 0, a length above 0 and a velocity in (0, 1]"
              .formatted(beat, beats, velocity));
    }
  }
}
