package cuebus.amp;

import cuebus.dsp.AllpassHalfBand;
import cuebus.dsp.FirHalfBand;
import cuebus.dsp.HalfBand;
import java.util.Arrays;

/// Takes a stereo signal of interleaved frames to the inner rate and back, through a chain of
/// half-band filters. Not thread-safe; allocates nothing after construction.
final class Oversampler {

  private final HalfBand[] stages;

  /// The signal at the sample rate, then at twice it, and so on.
  private final double[][] levels;

  /// What is missing to a delay of whole frames, at the inner rate.
  private final double[] pad;

  private final double[] spare;

  private final int latency;

  /// @param maxFrames the most frames worked on at once
  Oversampler(Oversampling oversampling, int maxFrames) {
    int doublings = Integer.numberOfTrailingZeros(oversampling.factor());
    stages = new HalfBand[doublings];
    levels = new double[doublings + 1][];
    Arrays.setAll(levels, level -> new double[(2 * maxFrames) << level]);
    int delay = 0;
    for (int s = 0; s < doublings; s++) {
      stages[s] =
          oversampling.phase() == Oversampling.Phase.LINEAR
              ? new FirHalfBand(s, maxFrames << s)
              : new AllpassHalfBand(s);
      delay += stages[s].delay() << (doublings - s);
    }
    latency = Math.ceilDiv(delay, oversampling.factor());
    pad = new double[2 * (latency * oversampling.factor() - delay)];
    spare = new double[pad.length];
  }

  /// The signal at the sample rate: what [#up] reads and [#down] writes.
  double[] outer() {
    return levels[0];
  }

  /// The signal at the inner rate: what [#up] writes and [#down] reads and spoils.
  double[] inner() {
    return levels[levels.length - 1];
  }

  /// Frames at the sample rate by which the way there and back is late.
  int latency() {
    return latency;
  }

  /// Goes to the inner rate.
  void up(int frames) {
    for (int s = 0; s < stages.length; s++) {
      stages[s].up(levels[s], levels[s + 1], frames << s);
    }
  }

  /// Comes back from the inner rate.
  void down(int frames) {
    delay(frames << stages.length);
    for (int s = stages.length - 1; s >= 0; s--) {
      stages[s].down(levels[s + 1], levels[s], frames << s);
    }
  }

  private void delay(int frames) {
    if (pad.length > 0) {
      double[] x = inner();
      int kept = 2 * frames - pad.length;
      System.arraycopy(x, kept, spare, 0, pad.length);
      System.arraycopy(x, 0, x, pad.length, kept);
      System.arraycopy(pad, 0, x, 0, pad.length);
      System.arraycopy(spare, 0, pad, 0, pad.length);
    }
  }

  /// Turns what has decayed to nearly nothing into nothing.
  void snap() {
    for (HalfBand stage : stages) {
      stage.snap();
    }
  }

  /// Forgets the signal.
  void reset() {
    for (HalfBand stage : stages) {
      stage.reset();
    }
    Arrays.fill(pad, 0);
  }
}
