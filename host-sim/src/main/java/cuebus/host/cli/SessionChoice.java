package cuebus.host.cli;

import cuebus.json.InvalidFileException;
import cuebus.session.Equipment;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.SessionFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A session that the user named by its file, or by the id of one that ships with Cuebus or lies in
/// the user's own folder.
///
/// @param session what it says
/// @param name its file as the user would name it
/// @param folder where the file lies; null for a session named by id
/// @param equipment its devices and headphones
record SessionChoice(Session session, String name, @Nullable Path folder, Equipment equipment) {

  /// Finds and reads a session with its devices and headphones.
  ///
  /// @throws InvalidFileException if there is none of that name, or it cannot be read or is not
  ///   right
  /// @throws IOException if the file cannot be closed
  static SessionChoice of(String named) throws IOException, InvalidFileException {
    Library library = Library.standard();
    Path file = Path.of(named);
    if (Files.isRegularFile(file)) {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file's folder");
      try (InputStream in = open(named, file)) {
        Session session = SessionFile.read(named, in);
        return new SessionChoice(
            session, named, folder, library.beside(folder).resolve(session, named));
      }
    }
    Session session = library.session(named).orElseThrow(() -> missing(named, file, library));
    return new SessionChoice(session, named, null, library.resolve(session, named));
  }

  /// The folder of the stems: the one that was given, else the session's own.
  ///
  /// @throws CommandLine.ParameterException if there is neither
  Path stems(@Nullable Path given, CommandLine command) {
    Path stems = given != null ? given : folder;
    if (stems == null) {
      throw new CommandLine.ParameterException(
          command, "the session " + name + " has no folder of its own: add --stems DIR");
    }
    return stems;
  }

  /// Opens a file that the user named.
  ///
  /// @throws InvalidFileException if it cannot be read
  static InputStream open(String named, Path file) throws InvalidFileException {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new InvalidFileException(
          named,
          "",
          switch (e) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "cannot be read: permission denied";
            default -> "cannot be read: " + e.getMessage();
          });
    }
  }

  private static InvalidFileException missing(String named, Path file, Library library) {
    return new InvalidFileException(
        named,
        "",
        (Files.isDirectory(file) ? "is a folder" : "there is no such file")
            + ", and no session has that id; there are "
            + String.join(", ", library.sessions()));
  }
}
