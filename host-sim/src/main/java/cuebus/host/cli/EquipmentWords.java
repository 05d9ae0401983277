package cuebus.host.cli;

import cuebus.amp.Device;
import cuebus.amp.Element;
import cuebus.amp.Evidence;
import cuebus.amp.Figure;
import cuebus.amp.Headphone;
import cuebus.amp.Load;
import cuebus.amp.PluggedHeadphone;
import cuebus.host.measure.Digits;
import cuebus.param.Decibels;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// Describes devices and headphones to people.
final class EquipmentWords {

  /// The impedance is told as the circuit has it, so any rate that carries these will do.
  private static final double RATE = 192_000;

  private final PrintWriter text;

  EquipmentWords(PrintWriter text) {
    this.text = text;
  }

  void device(Device device) {
    line("%s (%s): %s".formatted(device.name(), device.id(), device.deviceClass().text()));
    line(
        (device.outputs() == 1
                ? "  One headphone output: pairs on a splitter share it."
                : "  %d headphone outputs, each with an amplifier of its own.")
            .formatted(device.outputs()));
    Device.Amp amp = device.amp();
    double volts = device.dac().fullScaleVrms() * Decibels.toGain(amp.gainDb());
    line(
        "  Full scale, nothing plugged in: %s Vrms%s"
            .formatted(
                number(volts),
                volts * Math.sqrt(2) > amp.railVpeak()
                    ? ", but it clips at %s V peak".formatted(number(amp.railVpeak()))
                    : ""));
    if (device.dac().bits() > 0) {
      line("  Converter: %d bits, with dither".formatted(device.dac().bits()));
    }
    line("  Output impedance: %s Ω".formatted(number(amp.outputImpedanceOhm())));
    limit("Voltage limit", amp.railVpeak(), " V peak");
    limit("Current limit", amp.currentLimitApeak(), " A peak");
    amp.adaptive()
        .forEach(rail ->
            line(
                "  From %s Ω of load: %s V peak"
                    .formatted(number(rail.aboveOhm()), number(rail.railVpeak()))));
    evidence(device.evidence(), device.source(), device.figures(), device.notes());
    warnings(device.warnings());
  }

  void headphone(Headphone headphone) {
    line("%s (%s): %s".formatted(headphone.name(), headphone.id(), headphone.type().text()));
    line("  Nominal impedance: %s Ω".formatted(number(headphone.nominalOhm())));
    Load load = new Load(List.of(new PluggedHeadphone(headphone, 1)), RATE);
    line(
        "  Impedance at 20 Hz, 100 Hz, 1 kHz, 10 kHz, 20 kHz: %s, %s, %s, %s, %s Ω"
            .formatted(
                number(load.impedance(20).magnitude()),
                number(load.impedance(100).magnitude()),
                number(load.impedance(1000).magnitude()),
                number(load.impedance(10_000).magnitude()),
                number(load.impedance(20_000).magnitude())));
    line("  Circuit: %s".formatted(circuit(headphone.load())));
    Double sensitivity = headphone.sensitivityDbPerV();
    if (sensitivity != null) {
      line(
          "  Sensitivity: %s dB SPL at 1 V, %s dB SPL at 1 mW"
              .formatted(
                  number(sensitivity),
                  number(sensitivity - 10 * Math.log10(1000 / headphone.nominalOhm()))));
    }
    Headphone.ActiveStage active = headphone.active();
    if (active != null) {
      line(
          "  Has an amplifier of its own (%s dB): more volts from outside gain nothing."
              .formatted(number(active.ownGainDb())));
    }
    evidence(headphone.evidence(), headphone.source(), headphone.figures(), headphone.notes());
    warnings(headphone.warnings());
  }

  private static String circuit(List<List<Element>> load) {
    return String.join(
        " in parallel with ",
        load.stream()
            .map(
                branch -> String.join(" + ", branch.stream().map(EquipmentWords::element).toList()))
            .toList());
  }

  private static String element(Element e) {
    String parts = "";
    if (e.ohm() < Double.POSITIVE_INFINITY) {
      parts += " ‖ " + number(e.ohm()) + " Ω";
    }
    if (e.henry() < Double.POSITIVE_INFINITY) {
      parts += " ‖ " + number(e.henry() * 1000) + " mH";
    }
    if (e.farad() > 0) {
      parts += " ‖ " + number(e.farad() * 1e6) + " µF";
    }
    return "(" + parts.substring(3) + ")";
  }

  private void limit(String what, double value, String unit) {
    line(
        "  %s: %s"
            .formatted(what, value == Double.POSITIVE_INFINITY ? "none" : number(value) + unit));
  }

  private void evidence(
      Evidence evidence, String source, Map<String, Figure> figures, String notes) {
    line("  Evidence: %s, %s".formatted(evidence.text(), source));
    figures.forEach((figure, known) ->
        line("    %s: %s, %s".formatted(figure, known.evidence().text(), known.source())));
    if (!notes.isEmpty()) {
      line("  Notes: %s".formatted(notes));
    }
  }

  private void warnings(List<String> warnings) {
    warnings.forEach(warning -> line("  Note: " + warning));
  }

  /// Four digits, without trailing zeros.
  private static String number(double value) {
    return Digits.of(value, 4);
  }

  private void line(String line) {
    text.println(line);
  }
}
