package cuebus.host.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/// The header of a RIFF WAVE file or of its 64-bit form.
///
/// A writer that cannot seek leaves the length open: 0, all ones, or 0x7FFFF000 (SoX). Such a file
/// reaches up to its end.
///
/// Source: IBM and Microsoft, Multimedia Programming Interface and Data Specifications 1.0 (1991);
/// Microsoft, WAVEFORMATEXTENSIBLE; EBU Tech 3306 (RF64); ITU-R BS.2088 (BW64).
final class WavHeader {

  static final Set<String> MAGIC = Set.of("RIFF", "RF64", "BW64");

  private static final int TAG_PCM = 1;
  private static final int TAG_FLOAT = 3;
  private static final int TAG_EXTENSIBLE = 0xfffe;
  private static final long ALL_ONES = 0xffff_ffffL;
  private static final long SOX_STREAM = 0x7fff_f000L;

  private WavHeader() {}

  static PcmLayout read(HeaderBytes header) throws IOException {
    boolean wide = !header.ascii(0, 4).equals("RIFF");
    long riffSize = unsigned(header, 4);
    long wideDataSize = 0;
    ByteBuffer format = null;
    long at = 12;
    while (at + 8 <= header.size()) {
      String id = header.ascii(at, 4);
      long size = unsigned(header, at + 4);
      long body = at + 8;
      switch (id) {
        case "ds64" -> wideDataSize = le(header, body + 8, 8).getLong();
        case "fmt " -> {
          if (size < 16) {
            throw new StemException(
                header.file(),
                "the fmt chunk has %d bytes, at least 16 are needed".formatted(size));
          }
          format = le(header, body, (int) Math.min(size, 40));
        }
        case "data" -> {
          if (format == null) {
            throw new StemException(header.file(), "the data chunk comes before any fmt chunk");
          }
          long bytes = size;
          if (wide && size == ALL_ONES && wideDataSize > 0) {
            bytes = wideDataSize;
          } else if (size == ALL_ONES
              || size == SOX_STREAM
              // A complete file without frames says 0 too, but then its RIFF size fits.
              || (size == 0 && riffSize + 8 != header.size())) {
            bytes = header.size() - body;
          }
          return layout(header, format, body, bytes);
        }
        default -> {}
      }
      at = body + size + (size & 1);
    }
    throw new StemException(
        header.file(), "no data chunk: the file holds no audio or is cut short");
  }

  private static PcmLayout layout(
      HeaderBytes header, ByteBuffer format, long position, long declaredBytes)
      throws StemException {
    int tag = format.getShort(0) & 0xffff;
    int channels = format.getShort(2) & 0xffff;
    int sampleRate = format.getInt(4);
    int frameBytes = format.getShort(12) & 0xffff;
    if (tag == TAG_EXTENSIBLE && format.capacity() >= 26) {
      // The sub-format's GUID begins with the tag that an older file would have had.
      tag = format.getShort(24) & 0xffff;
    }
    if (channels < 1 || sampleRate < 1 || frameBytes % channels != 0) {
      throw new StemException(
          header.file(),
          "the fmt chunk says %d channels, %d Hz, %d bytes a frame"
              .formatted(channels, sampleRate, frameBytes));
    }
    SampleEncoding encoding = encoding(header, tag, frameBytes / channels);
    return PcmStem.checked(
        header,
        new PcmLayout(channels, sampleRate, encoding, position, declaredBytes / frameBytes));
  }

  private static SampleEncoding encoding(HeaderBytes header, int tag, int bytes)
      throws StemException {
    SampleEncoding encoding =
        switch (tag) {
          case TAG_PCM ->
              switch (bytes) {
                case 1 -> SampleEncoding.UNSIGNED_8;
                case 2 -> SampleEncoding.SIGNED_16_LE;
                case 3 -> SampleEncoding.SIGNED_24_LE;
                case 4 -> SampleEncoding.SIGNED_32_LE;
                default -> null;
              };
          case TAG_FLOAT ->
              switch (bytes) {
                case 4 -> SampleEncoding.FLOAT_32_LE;
                case 8 -> SampleEncoding.FLOAT_64_LE;
                default -> null;
              };
          default -> null;
        };
    if (encoding == null) {
      throw new StemException(
          header.file(),
          ("WAVE format 0x%04X with %d bytes a sample is not supported;"
                  + " allowed are PCM of 1 to 4 bytes and float of 4 or 8")
              .formatted(tag, bytes));
    }
    return encoding;
  }

  private static long unsigned(HeaderBytes header, long position) throws IOException {
    return le(header, position, 4).getInt() & ALL_ONES;
  }

  private static ByteBuffer le(HeaderBytes header, long position, int length) throws IOException {
    return header.at(position, length, ByteOrder.LITTLE_ENDIAN);
  }
}
