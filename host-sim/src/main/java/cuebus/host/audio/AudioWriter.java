package cuebus.host.audio;

import java.io.Closeable;
import java.io.IOException;

/// Writes one audio file from its beginning to its end, into a [PartialFile]. For one thread at a
/// time.
///
/// Full scale is ±1. Integers get triangular dither of ±1 step, the same in every run for the same
/// file name, and are limited to full scale.
public interface AudioWriter extends Closeable {

  /// A WAV file, which becomes RF64 when it grows beyond 4 GB.
  ///
  /// @param channels 1 to 65535
  /// @param sampleRate frames per second
  static AudioWriter wav(PartialFile file, BitDepth depth, int channels, int sampleRate)
      throws IOException {
    return new WavWriter(file, depth, channels, sampleRate, WavWriter.RIFF_MAX_BYTES);
  }

  /// A FLAC file.
  ///
  /// @param depth 16 or 24 bits; FLAC has no floating point
  /// @param channels 1 to 8
  /// @param sampleRate frames per second, 1 to 655350
  static AudioWriter flac(PartialFile file, BitDepth depth, int channels, int sampleRate)
      throws IOException {
    return new FlacWriter(file, depth, channels, sampleRate);
  }

  /// Writes the next frames.
  ///
  /// @param channel `[channel][frame]`
  /// @param offset index of the first frame
  /// @param frames how many
  void write(float[][] channel, int offset, int frames) throws IOException;

  /// Completes the file. It appears under its name with [PartialFile#commit()].
  void finish() throws IOException;

  /// Samples that were beyond full scale after dither and so were limited to it. Always 0 for
  /// floating point.
  long clippedSamples();

  /// Gives up: deletes what was written.
  void abort();

  /// Aborts unless the file is finished.
  @Override
  void close();
}
