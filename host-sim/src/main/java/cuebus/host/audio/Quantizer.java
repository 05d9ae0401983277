package cuebus.host.audio;

import cuebus.dsp.Dither;
import cuebus.dsp.SplitMix64;
import java.nio.file.Path;
import java.util.Arrays;

/// Turns one channel into the integers of a file, with [Dither], and holds those that the file
/// cannot.
final class Quantizer {

  private final double scale;
  private final int max;
  private final Dither dither;
  private long clipped;

  /// @param bits of the integers, 2 to 24
  /// @param seed of the dither
  Quantizer(int bits, long seed) {
    scale = Math.scalb(1.0, bits - 1);
    max = (1 << (bits - 1)) - 1;
    dither = new Dither(seed);
  }

  /// One quantizer a channel, the same in every run for the same file name.
  static Quantizer[] forFile(Path file, int bits, int channels) {
    Quantizer[] quantizers = new Quantizer[channels];
    for (int c = 0; c < channels; c++) {
      long seed = SplitMix64.at(c, file.getFileName().toString().hashCode());
      quantizers[c] = new Quantizer(bits, seed);
    }
    return quantizers;
  }

  /// @param in samples, full scale ±1
  /// @param out receives `frames` integers from index 0 on
  void quantize(float[] in, int offset, int frames, int[] out) {
    int beyond = 0;
    for (int i = 0; i < frames; i++) {
      double rounded = dither.round(in[offset + i] * scale);
      double limited = Math.max(-scale, Math.min(max, rounded));
      beyond += limited != rounded ? 1 : 0;
      out[i] = (int) limited;
    }
    clipped += beyond;
  }

  /// Samples of all channels that were beyond the integers' range so far.
  static long clipped(Quantizer[] channels) {
    return Arrays.stream(channels).mapToLong(channel -> channel.clipped).sum();
  }
}
