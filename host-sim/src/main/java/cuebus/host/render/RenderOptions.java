package cuebus.host.render;

import cuebus.amp.Oversampling;
import cuebus.host.audio.BitDepth;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a session is rendered.
///
/// @param stems folder of the stems
/// @param out folder for `mixes/` and the reports; made if it is not there
/// @param block frames per block of the graph, at least 1; the mixes do not depend on it
/// @param rate sample rate in Hz, null for the session's or else the highest of the stems
/// @param flac true for FLAC, false for WAV
/// @param depth bits per sample
/// @param oversampling how finely devices that are heard are computed; what latency it has is taken
///   off again
public record RenderOptions(
    Path stems,
    Path out,
    int block,
    @Nullable Integer rate,
    boolean flac,
    BitDepth depth,
    Oversampling oversampling) {

  /// Large enough that a block costs little beside its samples.
  public static final int DEFAULT_BLOCK = 2048;

  /// @throws IllegalArgumentException for a block below 1 or floating-point FLAC
  public RenderOptions {
    if (block < 1) {
      throw new IllegalArgumentException("block of " + block + " frames; 1 or more is allowed");
    }
    if (flac && depth == BitDepth.FLOAT_32) {
      throw new IllegalArgumentException("FLAC has no floating point: 16 or 24 bits are allowed");
    }
  }

  /// Ending of the files of mixes, without the dot.
  String extension() {
    return flac ? "flac" : "wav";
  }
}
