package cuebus.host.cli;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.host.compare.Answer;
import cuebus.host.compare.Comparison;
import cuebus.host.compare.ComparisonFile;
import cuebus.host.compare.InputAnswer;
import cuebus.host.compare.InputComparison;
import cuebus.host.compare.OutputAnswer;
import cuebus.host.compare.Question;
import cuebus.json.InvalidFileException;
import cuebus.json.Nearest;
import cuebus.json.Pointer;
import cuebus.session.Equipment;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.SessionFile;
import cuebus.session.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The question that the user asks: a file, the id of one, or options alone.
final class ComparisonChoice {

  /// Options that a comparison's file has keys for.
  private static final List<String> OF_A_QUESTION =
      List.of("--devices", "--headphones", "--players", "--leads", "--picture");

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|ID",
      description = "a comparison file, or the id of one that ships with Cuebus or is your own")
  private @Nullable String named;

  @Option(
      names = "--devices",
      split = ",",
      paramLabel = "ID|FILE",
      description = "the devices, with commas between them")
  private List<String> devices = new ArrayList<>();

  @Option(
      names = "--headphones",
      split = ",",
      paramLabel = "ID|FILE",
      description = "the headphones, with commas between them")
  private List<String> headphones = new ArrayList<>();

  @Option(
      names = "--players",
      paramLabel = "FROM:TO",
      defaultValue = "1",
      description = "how many players, e.g. 4 or 1:4 (default: ${DEFAULT-VALUE})")
  private String players;

  @Option(
      names = "--leads",
      split = ",",
      paramLabel = "LEAD",
      defaultValue = "stereo",
      description = "stereo, mono or open-sleeve, with commas between them (default: stereo)")
  private List<String> leads;

  @Option(
      names = "--picture",
      paramLabel = "WHAT",
      defaultValue = "loudest",
      description =
          "what the answer is about: level, loudest, response, noise or ears (default: loudest)")
  private String picture;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ComparisonChoice() {}

  Answer answer(CommandLine command) throws IOException, InvalidFileException {
    if (named != null) {
      for (String option : OF_A_QUESTION) {
        if (command.getParseResult().hasMatchedOption(option)) {
          throw new CommandLine.ParameterException(
              command,
              "%s: a comparison says all of its question; leave out %s".formatted(named, option));
        }
      }
      return ofFile(named);
    }
    if (devices.isEmpty() || headphones.isEmpty()) {
      throw new CommandLine.ParameterException(
          command,
          "name a comparison (%s), or give --devices and --headphones"
              .formatted(String.join(", ", shelf(Library.standard()).ids())));
    }
    return ofOptions(new OptionText(command));
  }

  private static Shelf<Question> shelf(Library library) {
    return library.shelf("comparisons", ComparisonFile::read);
  }

  private static Answer ofFile(String named) throws IOException, InvalidFileException {
    Library library = Library.standard();
    Path file = Path.of(named);
    if (Files.isRegularFile(file)) {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file's folder");
      try (InputStream in = SessionChoice.open(named, file)) {
        return answer(ComparisonFile.read(named, in), named, library.beside(folder));
      }
    }
    Optional<Question> found = shelf(library).find(named);
    if (found.isEmpty()) {
      SortedSet<String> ids = shelf(library).ids();
      throw new InvalidFileException(
          named,
          "",
          "there is no such file, and no comparison has that id%s; there are %s"
              .formatted(Nearest.question(named, ids), String.join(", ", ids)));
    }
    return answer(found.get(), named, library);
  }

  private static Answer answer(Question question, String file, Library library)
      throws InvalidFileException {
    return switch (question) {
      case Comparison outputs -> OutputAnswer.of(outputs, equipment(outputs, file, library));
      case InputComparison inputs -> {
        Shelf<Session> shelf = library.shelf("inputs", SessionFile::read);
        Optional<Session> session = shelf.find(inputs.inputs());
        if (session.isEmpty()) {
          throw new InvalidFileException(
              file,
              "/inputs",
              "there is no inputs/%s.json%s"
                  .formatted(inputs.inputs(), Nearest.question(inputs.inputs(), shelf.ids())));
        }
        yield InputAnswer.of(inputs, session.get(), inputs.inputs());
      }
    };
  }

  private static Equipment equipment(Comparison comparison, String file, Library library)
      throws InvalidFileException {
    return new Equipment(
        byId(comparison.devices(), "devices", file, library::device, library.devices()),
        byId(
            comparison.headphones(), "headphones", file, library::headphone, library.headphones()));
  }

  private static <T> Map<String, T> byId(
      List<String> wanted,
      String kind,
      String file,
      Catalogue.Shelf<T> shelf,
      SortedSet<String> ids)
      throws InvalidFileException {
    Map<String, T> found = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String id = wanted.get(i);
      Optional<T> content = shelf.find(id);
      if (content.isEmpty()) {
        throw new InvalidFileException(
            file,
            Pointer.of(kind, i),
            "there is no %s/%s.json%s".formatted(kind, id, Nearest.question(id, ids)));
      }
      found.put(id, content.get());
    }
    return found;
  }

  private Answer ofOptions(OptionText text) throws IOException, InvalidFileException {
    Map<String, Device> usedDevices = new LinkedHashMap<>();
    for (String name : devices) {
      Device device = EquipmentChoice.device(name);
      requireOne("--devices", name, device.id(), usedDevices.put(device.id(), device));
    }
    Map<String, Headphone> usedHeadphones = new LinkedHashMap<>();
    for (String name : headphones) {
      Headphone headphone = EquipmentChoice.headphone(name);
      requireOne(
          "--headphones", name, headphone.id(), usedHeadphones.put(headphone.id(), headphone));
    }
    var comparison =
        new Comparison(
            "Comparison of %s".formatted(String.join(" and ", usedDevices.keySet())),
            "What do %s get from %s?"
                .formatted(
                    String.join(" and ", usedHeadphones.keySet()),
                    String.join(" and ", usedDevices.keySet())),
            List.copyOf(usedDevices.keySet()),
            List.copyOf(usedHeadphones.keySet()),
            players(text),
            leads.stream()
                .map(lead -> text.word("--leads", lead, Lead.values(), Lead::text))
                .toList(),
            Comparison.WORKING_SPL_DB,
            Comparison.CREST_DB,
            text.word("--picture", picture, Comparison.Picture.values(), Comparison.Picture::text));
    return OutputAnswer.of(comparison, new Equipment(usedDevices, usedHeadphones));
  }

  /// A changed copy of a file mostly keeps its id, and would take the place of the original.
  private static void requireOne(String option, String name, String id, @Nullable Object other)
      throws InvalidFileException {
    if (other != null) {
      throw new InvalidFileException(
          name, "/id", "%s has two of the id %s; each needs its own".formatted(option, id));
    }
  }

  private List<Integer> players(OptionText text) {
    String allowed = "one number or a rising range from 1 to " + ComparisonFile.MOST_PLAYERS;
    List<Double> ends = text.numbers("--players", players, ":", 0, allowed);
    int from = text.whole("--players", ends.getFirst(), allowed);
    int to = text.whole("--players", ends.getLast(), allowed);
    if (ends.size() > 2 || from < 1 || to < from || to > ComparisonFile.MOST_PLAYERS) {
      throw text.usage("--players %s: %s is allowed".formatted(players, allowed));
    }
    return IntStream.rangeClosed(from, to).boxed().toList();
  }
}
