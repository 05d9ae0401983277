package cuebus.dsp;

/// White noise of a given A-weighted voltage: the same numbers in every run, of nearly normal
/// distribution, one stream for one channel.
///
/// Not thread-safe; allocates nothing after construction.
///
/// Source: the generator is SplitMix64, G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom
/// number generators", OOPSLA 2014.
public final class WhiteNoise {

  /// How wide a band of white noise is as loud as all of it from 20 Hz to 20 kHz behind
  /// A-weighting, in Hz. Source: IEC 61672-1:2013, Annex E, its squared magnitude integrated.
  public static final double A_WEIGHTED_HERTZ = 12_467;

  private static final long STEP = 0x9E3779B97F4A7C15L;

  /// Standard deviation of the sum of four 16-bit numbers.
  private static final double DEVIATION = Math.sqrt((Math.pow(65_536, 2) - 1) / 3);

  private static final double MEAN = 2 * 65_535;

  private final double scale;
  private final long seed;
  private long state;

  /// @param vrmsA its A-weighted voltage from 20 Hz to 20 kHz, in Vrms
  /// @param sampleRate in Hz
  /// @param seed another one is another stream
  public WhiteNoise(double vrmsA, double sampleRate, long seed) {
    scale = vrmsA * Math.sqrt(sampleRate / 2 / A_WEIGHTED_HERTZ) / DEVIATION;
    this.seed = seed;
    state = seed;
  }

  /// The next sample in V.
  public double next() {
    if (scale == 0) {
      return 0;
    }
    state += STEP;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    long sum = (z & 0xFFFF) + ((z >>> 16) & 0xFFFF) + ((z >>> 32) & 0xFFFF) + (z >>> 48);
    return (sum - MEAN) * scale;
  }

  /// Starts from the beginning.
  public void reset() {
    state = seed;
  }
}
