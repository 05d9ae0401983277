package cuebus.host.cli;

import cuebus.host.audio.PartialFile;
import cuebus.json.InvalidFileException;
import cuebus.session.Session;
import cuebus.session.SessionFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/// The session file that a command writes.
final class NewSessionFile {

  private NewSessionFile() {}

  /// Writes a session and says so. The bytes are read once more before, so that nothing is written
  /// that Cuebus itself would refuse.
  ///
  /// @param command whose `--out` the file is
  /// @throws CommandLine.ParameterException if there is such a file already, or this is no session
  /// @throws IOException that names the file, if it cannot be written
  static void write(Session session, Path out, CommandLine command) throws IOException {
    var bytes = new ByteArrayOutputStream();
    SessionFile.write(session, bytes);
    try {
      SessionFile.read(out.toString(), new ByteArrayInputStream(bytes.toByteArray()));
    } catch (InvalidFileException e) {
      throw new CommandLine.ParameterException(command, "that makes no session: " + e.getMessage());
    }
    if (Files.exists(out)) {
      throw new CommandLine.ParameterException(
          command, "--out " + out + ": there is such a file already; name a new one");
    }
    try (PartialFile file = PartialFile.create(out.toAbsolutePath())) {
      file.write(ByteBuffer.wrap(bytes.toByteArray()));
      file.commit();
    }
    command.getOut().println("Wrote " + out + ".");
  }
}
