package cuebus.host.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneFile;
import cuebus.amp.HeadphoneType;
import cuebus.json.InvalidFileException;
import cuebus.session.Library;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cuebus headphones`.
@Command(
    name = "headphones",
    description = "Lists headphones, or shows one pair with its sources.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  cuebus headphones --type planar", "  cuebus headphones \"DT 770\""})
public final class HeadphonesCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      description = "an id, or a part of an id or a name")
  private @Nullable String filter;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "dynamic, planar, armature or active")
  private @Nullable String typeName;

  @Option(names = "--json", description = "print as JSON")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  HeadphonesCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    List<HeadphoneType> wanted = types();
    Library library = Library.standard();
    Catalogue<Headphone> catalogue =
        Catalogue.of(
            "headphones",
            library.headphones(),
            library::headphone,
            Headphone::name,
            filter,
            headphone -> wanted.contains(headphone.type()));
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      JsonText.print(text, out -> write(catalogue, out));
    } else if (catalogue.exact().isPresent()) {
      new EquipmentWords(text).headphone(catalogue.exact().get());
    } else {
      table(catalogue, text);
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }

  private List<HeadphoneType> types() {
    List<HeadphoneType> wanted =
        Arrays.stream(HeadphoneType.values())
            .filter(t -> typeName == null || t.text().equals(typeName))
            .toList();
    if (wanted.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--type %s: allowed are %s"
              .formatted(
                  typeName,
                  Arrays.stream(HeadphoneType.values())
                      .map(HeadphoneType::text)
                      .collect(Collectors.joining(", "))));
    }
    return wanted;
  }

  private static void table(Catalogue<Headphone> catalogue, PrintWriter text) {
    var table = new TextTable("id", "name", "type", "Ω", "dB SPL at 1 V", "at 1 mW", "evidence");
    catalogue.found().stream()
        .sorted(Comparator.comparing(Headphone::type))
        .forEach(headphone -> {
          Double perVolt = headphone.sensitivityDbPerV();
          table.row(
              headphone.id(),
              headphone.name(),
              headphone.type().text(),
              Digits.of(headphone.nominalOhm(), 3),
              perVolt == null ? "–" : Digits.of(perVolt, 4),
              perVolt == null
                  ? "–"
                  : Digits.of(perVolt - 10 * Math.log10(1000 / headphone.nominalOhm()), 4),
              headphone.evidence().text() + (headphone.partlyEstimated() ? "*" : ""));
        });
    table.print(text);
    catalogue.notes().forEach(note -> text.println("Note: " + note));
    text.println("* Some figures are estimates; name an id to see which.");
  }

  private static void write(Catalogue<Headphone> catalogue, JsonGenerator out) throws IOException {
    if (catalogue.exact().isPresent()) {
      HeadphoneFile.write(catalogue.exact().get(), out);
      return;
    }
    out.writeStartObject();
    out.writeArrayFieldStart("headphones");
    for (Headphone headphone : catalogue.found()) {
      out.writeStartObject();
      out.writeStringField("id", headphone.id());
      out.writeStringField("name", headphone.name());
      out.writeStringField("type", headphone.type().text());
      out.writeNumberField("nominalOhm", headphone.nominalOhm());
      Double perVolt = headphone.sensitivityDbPerV();
      if (perVolt != null) {
        out.writeNumberField("sensitivityDbPerV", perVolt);
      }
      out.writeStringField("evidence", headphone.evidence().text());
      out.writeBooleanField("partlyEstimated", headphone.partlyEstimated());
      out.writeStringField("source", headphone.source());
      out.writeEndObject();
    }
    out.writeEndArray();
    JsonText.warnings(out, catalogue.notes());
    out.writeEndObject();
  }
}
