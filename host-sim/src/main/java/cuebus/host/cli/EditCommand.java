package cuebus.host.cli;

import cuebus.json.InvalidFileException;
import cuebus.json.Nearest;
import cuebus.mix.CueMixState;
import cuebus.mix.MixEdits;
import cuebus.session.Session;
import cuebus.session.SessionEdits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cuebus edit`: what takes many faders by hand, done to a session file at once.
@Command(
    name = "edit",
    description = "Edits whole mixes of a session and writes it as a new file.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus edit band.json --from-main singer --headroom singer --out band-2.json",
      "  cuebus edit band.json --copy singer:keys --out band-2.json",
      "  cuebus edit band.json --trim kick=-6 --out band-2.json   no mix moves"
    })
public final class EditCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "SESSION", description = "a session file, or the id of one")
  private String named;

  @Option(
      names = "--from-main",
      paramLabel = "MIX",
      description = "begin the mix from the main mix")
  private List<String> fromMain = List.of();

  @Option(names = "--copy", paramLabel = "FROM:TO", description = "copy a mix's sends to another")
  private List<String> copies = List.of();

  @Option(
      names = "--headroom",
      paramLabel = "MIX",
      description = "move all sends so that the loudest stands at -6 dB: room for more me")
  private List<String> headroom = List.of();

  @Option(names = "--all-off", paramLabel = "MIX", description = "take everything out of the mix")
  private List<String> allOff = List.of();

  @Option(
      names = "--trim",
      paramLabel = "SOURCE=DB",
      description = "change a source's trim so that no mix moves")
  private List<String> trims = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "the new session file; there must be none yet")
  private Path out;

  private Session session;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  EditCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    if (fromMain.size() + copies.size() + headroom.size() + allOff.size() + trims.size() == 0) {
      throw usage("say what to edit: --from-main, --copy, --headroom, --all-off or --trim");
    }
    session = SessionChoice.of(named).session();
    for (String mix : allOff) {
      edit(state -> MixEdits.allOff(state, mix(mix)));
    }
    for (String mix : fromMain) {
      edit(state -> MixEdits.fromMain(state, mix(mix)));
    }
    for (String copy : copies) {
      String[] mixes = parts(copy, ":", "--copy", "FROM:TO");
      if (mixes[0].equals(mixes[1])) {
        throw usage("--copy %s: a mix cannot be copied to itself; name two".formatted(copy));
      }
      edit(state -> MixEdits.copy(state, mix(mixes[0]), mix(mixes[1])));
    }
    for (String mix : headroom) {
      edit(state -> MixEdits.headroom(state, mix(mix)));
    }
    for (String trim : trims) {
      String[] words = parts(trim, "=", "--trim", "SOURCE=DB");
      double db = decibels(words[1]);
      edit(state ->
          MixEdits.trimUnheard(state, state.layout().firstChannels().get(source(words[0])), db));
    }
    NewSessionFile.write(session, out, spec.commandLine());
    return CommandLine.ExitCode.OK;
  }

  private void edit(UnaryOperator<CueMixState> edit) {
    session = SessionEdits.edit(session, edit);
  }

  private int mix(String id) {
    return place(id, session.mixIds(), "mix");
  }

  private int source(String id) {
    return place(id, session.sources().stream().map(Session.Source::id).toList(), "source");
  }

  private int place(String id, List<String> ids, String what) {
    int place = ids.indexOf(id);
    if (place < 0) {
      throw usage(
          "there is no %s \"%s\" in %s; there are %s%s"
              .formatted(what, id, named, String.join(", ", ids), Nearest.question(id, ids)));
    }
    return place;
  }

  private String[] parts(String text, String divider, String option, String form) {
    String[] parts = text.split(divider, -1);
    if (parts.length != 2) {
      throw usage("%s: expected %s, found %s".formatted(option, form, text));
    }
    return parts;
  }

  private double decibels(String text) {
    double db;
    try {
      db = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      db = Double.NaN;
    }
    if (!(db >= -40 && db <= 40)) {
      throw usage("--trim: expected -40 to 40 dB, found " + text);
    }
    return db;
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
