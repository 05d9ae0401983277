package cuebus.host.demo;

import cuebus.host.demo.Song.Change;
import cuebus.host.demo.Song.Section;
import java.util.ArrayList;
import java.util.List;

/// What bass, keys and metronome play over the chord chart: a rhythm for each section of the form.
final class Accompaniment {

  /// One note of a rhythm, within a chord.
  ///
  /// @param beat start, in beats from the chord change
  /// @param beats length in beats
  /// @param interval semitones above the root (bass only)
  /// @param velocity strength, 0 to 1
  private record Figure(double beat, double beats, int interval, double velocity) {}

  private static final int FIFTH = 7;
  private static final int OCTAVE = 12;

  private static final int BAR_CLICK_KEY = 91;
  private static final int BEAT_CLICK_KEY = 84;

  private Accompaniment() {}

  private static List<Figure> bassRhythm(Section section) {
    return switch (section) {
      case COUNT_IN -> List.of();
      case INTRO, ENDING -> List.of(new Figure(0, 3.6, 0, 0.85));
      case VERSE ->
          List.of(
              new Figure(0, 1.3, 0, 0.9),
              new Figure(1.5, 0.45, 0, 0.65),
              new Figure(2, 0.9, 0, 0.8),
              new Figure(3, 0.45, FIFTH, 0.7),
              new Figure(3.5, 0.4, OCTAVE, 0.65));
      case LIFT ->
          List.of(
              new Figure(0, 0.7, 0, 1),
              new Figure(0.75, 0.22, 0, 0.6),
              new Figure(1.5, 0.45, OCTAVE, 0.8),
              new Figure(2, 0.7, 0, 0.9),
              new Figure(2.75, 0.22, 0, 0.6),
              new Figure(3, 0.45, FIFTH, 0.75),
              new Figure(3.5, 0.4, OCTAVE, 0.8));
    };
  }

  private static List<Figure> keysRhythm(Section section) {
    return switch (section) {
      case COUNT_IN -> List.of();
      case INTRO, ENDING -> List.of(new Figure(0, 3.9, 0, 0.75));
      case VERSE ->
          List.of(
              new Figure(0, 1.4, 0, 0.75),
              new Figure(1.5, 1.2, 0, 0.55),
              new Figure(3.5, 0.3, 0, 0.45));
      case LIFT ->
          List.of(
              new Figure(0, 0.9, 0, 0.9),
              new Figure(1.5, 0.45, 0, 0.75),
              new Figure(2, 0.9, 0, 0.7),
              new Figure(3.25, 0.2, 0, 0.6),
              new Figure(3.5, 0.45, 0, 0.8));
    };
  }

  static List<Note> bass() {
    List<Note> notes = new ArrayList<>();
    for (Change change : Song.CHANGES) {
      for (Figure figure : bassRhythm(change.section())) {
        add(notes, change, figure, change.chord().root() + figure.interval());
      }
    }
    return notes;
  }

  /// One voice of the chords.
  static List<Note> keys(int voice) {
    List<Note> notes = new ArrayList<>();
    for (Change change : Song.CHANGES) {
      for (Figure figure : keysRhythm(change.section())) {
        add(notes, change, figure, change.chord().voicing().get(voice));
      }
    }
    return notes;
  }

  private static void add(List<Note> notes, Change change, Figure figure, int key) {
    // A short chord takes what fits of the figure.
    if (figure.beat() < change.beats()) {
      notes.add(new Note(change.beat() + figure.beat(), figure.beats(), key, figure.velocity()));
    }
  }

  /// A click on every beat up to the last chord's, accented on one, so that nothing ticks into the
  /// last chord's decay.
  static List<Note> click() {
    List<Note> notes = new ArrayList<>();
    for (int beat = 0; beat <= Section.ENDING.firstBeat(); beat++) {
      boolean one = beat % Song.BEATS_PER_BAR == 0;
      notes.add(new Note(beat, 0.5, one ? BAR_CLICK_KEY : BEAT_CLICK_KEY, one ? 1 : 0.6));
    }
    return notes;
  }
}
