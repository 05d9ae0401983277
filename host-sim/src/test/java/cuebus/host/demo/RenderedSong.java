package cuebus.host.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/// The demo song, rendered once for all tests.
final class RenderedSong {

  static final int RATE = 48_000;

  /// 100 beats a minute.
  static final int FRAMES_PER_BEAT = 28_800;

  private static final Map<Stem, float[][]> STEMS = new EnumMap<>(Stem.class);
  private static final Map<Stem, Integer> LENGTHS = new EnumMap<>(Stem.class);

  static {
    try {
      for (Stem stem : Stem.values()) {
        STEMS.put(stem, new float[stem.channels()][DemoBand.FRAMES]);
        LENGTHS.put(stem, 0);
      }
      DemoBand.render(RenderedSong::keep);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RenderedSong() {}

  private static void keep(Stem stem, float[][] channel, int offset, int frames) {
    int length = LENGTHS.get(stem);
    for (int c = 0; c < stem.channels(); c++) {
      System.arraycopy(channel[c], offset, STEMS.get(stem)[c], length, frames);
    }
    LENGTHS.put(stem, length + frames);
  }

  /// How many frames were written.
  static int length(Stem stem) {
    return LENGTHS.get(stem);
  }

  /// As `[channel][frame]`.
  static float[][] stem(Stem stem) {
    return STEMS.get(stem);
  }

  static float[] mono(Stem stem) {
    return STEMS.get(stem)[0];
  }

  static double peak(float[] samples, int from, int to) {
    double peak = 0;
    for (int i = Math.max(0, from); i < Math.min(samples.length, to); i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }

  static double rms(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  static double db(double amplitude) {
    return 20 * Math.log10(amplitude);
  }

  /// The first frame within a range that reaches a share of the range's own peak.
  static int onset(float[] samples, int from, int to, double share) {
    double threshold = share * peak(samples, from, to);
    int frame = Math.max(0, from);
    while (Math.abs(samples[frame]) < threshold) {
      frame++;
    }
    return frame;
  }
}
