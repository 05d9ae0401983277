package cuebus.vst2;

import cuebus.entry.Memory;

/// Channels in native memory, as hosts hold them.
final class Channels {

  private final long pointers;
  private final long[] samples;
  private final boolean doubles;

  Channels(int count, int frames, boolean doubles) {
    this.doubles = doubles;
    pointers = Memory.forever(count * 8L);
    samples = new long[count];
    for (int c = 0; c < count; c++) {
      samples[c] = Memory.forever((long) frames * Double.BYTES);
      Memory.putLong(pointers + 8L * c, samples[c]);
    }
  }

  /// The address of the pointers.
  long pointers() {
    return pointers;
  }

  /// Moves every pointer to a frame.
  void seek(int frame) {
    for (int c = 0; c < samples.length; c++) {
      Memory.putLong(pointers + 8L * c, at(c, frame));
    }
  }

  /// Takes a channel's pointer away.
  void lose(int channel) {
    Memory.putLong(pointers + 8L * channel, 0);
  }

  void put(int channel, int frame, float value) {
    if (doubles) {
      Memory.putDouble(at(channel, frame), value);
    } else {
      Memory.putFloat(at(channel, frame), value);
    }
  }

  float get(int channel, int frame) {
    return doubles
        ? (float) Memory.getDouble(at(channel, frame))
        : Memory.getFloat(at(channel, frame));
  }

  private long at(int channel, int frame) {
    return samples[channel] + (long) frame * (doubles ? Double.BYTES : Float.BYTES);
  }
}
