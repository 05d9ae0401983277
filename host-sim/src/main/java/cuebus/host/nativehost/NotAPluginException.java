package cuebus.host.nativehost;

import java.io.IOException;
import java.nio.file.Path;

/// A file that is not a plugin, or not one that can be loaded here.
public final class NotAPluginException extends IOException {

  private static final long serialVersionUID = 1L;

  /// @param file the file
  /// @param problem what stands there and what is allowed
  public NotAPluginException(Path file, String problem) {
    super(file + ": " + problem);
  }
}
