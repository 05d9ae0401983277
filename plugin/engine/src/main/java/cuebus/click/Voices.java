package cuebus.click;

import cuebus.rt.AudioThread;
import java.util.Arrays;

/// Clicks that sound, each to its end whatever becomes of the song.
@AudioThread
final class Voices {

  private static final double SHORTEST_GAP_SECONDS = 0.01;

  /// As many as can overlap.
  private static final int COUNT =
      (int) Math.ceil(ClickTables.LONGEST_SECONDS / SHORTEST_GAP_SECONDS) + 1;

  private static final float[] NOTHING = {};

  private final int gap;
  private final float[][] table = new float[COUNT][];

  /// The place in its table that each is at; below 0 it begins so many frames later.
  private final int[] place = new int[COUNT];

  private int next;
  private int sounding;
  private long frame;
  private long lastBegin;

  Voices(double sampleRate) {
    gap = (int) Math.ceil(SHORTEST_GAP_SECONDS * sampleRate);
    reset();
  }

  /// Begins a click; none if one began less than 10 ms before, so that a song that jumps about does
  /// not pile them up.
  ///
  /// @param delay frames from now
  void begin(float[] sound, int delay) {
    if (frame + delay - lastBegin < gap) {
      return;
    }
    lastBegin = frame + delay;
    if (table[next].length == 0) {
      sounding++;
    }
    table[next] = sound;
    place[next] = -delay;
    next = (next + 1) % COUNT;
  }

  /// Writes the clicks that sound.
  ///
  /// @return false if there is none: nothing was written
  boolean render(float[] out, int frames) {
    frame += frames;
    if (sounding == 0) {
      return false;
    }
    Arrays.fill(out, 0, frames, 0);
    for (int v = 0; v < COUNT; v++) {
      if (table[v].length > 0) {
        add(v, out, frames);
      }
    }
    return true;
  }

  private void add(int v, float[] out, int frames) {
    float[] sound = table[v];
    int from = Math.max(0, -place[v]);
    int until = Math.min(frames, sound.length - place[v]);
    for (int i = from; i < until; i++) {
      out[i] += sound[place[v] + i];
    }
    place[v] += frames;
    if (place[v] >= sound.length) {
      table[v] = NOTHING;
      sounding--;
    }
  }

  /// Silence.
  void reset() {
    Arrays.fill(table, NOTHING);
    sounding = 0;
    frame = 0;
    lastBegin = -gap;
  }
}
