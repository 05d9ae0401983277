package cuebus.clap;

import cuebus.json.InvalidFileException;
import cuebus.mix.CueMixState;
import cuebus.mix.StateFile;
import cuebus.param.Variant;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.SessionFile;
import cuebus.session.SessionState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A file that people pick as a preset: a session, or a state that was saved.
final class PresetFile {

  /// Only a key can stand so: inside of a text the quotes would be escaped.
  private static final Pattern SESSION = Pattern.compile("\"cuebus-session\"\\s*:");

  private PresetFile() {}

  /// The state that a file describes.
  ///
  /// @throws InvalidFileException if it cannot be read, is neither, or does not fit the variant
  static byte[] state(Path file, Variant variant) throws InvalidFileException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(StateFile.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new InvalidFileException(file.toString(), "", "cannot be read: " + e);
    }
    return StateFile.write(read(file, content, variant));
  }

  private static CueMixState read(Path file, byte[] content, Variant variant)
      throws InvalidFileException {
    String name = file.toString();
    if (!SESSION.matcher(new String(content, StandardCharsets.UTF_8)).find()) {
      return StateFile.read(name, new ByteArrayInputStream(content)).state();
    }
    Session session = SessionFile.read(name, new ByteArrayInputStream(content));
    Path folder = file.toAbsolutePath().getParent();
    Library library = folder == null ? Library.standard() : Library.standard().beside(folder);
    try {
      return SessionState.of(
          session,
          library.resolve(session, name),
          variant,
          session.sources().stream().map(Session.Source::statedChannels).toList());
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException(name, "", String.valueOf(e.getMessage()));
    }
  }
}
