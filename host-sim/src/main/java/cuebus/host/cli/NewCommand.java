package cuebus.host.cli;

import cuebus.json.Nearest;
import cuebus.json.Value;
import cuebus.mix.SourceRole;
import cuebus.param.Variant;
import cuebus.session.Library;
import cuebus.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cuebus new`: a session to start from.
@Command(
    name = "new",
    description =
        "Writes a session of a list of sources and players: a mix for each player, begun from a main"
            + " mix with headroom, with notes that say how to go on.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus new --sources kick,snare,bass,keys:stereo,vox:vocal,click:click \\",
      "    --players drummer:kick+snare,singer:vox --out band.json",
      "  cuebus new --sources host:vocal,guest:vocal --players host:host,guest:guest \\",
      "    --device interface-phones --phones closed-dynamic-32 --out podcast.json"
    })
public final class NewCommand implements Callable<Integer> {

  private static final String STEREO = "stereo";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--sources",
      paramLabel = "ID[:stereo][:ROLE]",
      required = true,
      split = ",",
      description =
          "the sources in bus order; a role is instrument, vocal, click, talkback, listenback,"
              + " ambience or playback")
  private List<String> sources = List.of();

  @Option(
      names = "--players",
      paramLabel = "ID[:SOURCE[+SOURCE]]",
      required = true,
      split = ",",
      description = "the players, each with the sources that are their own")
  private List<String> players = List.of();

  @Option(names = "--engineer", description = "add a mix for the engineer")
  private boolean engineer;

  @Option(names = "--device", paramLabel = "ID", description = "what drives the headphones")
  private @Nullable String device;

  @Option(names = "--phones", paramLabel = "ID", description = "what every player wears")
  private @Nullable String phones;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      defaultValue = "New session",
      description = "name of the session (default: ${DEFAULT-VALUE})")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "the session file; there must be none yet")
  private Path out;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  NewCommand() {}

  @Override
  public Integer call() throws IOException {
    List<Session.Source> all = sources();
    SessionDraft draft =
        new SessionDraft(name, all, players(all), engineer, output(Library.standard()));
    NewSessionFile.write(draft.session(), out, spec.commandLine());
    return CommandLine.ExitCode.OK;
  }

  private List<Session.Source> sources() {
    List<Session.Source> all = new ArrayList<>();
    for (String text : sources) {
      String[] words = text.split(":", -1);
      boolean stereo = false;
      SourceRole role = null;
      for (String word : Arrays.asList(words).subList(1, words.length)) {
        if (word.equals(STEREO) && !stereo) {
          stereo = true;
        } else if (role == null && !word.equals(STEREO)) {
          role = role(text, word);
        } else {
          throw usage("--sources %s: one role and stereo are allowed".formatted(text));
        }
      }
      String id = id("--sources", words[0]);
      if (all.stream().anyMatch(source -> source.id().equals(id))) {
        throw usage("--sources: %s stands twice".formatted(id));
      }
      all.add(SessionDraft.source(id, stereo, role));
    }
    if (all.isEmpty()) {
      throw usage("--sources: found none, expected ID or a list such as kick,vox:vocal");
    }
    return all;
  }

  private SourceRole role(String text, String word) {
    List<String> roles = Arrays.stream(SourceRole.values()).map(SourceRole::text).toList();
    return Arrays.stream(SourceRole.values())
        .filter(role -> role.text().equals(word))
        .findFirst()
        .orElseThrow(() ->
            usage(
                "--sources %s: \"%s\" is neither stereo nor a role; roles are %s%s"
                    .formatted(
                        text, word, String.join(", ", roles), Nearest.question(word, roles))));
  }

  private Map<String, List<String>> players(List<Session.Source> all) {
    List<String> ids = all.stream().map(Session.Source::id).toList();
    Map<String, List<String>> byId = new LinkedHashMap<>();
    int most = Variant.V64X16.mixes() - (engineer ? 1 : 0);
    if (players.size() > most) {
      throw usage(
          "--players: found %d, %d are allowed%s"
              .formatted(players.size(), most, engineer ? " beside --engineer" : ""));
    }
    for (String text : players) {
      String[] words = text.split(":", -1);
      if (words.length > 2) {
        throw usage("--players %s: expected ID or ID:SOURCE+SOURCE".formatted(text));
      }
      List<String> own = words.length == 1 ? List.of() : List.of(words[1].split("\\+", -1));
      own.forEach(source -> known("--players " + text, "source", source, ids));
      if (new HashSet<>(own).size() < own.size()) {
        throw usage("--players %s: a source stands twice".formatted(text));
      }
      if (engineer && words[0].equals(SessionDraft.ENGINEER)) {
        throw usage("--players %s: --engineer adds a mix of that id".formatted(text));
      }
      if (byId.put(id("--players", words[0]), own) != null) {
        throw usage("--players: %s stands twice".formatted(words[0]));
      }
    }
    return byId;
  }

  private Session.Output output(Library library) {
    if (device == null && phones == null) {
      return Session.Output.OFF;
    }
    if (device == null || phones == null) {
      throw usage("--device and --phones belong together");
    }
    known("--device", "device", device, library.devices());
    known("--phones", "headphone", phones, library.headphones());
    return SessionDraft.through(device, phones);
  }

  private String id(String option, String text) {
    if (!Value.isId(text)) {
      throw usage("%s: expected %s, found \"%s\"".formatted(option, Value.ID, text));
    }
    return text;
  }

  private void known(String option, String what, String id, Collection<String> ids) {
    if (!ids.contains(id)) {
      throw usage(
          "%s: there is no %s \"%s\"; there are %s%s"
              .formatted(option, what, id, String.join(", ", ids), Nearest.question(id, ids)));
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
