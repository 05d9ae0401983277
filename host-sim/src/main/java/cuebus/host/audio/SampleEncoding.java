package cuebus.host.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a file stores one sample. Integers are full scale at ±2^(bits−1), as in WAV and AIFF.
enum SampleEncoding {
  UNSIGNED_8(1),
  SIGNED_8(1),
  SIGNED_16_LE(2),
  SIGNED_16_BE(2),
  SIGNED_24_LE(3),
  SIGNED_24_BE(3),
  SIGNED_32_LE(4),
  SIGNED_32_BE(4),
  FLOAT_32_LE(4),
  FLOAT_32_BE(4),
  FLOAT_64_LE(8),
  FLOAT_64_BE(8);

  private final int bytes;

  SampleEncoding(int bytes) {
    this.bytes = bytes;
  }

  /// Size of one sample.
  int bytes() {
    return bytes;
  }

  ByteOrder order() {
    return name().endsWith("_BE") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /// Decodes one channel out of interleaved frames.
  ///
  /// @param in interleaved samples in this encoding's byte order
  /// @param from position of the channel's first sample
  /// @param stride bytes from one frame to the next
  /// @param out receives `frames` samples from `offset` on
  void decode(ByteBuffer in, int from, int stride, float[] out, int offset, int frames) {
    int end = offset + frames;
    int at = from;
    switch (this) {
      case UNSIGNED_8 -> {
        for (int i = offset; i < end; i++, at += stride) {
          out[i] = ((in.get(at) & 0xff) - 128) * 0x1p-7f;
        }
      }
      case SIGNED_8 -> {
        for (int i = offset; i < end; i++, at += stride) {
          out[i] = in.get(at) * 0x1p-7f;
        }
      }
      case SIGNED_16_LE, SIGNED_16_BE -> {
        for (int i = offset; i < end; i++, at += stride) {
          out[i] = in.getShort(at) * 0x1p-15f;
        }
      }
      case SIGNED_24_LE -> {
        for (int i = offset; i < end; i++, at += stride) {
          out[i] = ((in.getShort(at) & 0xffff) | in.get(at + 2) << 16) * 0x1p-23f;
        }
      }
      case SIGNED_24_BE -> {
        for (int i = offset; i < end; i++, at += stride) {
          out[i] = ((in.getShort(at + 1) & 0xffff) | in.get(at) << 16) * 0x1p-23f;
        }
      }
      case SIGNED_32_LE, SIGNED_32_BE -> {
        for (int i = offset; i < end; i++, at += stride) {
          out[i] = in.getInt(at) * 0x1p-31f;
        }
      }
      case FLOAT_32_LE, FLOAT_32_BE -> {
        for (int i = offset; i < end; i++, at += stride) {
          out[i] = in.getFloat(at);
        }
      }
      case FLOAT_64_LE, FLOAT_64_BE -> {
        for (int i = offset; i < end; i++, at += stride) {
          out[i] = (float) in.getDouble(at);
        }
      }
    }
  }
}
