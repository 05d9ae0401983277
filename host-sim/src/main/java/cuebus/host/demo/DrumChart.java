package cuebus.host.demo;

import java.util.ArrayList;
import java.util.List;

/// The drummer's chart: a line per bar, a character per sixteenth. `X` accent, `x` stroke, `g`
/// ghost stroke, `O` open hat, `.` rest.
final class DrumChart {

  private record Bar(String kick, String snare, String hats, String crash) {}

  private static final String REST = "................";
  private static final String ONE = "X...............";

  private static final List<Bar> BARS =
      List.of(
          new Bar(REST, REST, REST, REST),
          new Bar("X.......X.......", REST, "x.g.x.g.x.g.x.g.", REST),
          new Bar("X.......X.....x.", "............g.xX", "x.g.x.g.x.g.x...", REST),
          new Bar("X.....x.x.......", "....X..g.g..X...", "X.x.X.x.X.x.X.x.", REST),
          new Bar("X.....x.x.x.....", "....X..g.g..X..g", "X.x.X.x.X.x.X.O.", REST),
          new Bar("X.....x.x.......", "....X..g.g..X...", "X.x.X.x.X.x.X.x.", REST),
          new Bar("X.....x.x.x.....", "....X..g.g..xgxX", "X.x.X.x.X.x.....", REST),
          new Bar("X..x..x.X..x....", "....X..g....X..g", "..xgXgxgXgxgXgxg", ONE),
          new Bar("X..x..x.X.x...x.", "....X..g.g..X...", "XgxgXgxgXgxgXgO.", REST),
          new Bar("X..x..x.X..x....", "....X..g....X..g", "XgxgXgxgXgxgXgxg", REST),
          new Bar("X..x..x.X.......", "....X..gx.xgXxXX", "XgxgXgO.........", REST),
          new Bar(ONE, REST, REST, ONE));

  private static final int STEPS_PER_BEAT = 4;

  private DrumChart() {}

  static List<Note> kick() {
    return read(BARS.stream().map(Bar::kick).toList(), "Xx");
  }

  static List<Note> snare() {
    return read(BARS.stream().map(Bar::snare).toList(), "Xxg");
  }

  static List<Note> closedHat() {
    return read(BARS.stream().map(Bar::hats).toList(), "Xxg");
  }

  /// Each lasts until the closing stroke that chokes it.
  static List<Note> openHat() {
    return read(BARS.stream().map(Bar::hats).toList(), "O");
  }

  static List<Note> crash() {
    return read(BARS.stream().map(Bar::crash).toList(), "X");
  }

  /// The strokes of one instrument that are among the given marks.
  private static List<Note> read(List<String> bars, String marks) {
    String steps = String.join("", bars);
    List<Note> notes = new ArrayList<>();
    for (int step = 0; step < steps.length(); step++) {
      char mark = steps.charAt(step);
      if (marks.indexOf(mark) >= 0) {
        int length = nextStroke(steps, step) - step;
        notes.add(
            new Note(
                (double) step / STEPS_PER_BEAT,
                (double) length / STEPS_PER_BEAT,
                UNPITCHED,
                velocity(mark)));
      }
    }
    return notes;
  }

  private static final int UNPITCHED = 60;

  private static int nextStroke(String steps, int step) {
    int next = step + 1;
    while (next < steps.length() && steps.charAt(next) == '.') {
      next++;
    }
    return next;
  }

  private static double velocity(char mark) {
    return switch (mark) {
      case 'X' -> 0.95;
      case 'O' -> 0.85;
      case 'x' -> 0.68;
      case 'g' -> 0.3;
      default ->
          throw new IllegalArgumentException("drum mark '" + mark + "': allowed are X x g O .");
    };
  }
}
