package cuebus.session;

import cuebus.json.InvalidFileException;
import cuebus.param.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A file that people pick to set the plugin up: a session, or a state that was saved.
public sealed interface SetupFile {

  /// Only a key can stand so: inside of a text the quotes would be escaped.
  Pattern SESSION = Pattern.compile("\"cuebus-session\"\\s*:");

  /// Reads a file.
  ///
  /// @throws InvalidFileException if it cannot be read or is neither
  static SetupFile read(Path file) throws InvalidFileException {
    String name = file.toString();
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(Math.max(SessionFile.MAX_BYTES, StateFile.MAX_BYTES) + 1);
    } catch (IOException e) {
      throw new InvalidFileException(name, "", "cannot be read: " + e);
    }
    var in = new ByteArrayInputStream(content);
    return SESSION.matcher(new String(content, StandardCharsets.UTF_8)).find()
        ? new OfSession(file, SessionFile.read(name, in))
        : new OfState(name, StateFile.read(name, in).setup());
  }

  /// Whether a variant holds it.
  boolean fits(Variant variant);

  /// What it sets up.
  ///
  /// @throws InvalidFileException if the variant does not hold it, or it names equipment that
  ///   cannot be found or read
  Setup setup(Variant variant) throws InvalidFileException;

  /// A session; its devices and headphones lie beside it or in the standard library.
  record OfSession(Path file, Session session) implements SetupFile {

    @Override
    public boolean fits(Variant variant) {
      return session.fits(variant);
    }

    @Override
    public Setup setup(Variant variant) throws InvalidFileException {
      Library library = Library.standard().beside(file.toAbsolutePath().resolveSibling(""));
      return Setup.of(session, SessionState.of(file.toString(), session, library, variant));
    }
  }

  /// A saved state, which is whole in itself and of one variant.
  ///
  /// @param name what people call the place it comes from, for messages
  record OfState(String name, Setup saved) implements SetupFile {

    @Override
    public boolean fits(Variant variant) {
      return saved.state().layout().variant() == variant;
    }

    @Override
    public Setup setup(Variant variant) throws InvalidFileException {
      if (!fits(variant)) {
        throw new InvalidFileException(
            name,
            "/variant",
            "is of %s, and this is %s"
                .formatted(saved.state().layout().variant().text(), variant.text()));
      }
      return saved;
    }
  }
}
