package cuebus.host.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import cuebus.amp.Device;
import cuebus.amp.DeviceFile;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneFile;
import cuebus.json.InvalidFileException;
import cuebus.session.Library;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cuebus inspect`.
@Command(
    name = "inspect",
    description =
        "Says in words what is in a session, device or headphone file. A name that does not exist lists"
            + " what there is.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus inspect four-piece-band --parameters",
      "  cuebus inspect my-amplifier.json"
    })
public final class InspectCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "SESSION|DEVICE|HEADPHONES",
      description = "a file, or the id of what ships with Cuebus or lies in your own folder")
  private String named;

  @Option(
      names = "--parameters",
      description = "list every plugin parameter that the session sets, with id, value and range")
  private boolean parameters;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  InspectCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    PrintWriter text = spec.commandLine().getOut();
    switch (find()) {
      case Device device -> {
        refuseParameters("a device");
        new EquipmentWords(text).device(device);
      }
      case Headphone headphone -> {
        refuseParameters("a pair of headphones");
        new EquipmentWords(text).headphone(headphone);
      }
      default -> {
        SessionChoice choice = SessionChoice.of(named);
        SessionWords words = new SessionWords(choice.session(), choice.equipment(), text);
        if (parameters) {
          words.parameters();
        } else {
          words.session();
        }
      }
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }

  private void refuseParameters(String what) {
    if (parameters) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--parameters: " + what + " has none, a session has");
    }
  }

  /// The device or headphone of that name; anything else for what must be a session.
  private Object find() throws IOException, InvalidFileException {
    Path file = Path.of(named);
    if (!Files.isRegularFile(file)) {
      return findById();
    }
    try (InputStream in = SessionChoice.open(named, file)) {
      String kind = kind(file);
      return "cuebus-device".equals(kind)
          ? DeviceFile.read(named, in)
          : "cuebus-headphone".equals(kind) ? HeadphoneFile.read(named, in) : named;
    }
  }

  private Object findById() throws InvalidFileException {
    Library library = Library.standard();
    Optional<Device> device = library.device(named);
    Optional<Headphone> headphone = library.headphone(named);
    if (device.isEmpty() && headphone.isEmpty() && library.session(named).isEmpty()) {
      throw new InvalidFileException(
          named,
          "",
          "there is no such file, and nothing has that id; there are the sessions %s, the devices %s and the headphones %s"
              .formatted(
                  String.join(", ", library.sessions()),
                  String.join(", ", library.devices()),
                  String.join(", ", library.headphones())));
    }
    return device.isPresent() ? device.get() : headphone.isPresent() ? headphone.get() : named;
  }

  /// The key by which a file says what it is; null if it does not.
  private static @Nullable String kind(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        if (key.startsWith("cuebus-")) {
          return key;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return null;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      // The reader of sessions says it better, with the place.
      return null;
    }
  }
}
