package cuebus.host.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.amp.Device;
import cuebus.amp.DeviceClass;
import cuebus.amp.DeviceFile;
import cuebus.host.measure.Digits;
import cuebus.json.InvalidFileException;
import cuebus.session.Library;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cuebus devices`.
@Command(
    name = "devices",
    description = "Lists output devices with what they can drive, or shows one with its sources.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus devices --class interface",
      "  cuebus devices focusrite",
      "  cuebus devices o2 --json"
    })
public final class DevicesCommand extends CatalogueCommand<Device> {

  private static final int LOW_OHM = 32;
  private static final int HIGH_OHM = 300;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "interface, onboard, headphone-amp, dac-amp, mixer, dongle, adaptive or ideal")
  private @Nullable String className;

  @Override
  Catalogue<Device> find(Library library, OptionText options, @Nullable String wanted)
      throws InvalidFileException {
    DeviceClass kind =
        className == null
            ? null
            : options.word("--class", className, DeviceClass.values(), DeviceClass::text);
    return Catalogue.of(
        "devices",
        library.devices(),
        library::device,
        Device::name,
        wanted,
        device -> kind == null || device.deviceClass() == kind);
  }

  @Override
  void describe(Device device, EquipmentWords words) {
    words.device(device);
  }

  @Override
  TextTable table(List<Device> found) {
    var table =
        new TextTable(
            "id",
            "name",
            "class",
            "outputs",
            "max Vrms",
            "Zo Ω",
            "mW at " + LOW_OHM + " Ω",
            "mW at " + HIGH_OHM + " Ω",
            "evidence");
    found.stream()
        .sorted(Comparator.comparing(Device::deviceClass))
        .forEach(device ->
            table.row(
                device.id(),
                device.name(),
                device.deviceClass().text(),
                Integer.toString(device.outputs()),
                Digits.of(device.largestVrms(Double.POSITIVE_INFINITY), 3),
                Digits.of(device.amp().outputImpedanceOhm(), 3),
                Digits.of(milliwatts(device, LOW_OHM), 3),
                Digits.of(milliwatts(device, HIGH_OHM), 3),
                evidence(device.evidence(), device.partlyEstimated())));
    return table;
  }

  @Override
  String legend() {
    return "Powers and volts: the largest clean sine. * Some figures are estimates; name an id to see which.";
  }

  private static double milliwatts(Device device, double ohm) {
    double volts = device.largestVrms(ohm);
    return 1000 * volts * volts / ohm;
  }

  @Override
  void writeFile(Device device, JsonGenerator out) throws IOException {
    DeviceFile.write(device, out);
  }

  @Override
  void writeRow(Device device, JsonGenerator out) throws IOException {
    out.writeStringField("id", device.id());
    out.writeStringField("name", device.name());
    out.writeStringField("class", device.deviceClass().text());
    out.writeNumberField("outputs", device.outputs());
    out.writeNumberField("largestVrms", device.largestVrms(Double.POSITIVE_INFINITY));
    out.writeNumberField("outputImpedanceOhm", device.amp().outputImpedanceOhm());
    out.writeNumberField("milliwattsAt32Ohm", milliwatts(device, LOW_OHM));
    out.writeNumberField("milliwattsAt300Ohm", milliwatts(device, HIGH_OHM));
    writeEvidence(device.evidence(), device.partlyEstimated(), device.source(), out);
  }
}
