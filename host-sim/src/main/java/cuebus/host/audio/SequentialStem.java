package cuebus.host.audio;

import java.io.IOException;
import java.nio.file.Path;

/// A stem that is decoded from its first frame to its last, in parts as they come.
abstract class SequentialStem implements StemReader {

  final Path file;
  private long next;

  SequentialStem(Path file) {
    this.file = file;
  }

  /// The frame that is decoded next.
  final long next() {
    return next;
  }

  @Override
  public final int read(float[][] out, int offset, int wantedFrames) throws IOException {
    int wanted = (int) Math.min(wantedFrames, frames() - next);
    int done = 0;
    while (done < wanted) {
      int part = decode(out, offset + done, wanted - done);
      if (part == 0) {
        throw cutShort(file, frames(), next);
      }
      done += part;
      next += part;
    }
    return wanted;
  }

  /// Decodes the next frames.
  ///
  /// @param out `[channel][frame]`
  /// @param offset where in `out` they go
  /// @param wanted how many there should be, at least 1
  /// @return how many there are, at most `wanted`; 0 if the file ends here
  abstract int decode(float[][] out, int offset, int wanted) throws IOException;

  /// What is wrong with a file that ends early.
  static StemException cutShort(Path file, long declared, long present) {
    return new StemException(
        file,
        "cut short: the header declares %d frames, %d are present".formatted(declared, present));
  }

  /// Refuses a file without audio.
  ///
  /// @param frames how many it holds
  static void refuseEmpty(Path file, long frames) throws StemException {
    if (frames == 0) {
      throw new StemException(file, "holds no audio: 0 frames");
    }
  }
}
