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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The programs of a variant: a plain one, then every session of the library that fits. Listed once
/// a process; a session in a folder that cannot be read is left out, for a plugin has nobody to
/// tell.
final class Programs {

  private static final Map<Variant, List<Program>> LISTED = new ConcurrentHashMap<>();

  private Programs() {}

  /// @param name as hosts list it
  /// @param setup what it sets up
  record Program(String name, Setup setup) {}

  /// A state that may have to be read first.
  @FunctionalInterface
  interface Setup {
    CueMixState state() throws InvalidFileException;
  }

  static List<Program> of(Variant variant) {
    return LISTED.computeIfAbsent(
        variant, v -> list(v, Library.standard(), ProgramIndex.builtIn()));
  }

  /// @param index the built-in sessions; if it is empty, they are read like those in folders
  static List<Program> list(Variant variant, Library library, List<ProgramIndex.Entry> index) {
    Map<String, Program> sessions = new TreeMap<>();
    for (ProgramIndex.Entry entry : index) {
      if (entry.fits().contains(variant)) {
        sessions.put(
            entry.id(), new Program(entry.name(), () -> builtIn(entry.id(), library, variant)));
      }
    }
    for (String id : index.isEmpty() ? library.sessions() : library.sessionsInFolders()) {
      sessions.remove(id);
      read(id, library, variant).ifPresent(program -> sessions.put(id, program));
    }
    List<Program> programs = new ArrayList<>();
    programs.add(new Program("Default", () -> CueMixState.initial(variant)));
    programs.addAll(sessions.values());
    return List.copyOf(programs);
  }

  private static CueMixState builtIn(String id, Library library, Variant variant)
      throws InvalidFileException {
    return SessionState.of(id, library.session(id).orElseThrow(), library, variant);
  }

  private static Optional<Program> read(String id, Library library, Variant variant) {
    try {
      Optional<Session> session = library.session(id);
      if (session.isPresent() && session.get().fits(variant)) {
        CueMixState state = SessionState.of(id, session.get(), library, variant);
        return Optional.of(new Program(session.get().name(), () -> state));
      }
    } catch (InvalidFileException e) {
      // Left out.
    }
    return Optional.empty();
  }
}
