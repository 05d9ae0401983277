package cuebus.host.audio;

import java.nio.file.Path;

/// Rounds one channel to integers with triangular dither of ±1 step, which makes the error's mean
/// and power independent of the signal (0 and ¼ step²). Not shared between channels: their dither
/// is independent.
///
/// Source: S. P. Lipshitz, R. A. Wannamaker, J. Vanderkooy, "Quantization and Dither: A Theoretical
/// Survey", J. Audio Eng. Soc. 40 (1992), §5.3. Generator: G. L. Steele, D. Lea, C. H. Flood, "Fast
/// Splittable Pseudorandom Number Generators", OOPSLA 2014, figures 16 and 17.
final class Quantizer {

  private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;

  private final double scale;
  private final int max;
  private long state;
  private long clipped;

  /// @param bits of the integers, 2 to 24
  /// @param seed of the dither
  Quantizer(int bits, long seed) {
    scale = Math.scalb(1.0, bits - 1);
    max = (1 << (bits - 1)) - 1;
    state = seed;
  }

  /// One quantizer a channel, the same in every run for the same file name.
  static Quantizer[] forFile(Path file, int bits, int channels) {
    Quantizer[] quantizers = new Quantizer[channels];
    for (int c = 0; c < channels; c++) {
      long seed = mix(file.getFileName().toString().hashCode() * GOLDEN_GAMMA + c);
      quantizers[c] = new Quantizer(bits, seed);
    }
    return quantizers;
  }

  /// @param in samples, full scale ±1
  /// @param out receives `frames` integers from index 0 on
  void quantize(float[] in, int offset, int frames, int[] out) {
    long random = state;
    int beyond = 0;
    for (int i = 0; i < frames; i++) {
      random += GOLDEN_GAMMA;
      long bits = mix(random);
      // The difference of two uniform numbers is triangular.
      double dither = ((bits >>> 32) - (bits & 0xffff_ffffL)) * 0x1p-32;
      double rounded = Math.rint(in[offset + i] * scale + dither);
      double limited = Math.max(-scale, Math.min(max, rounded));
      beyond += limited != rounded ? 1 : 0;
      out[i] = (int) limited;
    }
    state = random;
    clipped += beyond;
  }

  /// Samples that were beyond the integers' range so far.
  long clipped() {
    return clipped;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return z ^ (z >>> 31);
  }
}
