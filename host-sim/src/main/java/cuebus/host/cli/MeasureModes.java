package cuebus.host.cli;

import cuebus.host.measure.Allowed;
import cuebus.host.measure.Bench;
import cuebus.host.measure.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The measurements of `cuebus measure` and what each needs to know.
final class MeasureModes {

  /// The tone where none is named: 1 kHz is what makers state power at.
  private static final double USUAL_HERTZ = 1000;

  /// Distortion at which power is stated.
  private static final double POWER_THD_PERCENT = 1;

  /// Usual dummy loads.
  private static final List<Double> RESISTORS = List.of(16.0, 32.0, 64.0, 150.0, 300.0, 600.0);

  @Option(
      names = "--tone",
      paramLabel = "HZ",
      description = "one sine: levels, current, harmonics, aliasing, power, loudness")
  private @Nullable Double tone;

  @Option(
      names = "--tones",
      paramLabel = "F1,F2",
      description = "two sines: what they make of each other")
  private @Nullable String tones;

  @Option(
      names = "--response",
      paramLabel = "FROM:TO:POINTS",
      description = "gain and phase for small signals, e.g. 20:20000:100")
  private @Nullable String response;

  @Option(
      names = "--sweep-headphones",
      paramLabel = "A:B",
      description = "a tone into A to B pairs, on a splitter and on an amplifier each")
  private @Nullable String sweep;

  @Option(names = "--thd-vs-power", description = "distortion over power, at 1 kHz or --tone")
  private boolean thdVsPower;

  @Option(
      names = "--max-power",
      paramLabel = "[OHM,…]",
      arity = "0..1",
      hideParamSyntax = true,
      fallbackValue = "",
      description =
          "power at 1 %% THD and 1 kHz, or --tone, into the headphones and into resistors; without a"
              + " list into 16 to 600 Ω")
  private @Nullable String maxPower;

  @Option(names = "--noise", description = "noise at the jack, from the device's figures")
  private boolean noise;

  @Option(
      names = "--drive",
      paramLabel = "VRMS",
      description = "drive of --tone, --tones and --sweep-headphones")
  private @Nullable Double drive;

  @Option(
      names = "--ratio",
      paramLabel = "A1:A2",
      description = "amplitudes of --tones, e.g. 4:1 for SMPTE; default: 1:1, as for CCIF")
  private @Nullable String ratio;

  @SuppressWarnings("NullAway.Init") // set by choose
  private OptionText text;

  /// A measurement that can be made on any bench.
  interface Mode {
    Measurement measure(Bench bench);
  }

  /// The measurement that was asked for, checked.
  ///
  /// @param command for error messages
  /// @param sampleRate in Hz, which frequencies must fit
  /// @throws CommandLine.ParameterException if it is none or several, or not right
  Mode choose(CommandLine command, double sampleRate) {
    text = new OptionText(command);
    String name = name();
    boolean driven = List.of("tone", "tones", "sweep-headphones").contains(name);
    if (driven && drive == null) {
      throw text.usage("--" + name + ": --drive VRMS is missing");
    }
    refuse(!driven && drive != null, "--drive", name);
    refuse(!name.equals("tones") && ratio != null, "--ratio", name);
    refuse(List.of("tones", "response", "noise").contains(name) && tone != null, "--tone", name);
    return switch (name) {
      case "tones" -> tones(sampleRate);
      case "response" -> response(sampleRate);
      case "sweep-headphones" -> sweep(sampleRate);
      case "thd-vs-power" -> {
        double hertz = hertz(sampleRate);
        yield bench -> bench.thdVsPower(hertz);
      }
      case "max-power" -> {
        double hertz = hertz(sampleRate);
        List<Double> ohms = resistors();
        yield bench -> bench.maxPower(hertz, POWER_THD_PERCENT, ohms);
      }
      case "noise" -> Bench::noise;
      default -> {
        double hertz = hertz(sampleRate);
        double vrms = drive();
        yield bench -> bench.tone(hertz, vrms);
      }
    };
  }

  private void refuse(boolean given, String option, String mode) {
    if (given) {
      throw text.usage(option + " has no meaning for --" + mode);
    }
  }

  /// The chosen measurement's option without its dashes.
  String name() {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("tones", tones != null);
    given.put("response", response != null);
    given.put("sweep-headphones", sweep != null);
    given.put("thd-vs-power", thdVsPower);
    given.put("max-power", maxPower != null);
    given.put("noise", noise);
    List<String> chosen = given.keySet().stream().filter(given::get).toList();
    if (chosen.size() > 1) {
      throw text.usage(
          "--%s and --%s: one measurement at a time is allowed"
              .formatted(chosen.get(0), chosen.get(1)));
    }
    if (chosen.isEmpty() && tone == null) {
      throw text.usage(
          "name a measurement: --tone, --tones, --response, --sweep-headphones, --thd-vs-power,"
              + " --max-power or --noise");
    }
    return chosen.isEmpty() ? "tone" : chosen.getFirst();
  }

  private Mode tones(double sampleRate) {
    List<Double> hertz = text.numbers("--tones", tones, ",", 2, "two frequencies, e.g. 60,7000");
    double first = hertz.get(0);
    double second = hertz.get(1);
    text.check(() -> Allowed.frequency("--tones", first, sampleRate));
    text.check(() -> Allowed.frequency("--tones", second, sampleRate));
    text.check(() -> Allowed.different("--tones", first, second));
    List<Double> parts =
        text.numbers("--ratio", ratio == null ? "1:1" : ratio, ":", 2, "two amplitudes, e.g. 4:1");
    double quotient = parts.get(0) / parts.get(1);
    text.check(() -> Allowed.ratio("--ratio", quotient));
    double vrms = drive();
    return bench -> bench.tones(first, second, quotient, vrms);
  }

  private Mode response(double sampleRate) {
    String allowed = "two frequencies and a number of points, e.g. 20:20000:100";
    List<Double> range = text.numbers("--response", response, ":", 3, allowed);
    double from = range.get(0);
    double to = range.get(1);
    int points = text.whole("--response", range.get(2), allowed);
    text.check(() -> Allowed.range("--response", from, to, points, sampleRate));
    return bench -> bench.response(from, to, points);
  }

  private Mode sweep(double sampleRate) {
    String allowed = "two numbers of pairs, e.g. 1:6";
    List<Double> range = text.numbers("--sweep-headphones", sweep, ":", 2, allowed);
    int from = text.whole("--sweep-headphones", range.get(0), allowed);
    int to = text.whole("--sweep-headphones", range.get(1), allowed);
    text.check(() -> Allowed.counts("--sweep-headphones", from, to));
    double hertz = hertz(sampleRate);
    double vrms = drive();
    return bench -> bench.sweep(from, to, hertz, vrms);
  }

  private double hertz(double sampleRate) {
    double hertz = tone == null ? USUAL_HERTZ : tone;
    text.check(() -> Allowed.frequency("--tone", hertz, sampleRate));
    return hertz;
  }

  private double drive() {
    double vrms = Objects.requireNonNull(drive, "checked before");
    text.check(() -> Allowed.drive("--drive", vrms));
    return vrms;
  }

  private List<Double> resistors() {
    if (maxPower == null || maxPower.isEmpty()) {
      return RESISTORS;
    }
    List<Double> ohms =
        text.numbers("--max-power", maxPower, ",", 0, "resistances in Ω, e.g. 33,300,600");
    ohms.forEach(ohm -> text.check(() -> Allowed.resistor("--max-power", ohm)));
    return ohms;
  }
}
