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
/// process.
///
/// @param programs in the order that hosts list them
/// @param unreadable why a session was left out, a message each
record Programs(List<Program> programs, List<String> unreadable) {

  private static final Map<Variant, Programs> READ = new ConcurrentHashMap<>();

  /// @param name as hosts list it
  /// @param state what it sets up
  record Program(String name, CueMixState state) {}

  static Programs of(Variant variant) {
    return READ.computeIfAbsent(variant, Programs::read);
  }

  private static Programs read(Variant variant) {
    List<Program> programs = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    programs.add(new Program("Default", CueMixState.initial(variant)));
    Library library = Library.standard();
    for (String id : library.sessions()) {
      try {
        Optional<Session> session = library.session(id);
        if (session.isPresent() && session.get().fits(variant)) {
          programs.add(
              new Program(
                  session.get().name(),
                  SessionState.of("sessions/" + id + ".json", session.get(), library, variant)));
        }
      } catch (InvalidFileException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    return new Programs(List.copyOf(programs), List.copyOf(unreadable));
  }
}
