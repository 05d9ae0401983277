package cuebus.amp;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Nearest;
import cuebus.json.Value;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// `figures` of device and headphone files: evidence of single figures, by their path in the file.
final class Figures {

  static final Map<String, Figure> NONE = Map.of();

  static final Value<Map<String, Figure>> VALUE = Value.map(Figures::figure);

  private Figures() {}

  private static Figure figure(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var evidence = keys.required("evidence", Value.word(Evidence.values(), Evidence::text));
    var source = keys.required("source", Value.text());
    keys.read(json);
    return new Figure(evidence.get(), source.get());
  }

  /// Refuses evidence for a figure that the file does not have, which is mostly a slip of the pen.
  ///
  /// @param given paths that the file has, e.g. `amp.railVpeak`
  static void check(JsonReader json, Map<String, Figure> figures, Set<String> given)
      throws InvalidFileException {
    for (String path : figures.keySet()) {
      if (!given.contains(path)) {
        throw json.problem(
            "this file gives no such figure" + Nearest.question(path, new TreeSet<>(given)),
            "figures",
            path);
      }
    }
  }

  /// Whether an estimate hides behind a file's better evidence.
  static boolean anyBelow(Evidence evidence, Map<String, Figure> figures) {
    return evidence != Evidence.ESTIMATE
        && figures.values().stream().anyMatch(figure -> figure.evidence() == Evidence.ESTIMATE);
  }

  /// Writes `figures` and `notes`, where there are any.
  static void write(Map<String, Figure> figures, String notes, JsonGenerator json)
      throws IOException {
    if (!figures.isEmpty()) {
      json.writeObjectFieldStart("figures");
      for (Map.Entry<String, Figure> figure : new TreeMap<>(figures).entrySet()) {
        json.writeObjectFieldStart(figure.getKey());
        json.writeStringField("evidence", figure.getValue().evidence().text());
        json.writeStringField("source", figure.getValue().source());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    if (!notes.isEmpty()) {
      json.writeStringField("notes", notes);
    }
  }
}
