package cuebus.host.render;

import cuebus.json.InvalidFileException;
import cuebus.mix.CueMixState;
import cuebus.scene.LogEntry;
import java.util.List;

/// Where the changes during a render come from.
@FunctionalInterface
public interface ChangeSource {

  /// The changes of one render.
  ///
  /// @param state what the mixer begins with
  /// @param sampleRate in Hz
  /// @return by rising frame
  /// @throws InvalidFileException if they do not fit this render
  List<LogEntry> entries(CueMixState state, int sampleRate) throws InvalidFileException;
}
