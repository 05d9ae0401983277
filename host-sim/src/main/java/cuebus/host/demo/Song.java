package cuebus.host.demo;

import java.util.ArrayList;
import java.util.List;

/// Form, tempo and harmony of the song: one bar of count-in, intro, verse, lift, and a last chord
/// that rings.
final class Song {

  static final int BEATS_PER_BAR = 4;
  static final int BEATS_PER_MINUTE = 100;

  /// A whole number, so that the grid falls on frames.
  static final int FRAMES_PER_BEAT = DemoBand.SAMPLE_RATE * 60 / BEATS_PER_MINUTE;

  /// The parts of the form, in order.
  enum Section {
    COUNT_IN(0),
    INTRO(1),
    VERSE(3),
    LIFT(7),
    ENDING(11);

    private final int firstBar;

    Section(int firstBar) {
      this.firstBar = firstBar;
    }

    double firstBeat() {
      return firstBar * BEATS_PER_BAR;
    }
  }

  /// A chord and how long it lasts.
  ///
  /// @param section the part of the form it belongs to
  /// @param beat start, in beats from the beginning of the song
  /// @param beats length in beats
  /// @param chord the chord
  record Change(Section section, double beat, double beats, Chord chord) {}

  /// The chord chart.
  static final List<Change> CHANGES =
      new Chart()
          .section(Section.INTRO)
          .chord(Chord.F_MAJOR_9, 4)
          .chord(Chord.G_6_9, 4)
          .section(Section.VERSE)
          .chord(Chord.A_MINOR_9, 4)
          .chord(Chord.F_MAJOR_9, 4)
          .chord(Chord.C_MAJOR_9, 4)
          .chord(Chord.G_6_9, 4)
          .section(Section.LIFT)
          .chord(Chord.F_MAJOR_9, 4)
          .chord(Chord.E_MINOR_7, 2)
          .chord(Chord.A_MINOR_9, 2)
          .chord(Chord.D_MINOR_9, 4)
          .chord(Chord.G_13, 4)
          .section(Section.ENDING)
          .chord(Chord.C_MAJOR_9, 4)
          .changes();

  private Song() {}

  private static final class Chart {
    private final List<Change> changes = new ArrayList<>();
    private Section section = Section.COUNT_IN;
    private double beat;

    Chart section(Section next) {
      section = next;
      beat = next.firstBeat();
      return this;
    }

    Chart chord(Chord chord, double beats) {
      changes.add(new Change(section, beat, beats, chord));
      beat += beats;
      return this;
    }

    List<Change> changes() {
      return List.copyOf(changes);
    }
  }
}
