package cuebus.host.audio;

import java.io.IOException;
import java.nio.file.Path;

/// A stem that cannot be used. The message is for people: it names the file, what was found there
/// and what is allowed.
public final class StemException extends IOException {

  private static final long serialVersionUID = 1L;

  /// @param file the stem
  /// @param problem what stands there and what is allowed
  public StemException(Path file, String problem) {
    super(file + ": " + problem);
  }

  /// @param file the stem
  /// @param problem what stands there and what is allowed
  /// @param cause what the decoder or the operating system said
  public StemException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
