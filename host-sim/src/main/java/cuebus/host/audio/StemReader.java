package cuebus.host.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A recorded stem, read from its beginning to its end. For one thread at a time.
///
/// Full scale is ±1. Floating-point files are delivered as they are: beyond ±1, NaN and infinity
/// included.
public interface StemReader extends Closeable {

  /// Opens a stem: WAV, RF64 and BW64 (8 to 32-bit integer, 32 and 64-bit float), AIFF and AIFF-C
  /// of the same kinds, FLAC up to 24 bits, and whatever else FFSampledSP decodes (MP3, Ogg Vorbis,
  /// compressed AIFF-C, …). The content decides, not the extension.
  ///
  /// @throws StemException if the file is missing, empty, cut short, without frames or not audio
  static StemReader open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new StemException(file, "is a folder, not an audio file");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      HeaderBytes header = new HeaderBytes(file, channel);
      if (header.size() == 0) {
        throw new StemException(file, "the file is empty (0 bytes)");
      }
      String magic = header.size() < 12 ? "" : header.ascii(0, 4);
      String form = header.size() < 12 ? "" : header.ascii(8, 4);
      if (magic.equals("fLaC")) {
        return FlacStem.open(file);
      }
      if (form.equals("WAVE") && WavHeader.MAGIC.contains(magic)) {
        return PcmStem.open(file, WavHeader.read(header));
      }
      if (magic.equals("FORM") && AiffHeader.isPcm(header)) {
        return PcmStem.open(file, AiffHeader.read(header));
      }
      return DecodedStem.open(file);
    } catch (NoSuchFileException e) {
      throw new StemException(file, "no such file", e);
    } catch (FileSystemException e) {
      throw new StemException(file, "cannot be read: " + PartialFile.reason(e), e);
    }
  }

  /// Number of channels, at least 1.
  int channels();

  /// Frames per second.
  int sampleRate();

  /// Length in frames, at least 1.
  long frames();

  /// Reads the next frames.
  ///
  /// @param channel where they go: `[channel][frame]`, one array for each of [#channels()]
  /// @param offset index of the first frame to write
  /// @param frames how many are wanted
  /// @return how many were read: fewer than wanted only at the end, 0 after it
  /// @throws StemException if the stem ends before its declared length or is damaged
  int read(float[][] channel, int offset, int frames) throws IOException;

  /// How many NaN and infinite samples of a channel have been made silent so far. 0 for a stem that
  /// delivers them as they are.
  ///
  /// @param channel counted from 0
  default long silenced(int channel) {
    return 0;
  }
}
