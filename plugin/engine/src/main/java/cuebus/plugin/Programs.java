package cuebus.plugin;

import cuebus.json.InvalidFileException;
import cuebus.mix.CueMixState;
import cuebus.param.Variant;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.SessionState;
import cuebus.session.Setup;
import cuebus.session.SetupFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The programs of a variant: a plain one, then every session of the library that fits. Listed once
/// a process.
///
/// @param programs in the order that hosts list them
/// @param unreadable why a session was left out, a message each
record Programs(List<Program> programs, List<String> unreadable) {

  private static final Map<Variant, Programs> LISTED = new ConcurrentHashMap<>();

  /// @param name as hosts list it
  /// @param loading gives what it sets up
  record Program(String name, Loading loading) {}

  /// A setup that may have to be read first.
  @FunctionalInterface
  interface Loading {
    Setup setup() throws InvalidFileException;
  }

  static Programs of(Variant variant) {
    return LISTED.computeIfAbsent(
        variant, v -> list(v, Library.standard(), ProgramIndex.builtIn()));
  }

  /// @param index the built-in sessions; if it is empty, they are read like those in folders
  static Programs list(Variant variant, Library library, List<ProgramIndex.Entry> index) {
    Map<String, Program> sessions = new TreeMap<>();
    for (ProgramIndex.Entry entry : index) {
      if (entry.fits().contains(variant)) {
        String id = entry.id();
        Loading loading = () -> setup(id, library.session(id).orElseThrow(), library, variant);
        sessions.put(id, new Program(entry.name(), loading));
      }
    }
    List<String> unreadable = new ArrayList<>();
    for (String id : index.isEmpty() ? library.sessions() : library.sessionsInFolders()) {
      sessions.remove(id);
      try {
        Optional<Session> session = library.session(id);
        if (session.isPresent() && session.get().fits(variant)) {
          Setup setup = setup(id, session.get(), library, variant);
          sessions.put(id, new Program(session.get().name(), () -> setup));
        }
      } catch (InvalidFileException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    for (Path file : library.sessionFilesWithoutId()) {
      try {
        if (SetupFile.read(file) instanceof SetupFile.OfSession session && session.fits(variant)) {
          Setup setup = session.setup(variant);
          sessions.put(file.toString(), new Program(session.session().name(), () -> setup));
        }
      } catch (InvalidFileException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    List<Program> programs = new ArrayList<>();
    programs.add(new Program("Default", () -> Setup.of(CueMixState.initial(variant))));
    programs.addAll(sessions.values());
    return new Programs(List.copyOf(programs), List.copyOf(unreadable));
  }

  private static Setup setup(String id, Session session, Library library, Variant variant)
      throws InvalidFileException {
    CueMixState state = SessionState.of("sessions/" + id + ".json", session, library, variant);
    return Setup.of(session, state);
  }
}
