package cuebus.host.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import net.sourceforge.javaflacencoder.FLACOutputStream;

/// What the FLAC encoder writes to: a [PartialFile] behind a buffer, because the encoder also
/// writes single bytes. It seeks back once, to complete the header.
final class FlacBytes implements FLACOutputStream {

  private final PartialFile file;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private long position;
  private long size;

  FlacBytes(PartialFile file) {
    this.file = file;
  }

  void flush() throws IOException {
    file.write(buffer.flip());
    buffer.clear();
  }

  @Override
  public int write(byte[] data, int offset, int count) throws IOException {
    int done = 0;
    while (done < count) {
      int part = Math.min(count - done, buffer.remaining());
      buffer.put(data, offset + done, part);
      done += part;
      if (!buffer.hasRemaining()) {
        flush();
      }
    }
    position += count;
    size = Math.max(size, position);
    return count;
  }

  @Override
  public void write(byte data) throws IOException {
    write(new byte[] {data}, 0, 1);
  }

  @Override
  public long seek(long target) throws IOException {
    flush();
    file.position(target);
    position = target;
    return target;
  }

  @Override
  public boolean canSeek() {
    return true;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public long size() {
    return size;
  }
}
