package cuebus.host.demo;

import cuebus.host.demo.Song.Section;
import java.util.List;
import java.util.stream.Stream;

/// What the lead voice sings: two phrases in the verse, one long one in the lift, a held last note.
final class Melody {

  /// A note and the vowel it is sung on.
  record Syllable(Note note, Vowel vowel) {}

  /// In time order.
  static final List<Syllable> SYLLABLES =
      Stream.of(
              in(
                  Section.VERSE,
                  sing(0.5, 0.45, 69, 0.6, Vowel.O),
                  sing(1.0, 0.48, 72, 0.7, Vowel.A),
                  sing(1.5, 0.48, 71, 0.65, Vowel.A),
                  sing(2.0, 1.0, 69, 0.7, Vowel.O),
                  sing(3.0, 0.5, 67, 0.6, Vowel.U),
                  sing(3.5, 0.5, 64, 0.55, Vowel.U),
                  sing(4.0, 2.3, 69, 0.75, Vowel.A),
                  sing(7.0, 0.48, 67, 0.6, Vowel.O),
                  sing(7.5, 0.48, 69, 0.65, Vowel.O),
                  sing(8.0, 1.0, 72, 0.8, Vowel.A),
                  sing(9.0, 0.48, 71, 0.7, Vowel.A),
                  sing(9.5, 1.2, 67, 0.7, Vowel.O),
                  sing(11.0, 0.48, 64, 0.6, Vowel.E),
                  sing(11.5, 0.48, 67, 0.65, Vowel.E),
                  sing(12.0, 0.5, 69, 0.7, Vowel.O),
                  sing(12.5, 1.9, 71, 0.75, Vowel.A),
                  sing(15.0, 0.48, 71, 0.75, Vowel.O),
                  sing(15.5, 0.48, 72, 0.8, Vowel.O)),
              in(
                  Section.LIFT,
                  sing(0.0, 1.5, 76, 0.95, Vowel.A),
                  sing(1.5, 0.5, 74, 0.85, Vowel.A),
                  sing(2.0, 1.0, 72, 0.85, Vowel.O),
                  sing(3.0, 0.8, 69, 0.75, Vowel.O),
                  sing(4.0, 1.5, 71, 0.85, Vowel.A),
                  sing(5.5, 0.48, 67, 0.75, Vowel.E),
                  sing(6.0, 1.4, 72, 0.85, Vowel.A),
                  sing(7.5, 0.48, 71, 0.75, Vowel.O),
                  sing(8.0, 1.0, 69, 0.75, Vowel.O),
                  sing(9.0, 0.48, 72, 0.85, Vowel.A),
                  sing(9.5, 0.48, 76, 0.9, Vowel.A),
                  sing(10.0, 1.0, 77, 1.0, Vowel.A),
                  sing(11.0, 0.48, 76, 0.9, Vowel.O),
                  sing(11.5, 0.48, 74, 0.85, Vowel.O),
                  sing(12.0, 1.4, 76, 0.95, Vowel.A),
                  sing(13.5, 1.0, 74, 0.8, Vowel.O),
                  sing(14.5, 0.48, 71, 0.7, Vowel.U),
                  sing(15.0, 1.0, 74, 0.75, Vowel.U)),
              in(Section.ENDING, sing(0.0, 3.0, 76, 0.8, Vowel.A)))
          .flatMap(List::stream)
          .toList();

  private Melody() {}

  static List<Note> notes() {
    return SYLLABLES.stream().map(Syllable::note).toList();
  }

  /// A syllable whose beat still counts from the start of its section.
  private static Syllable sing(double beat, double beats, int key, double velocity, Vowel vowel) {
    return new Syllable(new Note(beat, beats, key, velocity), vowel);
  }

  private static List<Syllable> in(Section section, Syllable... syllables) {
    return Stream.of(syllables)
        .map(syllable -> {
          Note note = syllable.note();
          return sing(
              section.firstBeat() + note.beat(),
              note.beats(),
              note.key(),
              note.velocity(),
              syllable.vowel());
        })
        .toList();
  }
}
