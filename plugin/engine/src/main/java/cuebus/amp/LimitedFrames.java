package cuebus.amp;

import java.util.Arrays;

/// Counts the frames of a circuit that were limited, by cause and channel.
///
/// Not thread-safe; allocates nothing after construction.
final class LimitedFrames {

  // Left, right, and either.
  private final long[] rail = new long[3];
  private final long[] current = new long[3];

  /// Adds some frames.
  ///
  /// @param marks for each, [AmplifierOutput]'s limits of the left channel, and twice those of the
  ///   right
  void count(int[] marks, int frames) {
    for (int f = 0; f < frames; f++) {
      int held = (marks[f] / AmplifierOutput.CURRENT) & 3;
      // Where both would bound, it is the current limit that leaves less.
      int rails = marks[f] & 3 & ~held;
      rail[0] += rails & 1;
      rail[1] += rails >> 1;
      rail[2] += rails == 0 ? 0 : 1;
      current[0] += held & 1;
      current[1] += held >> 1;
      current[2] += held == 0 ? 0 : 1;
    }
  }

  /// Those bounded by the rail and by nothing else.
  ///
  /// @param channel 0 is left, 1 right, 2 either
  long byRail(int channel) {
    return rail[channel];
  }

  /// Those held by the current limit.
  ///
  /// @param channel as in [#byRail]
  long byCurrent(int channel) {
    return current[channel];
  }

  /// Counts anew.
  void clear() {
    Arrays.fill(rail, 0);
    Arrays.fill(current, 0);
  }
}
