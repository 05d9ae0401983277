package cuebus.host.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// How one player places written notes in time and in strength. Seeded: the same notes every time.
///
/// @param lateMs how far behind the beat the player sits, on average
/// @param spreadMs standard deviation of each note's timing
/// @param velocitySpread standard deviation of each note's velocity, as a ratio
/// @param seed makes this player's deviations
record Feel(double lateMs, double spreadMs, double velocitySpread, long seed) {

  /// A machine: every note exactly where it is written.
  static final Feel EXACT = new Feel(0, 0, 0, 0);

  /// Beats by which every second sixteenth comes late: a light swing.
  private static final double SWING_BEATS = 0.03;

  /// Deviations beyond this many standard deviations would be mistakes.
  private static final double LARGEST_DEVIATION = 2;

  /// Performs a part for one voice: each note ends no later than the next begins.
  ///
  /// @param part in time order
  List<PlayedNote> play(List<Note> part) {
    Random random = new Random(seed);
    List<PlayedNote> played = new ArrayList<>();
    long previousStart = -1;
    for (Note note : part) {
      long start = Math.max(previousStart + 1, frame(swung(note.beat()), deviation(random)));
      long end = Math.max(start + 1, frame(swung(note.beat() + note.beats()), 0));
      double velocity = Math.min(1, note.velocity() * (1 + velocitySpread * bounded(random)));
      if (!played.isEmpty()) {
        played.set(played.size() - 1, played.getLast().endingBy(start));
      }
      played.add(new PlayedNote(start, end, note.key(), velocity));
      previousStart = start;
    }
    return List.copyOf(played);
  }

  private double deviation(Random random) {
    return lateMs + spreadMs * bounded(random);
  }

  private static double bounded(Random random) {
    return Math.clamp(random.nextGaussian(), -LARGEST_DEVIATION, LARGEST_DEVIATION);
  }

  private static long frame(double beat, double lateMs) {
    return Math.max(
        0, Math.round(beat * Song.FRAMES_PER_BEAT + lateMs * DemoBand.SAMPLE_RATE / 1000));
  }

  private static double swung(double beat) {
    double sixteenth = beat * 4;
    boolean offBeat = sixteenth == Math.rint(sixteenth) && Math.rint(sixteenth) % 2 == 1;
    return offBeat ? beat + SWING_BEATS : beat;
  }
}
