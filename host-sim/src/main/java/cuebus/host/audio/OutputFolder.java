package cuebus.host.audio;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(e.getFile() + ": is a file, and a folder is needed there", e);
    } catch (FileSystemException e) {
      throw new IOException(
          e.getFile() + ": the folder cannot be made: " + PartialFile.reason(e), e);
    }
  }
}
