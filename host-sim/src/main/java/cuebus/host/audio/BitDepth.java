package cuebus.host.audio;

/// How many bits a written sample has, and of which kind.
public enum BitDepth {
  /// Integers with dither.
  INT_16(16),
  /// Integers with dither.
  INT_24(24),
  /// IEEE 754 single precision, written as it comes.
  FLOAT_32(32);

  private final int bits;

  BitDepth(int bits) {
    this.bits = bits;
  }

  /// Bits per sample.
  public int bits() {
    return bits;
  }
}
