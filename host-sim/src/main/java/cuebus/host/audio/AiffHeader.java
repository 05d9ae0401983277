package cuebus.host.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The header of an uncompressed AIFF or AIFF-C file.
///
/// Source: Apple, Audio Interchange File Format 1.3 (1989) and AIFF-C draft (1991).
final class AiffHeader {

  private static final Set<String> INTEGERS = Set.of("NONE", "twos", "sowt", "in24", "in32");
  private static final Set<String> FLOATS = Set.of("fl32", "FL32", "fl64", "FL64");

  private AiffHeader() {}

  /// Whether this is AIFF, or AIFF-C without compression.
  static boolean isPcm(HeaderBytes header) throws IOException {
    String form = header.ascii(8, 4);
    if (form.equals("AIFF")) {
      return true;
    }
    long comm = form.equals("AIFC") ? chunk(header, "COMM") : 0;
    if (comm == 0) {
      return false;
    }
    String compression = header.ascii(comm + 18, 4);
    return INTEGERS.contains(compression) || FLOATS.contains(compression);
  }

  static PcmLayout read(HeaderBytes header) throws IOException {
    long comm = chunk(header, "COMM");
    long sound = chunk(header, "SSND");
    if (comm == 0 || sound == 0) {
      throw new StemException(
          header.file(),
          "no %s chunk: the file holds no audio or is cut short"
              .formatted(comm == 0 ? "COMM" : "SSND"));
    }
    ByteBuffer common = header.at(comm, 18, ByteOrder.BIG_ENDIAN);
    int channels = common.getShort(0) & 0xffff;
    long frames = common.getInt(2) & 0xffff_ffffL;
    int bits = common.getShort(6) & 0xffff;
    long sampleRate = Math.round(extended(common.getShort(8), common.getLong(10)));
    String compression = header.ascii(8, 4).equals("AIFC") ? header.ascii(comm + 18, 4) : "NONE";
    SampleEncoding encoding = encoding(compression, bits);
    if (channels < 1 || sampleRate < 1 || sampleRate > Integer.MAX_VALUE || encoding == null) {
      throw new StemException(
          header.file(),
          ("the COMM chunk says %d channels, %d Hz, %d bits (%s);"
                  + " allowed are integers of 1 to 32 bits and float of 32 or 64")
              .formatted(channels, sampleRate, bits, compression));
    }
    long skip = header.at(sound, 4, ByteOrder.BIG_ENDIAN).getInt() & 0xffff_ffffL;
    return PcmStem.checked(
        header, new PcmLayout(channels, (int) sampleRate, encoding, sound + 8 + skip, frames));
  }

  private static @Nullable SampleEncoding encoding(String compression, int bits) {
    return switch (compression) {
      case "fl32", "FL32" -> SampleEncoding.FLOAT_32_BE;
      case "fl64", "FL64" -> SampleEncoding.FLOAT_64_BE;
      default -> {
        boolean little = compression.equals("sowt");
        // A depth that fills no whole number of bytes is left-justified in the next one that does.
        yield switch ((bits + 7) / 8) {
          case 1 -> SampleEncoding.SIGNED_8;
          case 2 -> little ? SampleEncoding.SIGNED_16_LE : SampleEncoding.SIGNED_16_BE;
          case 3 -> little ? SampleEncoding.SIGNED_24_LE : SampleEncoding.SIGNED_24_BE;
          case 4 -> little ? SampleEncoding.SIGNED_32_LE : SampleEncoding.SIGNED_32_BE;
          default -> null;
        };
      }
    };
  }

  /// An IEEE 754 80-bit extended number, as AIFF writes its sample rate.
  private static double extended(short signAndExponent, long significand) {
    double fraction = (significand >>> 11) * 0x1p-52;
    return Math.scalb(fraction, (signAndExponent & 0x7fff) - 16383);
  }

  /// Position of a chunk's first byte after its size, or 0 if there is no such chunk.
  private static long chunk(HeaderBytes header, String wanted) throws IOException {
    long at = 12;
    while (at + 8 <= header.size()) {
      long size = header.at(at + 4, 4, ByteOrder.BIG_ENDIAN).getInt() & 0xffff_ffffL;
      if (header.ascii(at, 4).equals(wanted)) {
        return at + 8;
      }
      at += 8 + size + (size & 1);
    }
    return 0;
  }
}
