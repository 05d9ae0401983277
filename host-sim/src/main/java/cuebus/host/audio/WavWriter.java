package cuebus.host.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes WAV. A JUNK chunk keeps the room in which the `ds64` chunk of RF64 goes when the file
/// turns out longer than RIFF can say.
///
/// Source: EBU Tech 3306 v1.1 (RF64), §3 and §4; Microsoft, WAVEFORMATEXTENSIBLE, which asks for
/// the extensible form above 16 bits or two channels.
final class WavWriter implements AudioWriter {

  /// The longest file whose RIFF size (all but 8 bytes) fits 32 bits; all ones are RF64's mark.
  static final long RIFF_MAX_BYTES = 0xffff_fffeL + 8;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int JUNK_AT = 12;
  private static final int DS64_BYTES = 28;
  private static final byte[] SUB_FORMAT_TAIL = {
    0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71
  };

  private final PartialFile file;
  private final BitDepth depth;
  private final int channels;
  private final long riffMaxBytes;
  private final Quantizer[] quantizers;
  private final ByteBuffer buffer;
  private final int bufferFrames;
  private final int[] integers;
  private final int dataAt;
  private final int factAt;
  private long frames;
  private boolean finished;

  WavWriter(PartialFile file, BitDepth depth, int channels, int sampleRate, long riffMaxBytes)
      throws IOException {
    this.file = file;
    this.depth = depth;
    this.channels = channels;
    this.riffMaxBytes = riffMaxBytes;
    quantizers =
        depth == BitDepth.FLOAT_32
            ? new Quantizer[0]
            : Quantizer.forFile(file.file(), depth.bits(), channels);
    bufferFrames = Math.max(1, BUFFER_BYTES / frameBytes());
    buffer = ByteBuffer.allocateDirect(bufferFrames * frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
    integers = new int[bufferFrames];
    ByteBuffer header = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    id(header, "RIFF").putInt(0);
    id(header, "WAVE");
    id(header, "JUNK").putInt(DS64_BYTES).put(new byte[DS64_BYTES]);
    putFormat(header, sampleRate);
    if (depth == BitDepth.FLOAT_32) {
      id(header, "fact").putInt(4).putInt(0);
      factAt = header.position() - 4;
    } else {
      factAt = 0;
    }
    id(header, "data").putInt(0);
    dataAt = header.position();
    file.write(header.flip());
  }

  private void putFormat(ByteBuffer header, int sampleRate) {
    boolean isFloat = depth == BitDepth.FLOAT_32;
    boolean extensible = channels > 2 || depth == BitDepth.INT_24;
    int tag = isFloat ? 3 : 1;
    id(header, "fmt ").putInt(extensible ? 40 : isFloat ? 18 : 16);
    header.putShort((short) (extensible ? 0xfffe : tag));
    header.putShort((short) channels);
    header.putInt(sampleRate);
    header.putInt(sampleRate * frameBytes());
    header.putShort((short) frameBytes());
    header.putShort((short) depth.bits());
    if (extensible) {
      header.putShort((short) 22);
      header.putShort((short) depth.bits());
      // Front centre, front left and right; a bus has no speaker positions.
      header.putInt(channels == 1 ? 4 : channels == 2 ? 3 : 0);
      header.putShort((short) tag).put(SUB_FORMAT_TAIL);
    } else if (isFloat) {
      header.putShort((short) 0);
    }
  }

  private int frameBytes() {
    return channels * depth.bits() / 8;
  }

  @Override
  public void write(float[][] channel, int offset, int frames) throws IOException {
    int done = 0;
    while (done < frames) {
      int part = Math.min(frames - done, bufferFrames - buffer.position() / frameBytes());
      for (int c = 0; c < channels; c++) {
        put(channel[c], offset + done, part, c);
      }
      buffer.position(buffer.position() + part * frameBytes());
      done += part;
      this.frames += part;
      if (!buffer.hasRemaining()) {
        file.write(buffer.flip());
        buffer.clear();
      }
    }
  }

  /// Interleaves one channel into the buffer.
  private void put(float[] in, int offset, int frames, int c) {
    int stride = frameBytes();
    int at = buffer.position() + c * depth.bits() / 8;
    switch (depth) {
      case FLOAT_32 -> {
        for (int i = 0; i < frames; i++, at += stride) {
          buffer.putFloat(at, in[offset + i]);
        }
      }
      case INT_16 -> {
        quantizers[c].quantize(in, offset, frames, integers);
        for (int i = 0; i < frames; i++, at += stride) {
          buffer.putShort(at, (short) integers[i]);
        }
      }
      case INT_24 -> {
        quantizers[c].quantize(in, offset, frames, integers);
        for (int i = 0; i < frames; i++, at += stride) {
          buffer.putShort(at, (short) integers[i]);
          buffer.put(at + 2, (byte) (integers[i] >> 16));
        }
      }
    }
  }

  @Override
  public void finish() throws IOException {
    long dataBytes = frames * frameBytes();
    if (dataBytes % 2 == 1) {
      // Chunks are padded to an even length.
      buffer.put((byte) 0);
    }
    file.write(buffer.flip());
    long fileBytes = file.size();
    if (fileBytes > riffMaxBytes) {
      ByteBuffer wide = at(0, JUNK_AT + 8 + DS64_BYTES);
      id(wide, "RF64").putInt(-1);
      id(wide, "WAVE");
      id(wide, "ds64").putInt(DS64_BYTES);
      wide.putLong(fileBytes - 8).putLong(dataBytes).putLong(frames).putInt(0);
      file.write(wide.flip());
      overwrite(dataAt - 4, -1);
    } else {
      overwrite(4, (int) (fileBytes - 8));
      overwrite(dataAt - 4, (int) dataBytes);
    }
    if (factAt > 0) {
      overwrite(factAt, (int) Math.min(frames, 0xffff_ffffL));
    }
    finished = true;
  }

  private void overwrite(int position, int value) throws IOException {
    ByteBuffer bytes = at(position, 4).putInt(value);
    file.write(bytes.flip());
  }

  private ByteBuffer at(int position, int length) throws IOException {
    file.position(position);
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer id(ByteBuffer header, String id) {
    for (int i = 0; i < 4; i++) {
      header.put((byte) id.charAt(i));
    }
    return header;
  }

  @Override
  public long clippedSamples() {
    return Quantizer.clipped(quantizers);
  }

  @Override
  public void abort() {
    file.abort();
  }

  @Override
  public void close() {
    if (!finished) {
      abort();
    }
  }
}
