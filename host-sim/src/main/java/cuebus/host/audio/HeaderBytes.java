package cuebus.host.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Numbers and names at absolute positions of a file. Meant for headers: each access reads the
/// file.
final class HeaderBytes {

  private final Path file;
  private final FileChannel channel;
  private final long size;

  HeaderBytes(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
  }

  Path file() {
    return file;
  }

  /// Length of the file in bytes.
  long size() {
    return size;
  }

  String ascii(long position, int length) throws IOException {
    return new String(
        at(position, length, ByteOrder.BIG_ENDIAN).array(), StandardCharsets.ISO_8859_1);
  }

  /// `length` bytes from `position` on, to be read in the given order.
  ByteBuffer at(long position, int length, ByteOrder order) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new StemException(
            file,
            "the header is cut short: byte %d is needed, the file has %d"
                .formatted(position + length, size));
      }
    }
    return bytes.flip();
  }
}
