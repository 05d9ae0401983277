package cuebus.host.compare;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.json.InvalidFileException;
import cuebus.session.Equipment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What a comparison found.
///
/// @param comparison what was asked
/// @param findings by headphone, device, lead and number of players, in the order of the comparison
/// @param summary the answer in one sentence
/// @param sentences the same for each headphone on each device
/// @param warnings what to bear in mind, a sentence each
public record Answer(
    Comparison comparison,
    List<Finding> findings,
    String summary,
    List<String> sentences,
    List<String> warnings) {

  /// Measures everything that is asked for.
  ///
  /// @param equipment every device and headphone that the comparison names
  /// @throws InvalidFileException if a headphone has no sensitivity, without which nobody knows how
  ///   loud it is
  public static Answer of(Comparison comparison, Equipment equipment) throws InvalidFileException {
    var findings = new ArrayList<Finding>();
    Set<String> warnings = new LinkedHashSet<>();
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
    return new Answer(
        comparison,
        List.copyOf(findings),
        Summary.of(comparison, findings),
        Sentences.of(comparison, findings),
        List.copyOf(warnings));
  }
}
