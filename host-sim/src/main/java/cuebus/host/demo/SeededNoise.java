package cuebus.host.demo;

import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.UGen;

/// White noise between −1 and 1, the same every time: Beads' Noise starts at a random place of a
/// random table.
///
/// Source: Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (14), 2003; shifts 13, 17,
/// 5.
final class SeededNoise extends UGen {

  private int state;

  /// @param seed any but 0, where the generator would stay
  SeededNoise(AudioContext context, int seed) {
    super(context, 1);
    state = seed;
  }

  @Override
  public void calculateBuffer() {
    for (int i = 0; i < bufferSize; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bufOut[0][i] = state * 0x1p-31f;
    }
  }
}
