package cuebus.host.audio;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder to write into.
public final class OutputFolder {

  private OutputFolder() {}

  /// Makes a folder and those above it, where they are not there.
  ///
  /// @throws IOException that names the folder which cannot be made, and why
  public static void create(Path folder) throws IOException {
    // The system says "Not a directory" and names the folder below the file.
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there != null && !Files.isDirectory(there)) {
      throw new IOException(there + ": is a file, and a folder is needed there");
    }
    try {
      Files.createDirectories(folder);
    } catch (FileSystemException e) {
      throw new IOException(
          e.getFile() + ": the folder cannot be made: " + PartialFile.reason(e), e);
    }
  }
}
