package cuebus.dsp;

/// Rounds one channel to whole steps with triangular dither of ±1 step, which makes the error white
/// and its mean and power independent of the signal. Not shared between channels: their dither is
/// independent.
///
/// Not thread-safe; allocates nothing after construction.
///
/// Source: S. P. Lipshitz, R. A. Wannamaker, J. Vanderkooy, "Quantization and Dither: A Theoretical
/// Survey", J. Audio Eng. Soc. 40 (1992), §5.3.
public final class Dither {

  private final SplitMix64 numbers;

  /// @param seed another one is another stream
  public Dither(long seed) {
    numbers = new SplitMix64(seed);
  }

  /// One step of a converter where full scale is ±1.
  ///
  /// @param bits its word length; 0 for no quantisation
  /// @return 0 for no quantisation
  public static double step(int bits) {
    return bits == 0 ? 0 : Math.scalb(1.0, 1 - bits);
  }

  /// Mean square of the error, from 0 Hz to half the sample rate: step²/12 of the rounding and
  /// step²/6 of the dither.
  ///
  /// @param step what the result is the square of
  public static double errorPower(double step) {
    return step * step / 4;
  }

  /// The whole number that a finite one becomes.
  ///
  /// @param steps the sample, counted in steps
  public double round(double steps) {
    long bits = numbers.next();
    // The difference of two uniform numbers is triangular.
    double dither = ((bits >>> 32) - (bits & 0xffff_ffffL)) * 0x1p-32;
    return Math.rint(steps + dither);
  }

  /// Starts from the beginning.
  public void reset() {
    numbers.reset();
  }
}
