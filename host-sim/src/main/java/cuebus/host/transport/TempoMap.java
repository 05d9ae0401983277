package cuebus.host.transport;

import java.util.ArrayList;
import java.util.List;

/// The tempo and meter of a song from its start, in steps. Before its start, as at its start.
///
/// Positions are quarter notes, times are seconds, both from the song's start.
public final class TempoMap {

  private final List<Step> steps;
  private final List<Double> seconds;

  /// Tempo and meter from a position on, which begins a bar.
  ///
  /// @param quarters the position
  /// @param bpm quarter notes a minute, above 0
  /// @param beatsPerBar beats in a bar, from 1
  /// @param beatUnit the note value of a beat, 4 for a quarter note
  public record Step(double quarters, double bpm, int beatsPerBar, int beatUnit) {

    /// @throws IllegalArgumentException if tempo or meter is none
    public Step {
      if (!(bpm > 0) || beatsPerBar < 1 || beatUnit < 1) {
        throw new IllegalArgumentException(
            "a tempo of %s bpm in %d/%d is none; all three must be above 0"
                .formatted(bpm, beatsPerBar, beatUnit));
      }
    }
  }

  /// @param steps by rising position, the first at 0
  /// @throws IllegalArgumentException if they are not so
  public TempoMap(List<Step> steps) {
    this.steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.get(0).quarters() != 0) {
      throw new IllegalArgumentException("a tempo map begins with a step at 0, not " + steps);
    }
    seconds = new ArrayList<>(List.of(0.0));
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      double length = steps.get(i).quarters() - before.quarters();
      if (!(length > 0)) {
        throw new IllegalArgumentException(
            "step %d of a tempo map is at %s quarters, which is not behind %s"
                .formatted(i + 1, steps.get(i).quarters(), before.quarters()));
      }
      seconds.add(seconds.get(i - 1) + length * 60 / before.bpm());
    }
  }

  /// One tempo and meter all through.
  public static TempoMap steady(double bpm, int beatsPerBar, int beatUnit) {
    return new TempoMap(List.of(new Step(0, bpm, beatsPerBar, beatUnit)));
  }

  /// The time of a position.
  public double secondsAt(double quarters) {
    int i = 0;
    while (i + 1 < steps.size() && steps.get(i + 1).quarters() <= quarters) {
      i++;
    }
    return seconds.get(i) + (quarters - steps.get(i).quarters()) * 60 / steps.get(i).bpm();
  }

  /// The position at a time.
  public double quartersAt(double time) {
    int i = number(time);
    return steps.get(i).quarters() + (time - seconds.get(i)) * steps.get(i).bpm() / 60;
  }

  /// What holds at a time.
  public Step stepAt(double time) {
    return steps.get(number(time));
  }

  /// The time of the next step after a time; +∞ if there is none.
  public double nextStep(double time) {
    int next = number(time) + 1;
    return next < steps.size() ? seconds.get(next) : Double.POSITIVE_INFINITY;
  }

  private int number(double time) {
    int i = 0;
    while (i + 1 < steps.size() && seconds.get(i + 1) <= time) {
      i++;
    }
    return i;
  }
}
