package cuebus.host.demo;

import java.util.List;

/// A chord of the song: what the bass plays under it and where the keys hold it.
///
/// @param root MIDI key of the root in the bass
/// @param voicing MIDI keys of the keys' voices, from the lowest; [#VOICES] of them
record Chord(int root, List<Integer> voicing) {

  static final Chord A_MINOR_9 = new Chord(33, List.of(55, 59, 60, 64, 71));
  static final Chord C_MAJOR_9 = new Chord(36, List.of(55, 59, 62, 64, 67));
  static final Chord D_MINOR_9 = new Chord(38, List.of(57, 60, 64, 65, 72));
  static final Chord E_MINOR_7 = new Chord(28, List.of(55, 59, 62, 64, 71));
  static final Chord F_MAJOR_9 = new Chord(29, List.of(57, 60, 64, 67, 72));
  static final Chord G_6_9 = new Chord(31, List.of(57, 59, 62, 64, 71));
  static final Chord G_13 = new Chord(31, List.of(53, 57, 59, 64, 69));

  /// Notes in every voicing, so that each voice of the keys has one to play in each chord.
  static final int VOICES = 5;
}
