package cuebus.host.demo;

import net.beadsproject.beads.data.Buffer;
import net.beadsproject.beads.data.BufferFactory;

/// A cycle of a few harmonics, so that an instrument's highest note stays below Nyquist: Beads' own
/// saw has no limit and aliases.
final class Harmonics extends BufferFactory {

  private final int count;
  private final double slope;

  /// @param count how many harmonics
  /// @param slope harmonic n has the amplitude n^−slope: 1 is a saw
  Harmonics(int count, double slope) {
    this.count = count;
    this.slope = slope;
  }

  @Override
  public Buffer generateBuffer(int bufferSize) {
    Buffer cycle = new Buffer(bufferSize);
    for (int i = 0; i < bufferSize; i++) {
      double sum = 0;
      for (int n = 1; n <= count; n++) {
        sum += Math.pow(n, -slope) * Math.sin(2 * Math.PI * n * i / bufferSize);
      }
      cycle.buf[i] = (float) sum;
    }
    return cycle;
  }

  /// A cycle of the default size. Not Beads' own `getDefault`, which shares tables through a global
  /// map.
  Buffer cycle() {
    return generateBuffer(DEFAULT_BUFFER_SIZE);
  }

  @Override
  public String getName() {
    return "harmonics-%d-%s".formatted(count, slope);
  }
}
