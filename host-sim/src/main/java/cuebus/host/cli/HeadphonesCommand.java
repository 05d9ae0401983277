package cuebus.host.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneFile;
import cuebus.amp.HeadphoneType;
import cuebus.host.measure.Digits;
import cuebus.json.InvalidFileException;
import cuebus.session.Library;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cuebus headphones`.
@Command(
    name = "headphones",
    description = "Lists headphones, or shows one pair with its sources.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  cuebus headphones --type planar", "  cuebus headphones \"DT 770\""})
public final class HeadphonesCommand extends CatalogueCommand<Headphone> {

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "dynamic, planar, armature or active")
  private @Nullable String typeName;

  @Override
  Catalogue<Headphone> find(Library library, OptionText options, @Nullable String wanted)
      throws InvalidFileException {
    HeadphoneType kind =
        typeName == null
            ? null
            : options.word("--type", typeName, HeadphoneType.values(), HeadphoneType::text);
    return Catalogue.of(
        "headphones",
        library.headphones(),
        library::headphone,
        Headphone::name,
        wanted,
        headphone -> kind == null || headphone.type() == kind);
  }

  @Override
  void describe(Headphone headphone, EquipmentWords words) {
    words.headphone(headphone);
  }

  @Override
  TextTable table(List<Headphone> found) {
    var table = new TextTable("id", "name", "type", "Ω", "dB SPL at 1 V", "at 1 mW", "evidence");
    found.stream()
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
              evidence(headphone.evidence(), headphone.partlyEstimated()));
        });
    return table;
  }

  @Override
  String legend() {
    return "* Some figures are estimates; name an id to see which.";
  }

  @Override
  void writeFile(Headphone headphone, JsonGenerator out) throws IOException {
    HeadphoneFile.write(headphone, out);
  }

  @Override
  void writeRow(Headphone headphone, JsonGenerator out) throws IOException {
    out.writeStringField("id", headphone.id());
    out.writeStringField("name", headphone.name());
    out.writeStringField("type", headphone.type().text());
    out.writeNumberField("nominalOhm", headphone.nominalOhm());
    Double perVolt = headphone.sensitivityDbPerV();
    if (perVolt != null) {
      out.writeNumberField("sensitivityDbPerV", perVolt);
    }
    writeEvidence(headphone.evidence(), headphone.partlyEstimated(), headphone.source(), out);
  }
}
