package cuebus.host.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.amp.Device;
import cuebus.amp.DeviceClass;
import cuebus.amp.DeviceFile;
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
public final class DevicesCommand implements Callable<Integer> {

  private static final int LOW_OHM = 32;
  private static final int HIGH_OHM = 300;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      description = "an id, or a part of an id or a name")
  private @Nullable String filter;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "interface, onboard, headphone-amp, dac-amp, mixer, dongle, adaptive or ideal")
  private @Nullable String className;

  @Option(names = "--json", description = "print as JSON")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  DevicesCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    List<DeviceClass> wanted = classes();
    Library library = Library.standard();
    Catalogue<Device> catalogue =
        Catalogue.of(
            "devices",
            library.devices(),
            library::device,
            Device::name,
            filter,
            device -> wanted.contains(device.deviceClass()));
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      JsonText.print(text, out -> write(catalogue, out));
    } else if (catalogue.exact().isPresent()) {
      new EquipmentWords(text).device(catalogue.exact().get());
    } else {
      table(catalogue, text);
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }

  private List<DeviceClass> classes() {
    List<DeviceClass> wanted =
        Arrays.stream(DeviceClass.values())
            .filter(c -> className == null || c.text().equals(className))
            .toList();
    if (wanted.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--class %s: allowed are %s"
              .formatted(
                  className,
                  Arrays.stream(DeviceClass.values())
                      .map(DeviceClass::text)
                      .collect(Collectors.joining(", "))));
    }
    return wanted;
  }

  private static void table(Catalogue<Device> catalogue, PrintWriter text) {
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
    catalogue.found().stream()
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
                device.evidence().text() + (device.partlyEstimated() ? "*" : "")));
    table.print(text);
    catalogue.notes().forEach(note -> text.println("Note: " + note));
    text.println(
        "Powers and volts: the largest clean sine. * Some figures are estimates; name an id to see which.");
  }

  private static double milliwatts(Device device, double ohm) {
    double volts = device.largestVrms(ohm);
    return 1000 * volts * volts / ohm;
  }

  private static void write(Catalogue<Device> catalogue, JsonGenerator out) throws IOException {
    if (catalogue.exact().isPresent()) {
      DeviceFile.write(catalogue.exact().get(), out);
      return;
    }
    out.writeStartObject();
    out.writeArrayFieldStart("devices");
    for (Device device : catalogue.found()) {
      out.writeStartObject();
      out.writeStringField("id", device.id());
      out.writeStringField("name", device.name());
      out.writeStringField("class", device.deviceClass().text());
      out.writeNumberField("outputs", device.outputs());
      out.writeNumberField("largestVrms", device.largestVrms(Double.POSITIVE_INFINITY));
      out.writeNumberField("outputImpedanceOhm", device.amp().outputImpedanceOhm());
      out.writeNumberField("milliwattsAt32Ohm", milliwatts(device, LOW_OHM));
      out.writeNumberField("milliwattsAt300Ohm", milliwatts(device, HIGH_OHM));
      out.writeStringField("evidence", device.evidence().text());
      out.writeBooleanField("partlyEstimated", device.partlyEstimated());
      out.writeStringField("source", device.source());
      out.writeEndObject();
    }
    out.writeEndArray();
    JsonText.warnings(out, catalogue.notes());
    out.writeEndObject();
  }
}
