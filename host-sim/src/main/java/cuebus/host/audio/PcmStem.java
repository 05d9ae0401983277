package cuebus.host.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Uncompressed samples, read straight from the file.
///
/// Our own reading, because Java Sound hands out interleaved bytes through several copies and ends
/// early without an error when a file is cut short.
final class PcmStem extends SequentialStem {

  /// Small enough for a frame's channels to be picked out of the processor's cache.
  private static final int BUFFER_BYTES = 1 << 16;

  private final FileChannel channel;
  private final PcmLayout layout;
  private final ByteBuffer buffer;

  private PcmStem(Path file, FileChannel channel, PcmLayout layout) {
    super(file);
    this.channel = channel;
    this.layout = layout;
    int whole = Math.max(1, BUFFER_BYTES / layout.frameBytes()) * layout.frameBytes();
    this.buffer = ByteBuffer.allocateDirect(whole).order(layout.encoding().order());
  }

  static StemReader open(Path file, PcmLayout layout) throws IOException {
    return new PcmStem(file, FileChannel.open(file), layout);
  }

  /// The same layout, once it is sure that the file holds every frame that it declares.
  static PcmLayout checked(HeaderBytes header, PcmLayout layout) throws StemException {
    refuseEmpty(header.file(), layout.frames());
    long present = Math.max(0, header.size() - layout.position()) / layout.frameBytes();
    if (present < layout.frames()) {
      throw cutShort(header.file(), layout.frames(), present);
    }
    return layout;
  }

  @Override
  public int channels() {
    return layout.channels();
  }

  @Override
  public int sampleRate() {
    return layout.sampleRate();
  }

  @Override
  public long frames() {
    return layout.frames();
  }

  @Override
  int decode(float[][] out, int offset, int wanted) throws IOException {
    int part = Math.min(wanted, buffer.capacity() / layout.frameBytes());
    fill(part);
    for (int c = 0; c < layout.channels(); c++) {
      SampleEncoding encoding = layout.encoding();
      encoding.decode(buffer, c * encoding.bytes(), layout.frameBytes(), out[c], offset, part);
    }
    return part;
  }

  private void fill(int frames) throws IOException {
    long position = layout.position() + next() * layout.frameBytes();
    buffer.clear().limit(frames * layout.frameBytes());
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        // The file shrank after it was opened.
        throw cutShort(file, layout.frames(), next() + buffer.position() / layout.frameBytes());
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
