package cuebus.host.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.json.InvalidFileException;
import cuebus.session.Equipment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a comparison found.
///
/// @param asked what was asked
/// @param findings by headphone, device, lead and number of players, in the order of the comparison
/// @param summary the answer in one sentence
/// @param sentences the same for each headphone on each device
/// @param warnings what to bear in mind, a sentence each
public record OutputAnswer(
    Comparison asked,
    List<Finding> findings,
    String summary,
    List<String> sentences,
    List<String> warnings)
    implements Answer {

  /// Measures everything that is asked for.
  ///
  /// @param equipment every device and headphone that the comparison names
  /// @throws InvalidFileException if a headphone has no sensitivity, without which nobody knows how
  ///   loud it is, or a device of several outputs has fewer of them than there are players
  public static OutputAnswer of(Comparison comparison, Equipment equipment)
      throws InvalidFileException {
    var findings = new ArrayList<Finding>();
    Set<String> warnings = new LinkedHashSet<>();
    checkOutputs(comparison, equipment);
    for (String headphoneId : comparison.headphones()) {
      Headphone headphone = Objects.requireNonNull(equipment.headphones().get(headphoneId));
      if (headphone.sensitivityDbPerV() == null) {
        throw new InvalidFileException(
            headphone.id(),
            "/sensitivityDbPerV",
            "is missing, and without it nobody knows how loud these headphones are: sound pressure"
                + " level at 1 Vrms in dB SPL");
      }
      warnings.addAll(headphone.warnings());
      for (String deviceId : comparison.devices()) {
        Device device = Objects.requireNonNull(equipment.devices().get(deviceId));
        warnings.addAll(device.warnings());
        for (Lead lead : comparison.leads()) {
          for (int players : comparison.players()) {
            findings.add(new Situation(device, headphone, players, lead).find(comparison));
          }
        }
      }
    }
    return new OutputAnswer(
        comparison,
        List.copyOf(findings),
        Summary.of(comparison, findings),
        Sentences.of(comparison, findings),
        List.copyOf(warnings));
  }

  private static void checkOutputs(Comparison comparison, Equipment equipment)
      throws InvalidFileException {
    for (String id : comparison.devices()) {
      Device device = Objects.requireNonNull(equipment.devices().get(id));
      Optional<String> problem = device.tooFewOutputs(comparison.players().getLast());
      if (problem.isPresent()) {
        throw new InvalidFileException(id, "/outputs", problem.get());
      }
    }
  }

  @Override
  public List<String> columns() {
    return List.copyOf(cells().keySet());
  }

  @Override
  public List<List<String>> rows() {
    var cells = cells().values();
    return findings.stream().map(f -> cells.stream().map(cell -> cell.apply(f)).toList()).toList();
  }

  @Override
  public String picture() {
    return AnswerPicture.of(this);
  }

  /// What is the same in all rows has no column.
  private Map<String, Function<Finding, String>> cells() {
    Map<String, Function<Finding, String>> cells = new LinkedHashMap<>();
    cells.put("Device", f -> f.device().name());
    if (asked.headphones().size() > 1) {
      cells.put("Headphones", f -> f.headphone().name());
    }
    if (asked.leads().size() > 1) {
      cells.put("Lead", f -> f.lead().text());
    }
    if (asked.players().size() > 1) {
      cells.put("Players", f -> Integer.toString(f.players()));
      cells.put("On one output", f -> Integer.toString(f.sharing()));
      cells.put("Level dB SPL", f -> level(f.levelSplDb()));
      cells.put("Loss dB", f -> level(f.lossDb()));
    }
    cells.put("Loudest clean dB SPL", f -> level(f.loudestSplDb()));
    cells.put("Limited by", f -> f.limit().text());
    cells.put("Headroom dB", f -> level(f.headroomDb()));
    cells.put("Response error dB", f -> level(f.responseErrorDb()));
    cells.put("Noise dB SPL (A)", f -> level(f.noiseSplDbA()));
    cells.put("Loudest mix for", f -> time(f.hours()));
    cells.put("Evidence", f -> f.evidence().text());
    return cells;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    FindingJson.write(this, json);
  }

  @Override
  public Map<String, String> terms() {
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put(
        "Level, loss",
        "All hear their mix at one volume setting: that at which one pair alone has an average of %s dB SPL. Loss is what the other pairs on the output cost."
            .formatted(level(asked.workingSplDb())));
    terms.put(
        "Loudest clean",
        "The largest sine of 1 kHz that neither the converter's full scale nor the amplifier's volts and amperes cut.");
    terms.put(
        "Headroom",
        "From the peaks of the mix at that average, which are %s dB higher, up to the loudest clean level. Below 0 the mix clips before it is loud enough."
            .formatted(level(asked.crestDb())));
    terms.put(
        "Response error",
        "Loudest over softest frequency from 20 Hz to 20 kHz: what the output impedance does to the headphones' tone colour.");
    terms.put(
        "Noise",
        "What is heard in the pauses, A-weighted, with the volume set for the working level; the volume control lies between converter and amplifier.");
    terms.put(
        "Loudest mix for",
        "How long a mix whose peaks just stay clean may be heard in a day: 8 hours at 85 dBA, half of that for 3 dB more (NIOSH 98-126).");
    terms.put(
        "Evidence",
        "The weakest of the figures behind a row. Sound pressure levels are as good as the headphones' sensitivity: 3 dB either way are common.");
    return terms;
  }

  @Override
  public List<String> sources() {
    Set<String> lines = new LinkedHashSet<>();
    for (Finding f : findings) {
      Device device = f.device();
      Headphone headphone = f.headphone();
      lines.add("%s: %s, %s".formatted(device.name(), device.evidence().text(), device.source()));
      lines.add(
          "%s: %s, %s"
              .formatted(headphone.name(), headphone.evidence().text(), headphone.source()));
    }
    return List.copyOf(lines);
  }

  private static String level(double db) {
    return Double.isFinite(db) ? Tenths.signed(db) : "–";
  }

  /// At most a day.
  static String time(double hours) {
    if (hours >= 24) {
      return "all day";
    }
    double minutes = hours * 60;
    return hours >= 1
        ? String.format(Locale.ROOT, "%.1f h", hours)
        : minutes >= 1
            ? String.format(Locale.ROOT, "%.0f min", minutes)
            : String.format(Locale.ROOT, "%.0f s", minutes * 60);
  }
}
