package cuebus.plugin;

import cuebus.json.InvalidFileException;
import cuebus.mix.CueMixState;
import cuebus.param.Variant;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The programs of a variant: a plain one, then every session of the library that fits. Read once a
/// process; a session that cannot be read is left out, for a plugin has nobody to tell.
final class Programs {

  private static final Map<Variant, List<Program>> READ = new ConcurrentHashMap<>();

  private Programs() {}

  /// @param name as hosts list it
  /// @param state what it sets up
  record Program(String name, CueMixState state) {}

  static List<Program> of(Variant variant) {
    return READ.computeIfAbsent(variant, Programs::read);
  }

  private static List<Program> read(Variant variant) {
    List<Program> programs = new ArrayList<>();
    programs.add(new Program("Default", CueMixState.initial(variant)));
    Library library = Library.standard();
    for (String id : library.sessions()) {
      try {
        Optional<Session> session = library.session(id);
        if (session.isPresent() && session.get().fits(variant)) {
          programs.add(
              new Program(
                  session.get().name(), SessionState.of(id, session.get(), library, variant)));
        }
      } catch (InvalidFileException e) {
        // Left out.
      }
    }
    return List.copyOf(programs);
  }
}
