package cuebus.dsp;

/// Random numbers, the same in every run: all 64-bit numbers, each as likely as the others.
///
/// Not thread-safe; allocates nothing after construction.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014, figures 16 and 17.
public final class SplitMix64 {

  private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;

  private final long seed;
  private long state;

  /// @param seed another one is another stream
  public SplitMix64(long seed) {
    this.seed = seed;
    state = seed;
  }

  /// The number at a place of a stream.
  ///
  /// @param place 1 is what [#next] returns first
  public static long at(long seed, long place) {
    long z = seed + place * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return z ^ (z >>> 31);
  }

  /// The next number.
  public long next() {
    long number = at(state, 1);
    state += GOLDEN_GAMMA;
    return number;
  }

  /// Starts from the beginning.
  public void reset() {
    state = seed;
  }
}
