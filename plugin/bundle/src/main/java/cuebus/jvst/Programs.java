package cuebus.jvst;

import cuebus.json.InvalidFileException;
import cuebus.mix.CueMixState;
import cuebus.param.Variant;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The programs: a fresh mixer, then each session that ships with Cuebus and fits. A program keeps
/// what was changed while it was chosen. Not for the audio thread.
final class Programs {

  private record Program(String name, CueMixState state) {}

  private final List<Program> programs = new ArrayList<>();
  private int chosen;

  private Programs() {}

  /// The programs of a variant.
  ///
  /// @param classLoader has the sessions
  static Programs of(Variant variant, ClassLoader classLoader) {
    Programs made = new Programs();
    made.programs.add(new Program("Default", CueMixState.initial(variant)));
    Library library = new Library(List.of(), classLoader);
    for (String id : library.sessions()) {
      try {
        made.addIfItFits(variant, library, id, library.session(id).orElseThrow());
      } catch (InvalidFileException e) {
        throw new IllegalStateException("a session that ships with Cuebus is damaged", e);
      }
    }
    return made;
  }

  private void addIfItFits(Variant variant, Library library, String id, Session session)
      throws InvalidFileException {
    // A source that does not name its channels is mono: in a plugin there is no stem to ask.
    List<Integer> channels =
        session.sources().stream().map(s -> Math.max(1, s.channels().size())).toList();
    int inputs = channels.stream().mapToInt(Integer::intValue).sum();
    if (inputs <= variant.inputs() && session.mixes().size() <= variant.mixes()) {
      programs.add(
          new Program(
              session.name(),
              SessionState.of(session, library.resolve(session, id), variant, channels)));
    }
  }

  synchronized int count() {
    return programs.size();
  }

  synchronized int chosen() {
    return chosen;
  }

  /// The name of a program; null if there is no such program.
  synchronized @Nullable String name(int program) {
    return program >= 0 && program < programs.size() ? programs.get(program).name() : null;
  }

  /// The state that the chosen program had when it was chosen.
  synchronized CueMixState state() {
    return programs.get(chosen).state();
  }

  synchronized void rename(String name) {
    programs.set(chosen, new Program(name, state()));
  }

  /// Keeps the present state in the chosen program and chooses another.
  ///
  /// @return the state to load
  synchronized CueMixState choose(int program, CueMixState present) {
    keep(chosen, present);
    chosen = program;
    return state();
  }

  /// Keeps a state in a program.
  synchronized void keep(int program, CueMixState state) {
    programs.set(program, new Program(programs.get(program).name(), state));
  }
}
