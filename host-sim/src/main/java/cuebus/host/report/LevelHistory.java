package cuebus.host.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Records levels over time in a fixed number of slots. When all are full, neighbours merge and
/// slots become twice as long, so a render of any length keeps between 300 and 600 of them.
///
/// One thread. Samples that are not finite count as silence.
final class LevelHistory {

  static final int SLOTS = 600;
  private static final int FIRST_SLOT_FRAMES = 512;

  private final float[] peaks = new float[SLOTS];
  private final double[] squares = new double[SLOTS];
  private final long[] clipped = new long[SLOTS];
  private final long[] rail = new long[SLOTS];
  private final long[] current = new long[SLOTS];
  private int slotFrames = FIRST_SLOT_FRAMES;

  /// The slot that the next frame goes to, and the frames it has.
  private int slot;

  private int filled;

  void add(float[] left, float[] right, int offset, int frames) {
    int from = offset;
    int end = offset + frames;
    while (from < end) {
      if (filled == slotFrames) {
        nextSlot();
      }
      int part = Math.min(end - from, slotFrames - filled);
      addToSlot(left, right, from, from + part);
      from += part;
      filled += part;
    }
  }

  private void addToSlot(float[] left, float[] right, int from, int to) {
    float peak = peaks[slot];
    double sum = squares[slot];
    long over = clipped[slot];
    for (int i = from; i < to; i++) {
      float l = magnitude(left[i]);
      float r = magnitude(right[i]);
      sum += (double) l * l + (double) r * r;
      float larger = Math.max(l, r);
      if (larger > peak) {
        peak = larger;
      }
      if (larger >= 1) {
        over += l >= 1 && r >= 1 ? 2 : 1;
      }
    }
    peaks[slot] = peak;
    squares[slot] = sum;
    clipped[slot] = over;
  }

  private static float magnitude(float sample) {
    float magnitude = Math.abs(sample);
    return magnitude <= Float.MAX_VALUE ? magnitude : 0;
  }

  /// Limited frames of the block that was added last. They go to the slot of its last frame.
  void addLimitFrames(long railFrames, long currentFrames) {
    rail[slot] += railFrames;
    current[slot] += currentFrames;
  }

  private void nextSlot() {
    slot++;
    filled = 0;
    if (slot == SLOTS) {
      mergeNeighbours();
    }
  }

  private void mergeNeighbours() {
    slot = SLOTS / 2;
    slotFrames *= 2;
    for (int i = 0; i < slot; i++) {
      peaks[i] = Math.max(peaks[2 * i], peaks[2 * i + 1]);
      squares[i] = squares[2 * i] + squares[2 * i + 1];
      clipped[i] = clipped[2 * i] + clipped[2 * i + 1];
      rail[i] = rail[2 * i] + rail[2 * i + 1];
      current[i] = current[2 * i] + current[2 * i + 1];
    }
    Arrays.fill(peaks, slot, SLOTS, 0);
    Arrays.fill(squares, slot, SLOTS, 0);
    Arrays.fill(clipped, slot, SLOTS, 0);
    Arrays.fill(rail, slot, SLOTS, 0);
    Arrays.fill(current, slot, SLOTS, 0);
  }

  double peak() {
    float peak = 0;
    for (float value : peaks) {
      peak = Math.max(peak, value);
    }
    return peak;
  }

  double rms() {
    double sum = 0;
    for (double value : squares) {
      sum += value;
    }
    return frames() == 0 ? 0 : Math.sqrt(sum / (2 * frames()));
  }

  long clippedSamples() {
    return Arrays.stream(clipped).sum();
  }

  long railFrames() {
    return Arrays.stream(rail).sum();
  }

  long currentFrames() {
    return Arrays.stream(current).sum();
  }

  long frames() {
    return (long) slot * slotFrames + filled;
  }

  LevelsOverTime overTime() {
    List<LevelsOverTime.Slot> slots = new ArrayList<>();
    for (int i = 0; (long) i * slotFrames < frames(); i++) {
      long inSlot = i < slot ? slotFrames : filled;
      slots.add(
          new LevelsOverTime.Slot(
              peaks[i], Math.sqrt(squares[i] / (2 * inSlot)), clipped[i], rail[i], current[i]));
    }
    return new LevelsOverTime(slotFrames, frames(), slots);
  }
}
