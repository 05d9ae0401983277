package cuebus.host.cli;

import cuebus.host.render.ChangeSource;
import cuebus.json.InvalidFileException;
import cuebus.mix.CueMixState;
import cuebus.param.Parameters;
import cuebus.scene.ChangeScript;
import cuebus.scene.ControlLog;
import cuebus.scene.LogEntry;
import cuebus.session.Session;
import cuebus.session.SessionFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// Changes from files that the user named.
final class LogFiles {

  private LogFiles() {}

  /// Changes that somebody wrote down in advance.
  static ChangeSource script(SessionChoice choice, Path file) throws InvalidFileException {
    byte[] content = content(file);
    return (state, rate) -> script(choice.session(), file, content, state);
  }

  private static List<LogEntry> script(
      Session session, Path file, byte[] content, CueMixState state) throws InvalidFileException {
    List<String> mixes = session.mixIds();
    return ChangeScript.read(
        file.toString(),
        content,
        mixes,
        session.show().scenes(),
        session.show().recallSafe(mixes),
        Parameters.of(state.layout().variant()),
        state.values());
  }

  /// The log of an earlier run of the session.
  static ControlLog log(SessionChoice choice, Path file) throws InvalidFileException {
    Session session = choice.session();
    return ControlLog.read(
        file.toString(), content(file), SessionFile.identity(session), session.mixIds());
  }

  /// The changes of a log, for a render of the same size.
  static ChangeSource replay(ControlLog log, Path file) {
    return (state, rate) -> {
      if (state.layout().variant() != log.variant()) {
        throw new InvalidFileException(
            file + " line 1",
            "",
            "is of %s, but the session with these stems is of %s; replay it with the stems of the run"
                .formatted(log.variant().text(), state.layout().variant().text()));
      }
      return log.entries();
    };
  }

  private static byte[] content(Path file) throws InvalidFileException {
    try (InputStream in = SessionChoice.open(file.toString(), file)) {
      return in.readNBytes(ControlLog.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new InvalidFileException(file.toString(), "", "cannot be read: " + e.getMessage());
    }
  }
}
