package cuebus.insert;

import java.util.Arrays;

/// Delays a mix, against the wireless latency of another or the way from a stage. A change fades in
/// 20 ms from the old delay to the new, so the pitch stays.
public final class Delay implements Insert {

  /// Longest delay in ms; the shortest is 0, which costs nothing.
  public static final double MAX_MS = 50;

  private static final double FADE_SECONDS = 0.02;

  private final double sampleRate;
  private final int fadeFrames;
  private final float[] left;
  private final float[] right;
  private int at;

  /// Frames that were written since the line is in use.
  private int filled;

  /// Delays in frames: heard, fading in if a fade goes on, and wanted last.
  private int now;

  private int next;
  private int wanted;

  /// Frames of the fade that are done; −1 if none goes on.
  private int fade = -1;

  /// A delay of 0.
  public Delay(double sampleRate) {
    this.sampleRate = sampleRate;
    fadeFrames = Math.max(1, (int) Math.round(FADE_SECONDS * sampleRate));
    int size = (int) Math.round(MAX_MS / 1000 * sampleRate) + 1;
    left = new float[size];
    right = new float[size];
  }

  /// Sets the delay, rounded to whole frames. A fade that goes on ends first.
  ///
  /// @param milliseconds 0 to [#MAX_MS]
  public void set(double milliseconds) {
    wanted = (int) Math.round(milliseconds / 1000 * sampleRate);
  }

  /// The delay that was set, in frames.
  public int frames() {
    return wanted;
  }

  @Override
  public boolean active() {
    return now != 0 || wanted != 0 || fade >= 0;
  }

  @Override
  public void process(float[] leftSamples, float[] rightSamples, int offset, int frames) {
    for (int i = offset; i < offset + frames && active(); i++) {
      at = at + 1 == left.length ? 0 : at + 1;
      left[at] = leftSamples[i];
      right[at] = rightSamples[i];
      filled = Math.min(filled + 1, left.length);
      // A line that was not in use has to fill first, or the sound would begin with a step.
      if (fade < 0 && wanted != now && wanted < filled) {
        next = wanted;
        fade = 0;
      }
      int from = back(now);
      if (fade < 0) {
        leftSamples[i] = left[from];
        rightSamples[i] = right[from];
        continue;
      }
      fade++;
      int to = back(next);
      double share = 0.5 - 0.5 * Math.cos(Math.PI * fade / fadeFrames);
      leftSamples[i] = (float) (left[from] * (1 - share) + left[to] * share);
      rightSamples[i] = (float) (right[from] * (1 - share) + right[to] * share);
      if (fade == fadeFrames) {
        now = next;
        fade = -1;
      }
    }
    if (!active()) {
      filled = 0;
    }
  }

  private int back(int delay) {
    int index = at - delay;
    return index < 0 ? index + left.length : index;
  }

  @Override
  public void reset() {
    now = wanted;
    fade = -1;
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    // Silence is what was played before; but at rest the line does not hear what comes.
    filled = active() ? left.length : 0;
  }
}
