package cuebus.host.cli;

import cuebus.host.render.SessionRenderer;
import cuebus.json.InvalidFileException;
import cuebus.json.Nearest;
import cuebus.json.Value;
import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.scene.Difference;
import cuebus.scene.RecallSafe;
import cuebus.scene.Scene;
import cuebus.session.Session;
import cuebus.session.SessionState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cuebus scenes`.
@Command(
    name = "scenes",
    description = "Says what a session's scenes change, in words, and stores new ones.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus scenes band.json                       against the session as it begins",
      "  cuebus scenes band.json --diff verse:chorus",
      "  cuebus scenes band.json --store verse --fade 2 --out band-2.json"
    })
public final class ScenesCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "SESSION", description = "a session file, or the id of one")
  private String named;

  @Option(
      names = "--diff",
      paramLabel = "A:B",
      description = "what changes from one scene to another")
  private @Nullable String diff;

  @Option(
      names = "--store",
      paramLabel = "ID",
      description = "store what the session begins with as a scene; needs --out")
  private @Nullable String store;

  @Option(
      names = "--fade",
      paramLabel = "S",
      description = "how long a recall of the stored scene takes, 0 to 60 s (default: 0)")
  private @Nullable Double fade;

  @Option(
      names = "--stems",
      paramLabel = "DIR",
      description =
          "folder of the stems, which say how wide a source is that does not say so itself (default:"
              + " such a source counts as mono)")
  private @Nullable Path stems;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the new session file; there must be none yet")
  private @Nullable Path out;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ScenesCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    if (store == null && (out != null || fade != null)) {
      throw usage("--out and --fade belong to --store ID");
    }
    if (store != null && diff != null) {
      throw usage("--store and --diff are two commands; give one");
    }
    SessionChoice choice = SessionChoice.of(named);
    CueMixState state = state(choice);
    if (store != null) {
      store(choice.session(), state, store);
    } else if (diff != null) {
      String[] two = diff.split(":", -1);
      if (two.length != 2) {
        throw usage("--diff: expected A:B, found " + diff);
      }
      double[] from = values(scene(choice.session(), two[0]), state);
      print(Difference.words(state.layout(), from, values(scene(choice.session(), two[1]), state)));
    } else {
      list(choice.session(), state);
    }
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }

  private CueMixState state(SessionChoice choice) throws IOException, InvalidFileException {
    Session session = choice.session();
    var renderer = new SessionRenderer(session, choice.name(), choice.equipment());
    List<Integer> channels = stems == null ? session.statedChannels() : renderer.channels(stems);
    int inputs = channels.stream().mapToInt(Integer::intValue).sum();
    return SessionState.of(session, choice.equipment(), renderer.variant(inputs), channels);
  }

  private void list(Session session, CueMixState state) throws InvalidFileException {
    PrintWriter text = spec.commandLine().getOut();
    if (session.show().scenes().isEmpty()) {
      text.println("The session has no scenes; store one with --store ID --out FILE.");
    }
    for (Scene scene : session.show().scenes()) {
      text.printf("%s (%s), %.1f s%n", scene.name(), scene.id(), scene.fadeMs() / 1000.0);
      print(Difference.words(state.layout(), state.values(), values(scene, state)));
    }
  }

  private void print(List<String> lines) {
    PrintWriter text = spec.commandLine().getOut();
    (lines.isEmpty() ? List.of("no difference") : lines).forEach(line -> text.println("  " + line));
  }

  private double[] values(Scene scene, CueMixState state) throws InvalidFileException {
    double[] values = state.values();
    try {
      scene
          .recall(cuebus.param.Parameters.of(state.layout().variant()), RecallSafe.NOTHING)
          .forEach(change -> values[change.parameter()] = change.value());
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException(named, "/scenes", String.valueOf(e.getMessage()));
    }
    return values;
  }

  private Scene scene(Session session, String id) {
    List<String> ids = session.show().scenes().stream().map(Scene::id).toList();
    int place = ids.indexOf(id);
    if (place < 0) {
      throw usage(
          "there is no scene \"%s\" in %s; there %s%s"
              .formatted(
                  id,
                  named,
                  ids.isEmpty() ? "is none" : "are " + String.join(", ", ids),
                  Nearest.question(id, ids)));
    }
    return session.show().scenes().get(place);
  }

  private void store(Session session, CueMixState state, String id) throws IOException {
    if (out == null) {
      throw usage("--store needs --out FILE, the new session file");
    }
    if (!Value.isId(id)) {
      throw usage("--store %s: expected %s".formatted(id, Value.ID));
    }
    double seconds = fade == null ? 0 : fade;
    if (!(seconds >= 0 && 1000 * seconds <= CueMix.MAX_FADE_MS)) {
      throw usage("--fade " + fade + ": 0 to 60 s are allowed");
    }
    Scene scene = Scene.of(id, id, (int) Math.round(1000 * seconds), state);
    NewSessionFile.write(session.with(session.show().with(scene)), out, spec.commandLine());
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
