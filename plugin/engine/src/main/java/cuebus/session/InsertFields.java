package cuebus.session;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.NumberFields;
import cuebus.json.Value;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Unit;
import cuebus.param.Variant;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The keys of a session that set processors: `inserts` of a mix, and `processing` of the session.
/// What is not named has the control's initial value; a high pass or compressor that is named is
/// on.
final class InsertFields {

  /// Nothing set.
  static final Map<Control, Double> NONE = Map.of();

  /// Where a control stands.
  ///
  /// @param object the object within, empty for none
  /// @param key the key there
  private record Place(String object, String key, Control control) {}

  private static final List<Place> INSERTS =
      List.of(
          new Place("", "highPassHz", Control.HIGH_PASS_HZ),
          new Place("eqLow", "hz", Control.EQ_LOW_HZ),
          new Place("eqLow", "db", Control.EQ_LOW_DB),
          new Place("eq1", "hz", Control.EQ_1_HZ),
          new Place("eq1", "db", Control.EQ_1_DB),
          new Place("eq1", "q", Control.EQ_1_Q),
          new Place("eq2", "hz", Control.EQ_2_HZ),
          new Place("eq2", "db", Control.EQ_2_DB),
          new Place("eq2", "q", Control.EQ_2_Q),
          new Place("eqHigh", "hz", Control.EQ_HIGH_HZ),
          new Place("eqHigh", "db", Control.EQ_HIGH_DB),
          new Place("compressor", "thresholdDb", Control.THRESHOLD),
          new Place("compressor", "ratio", Control.RATIO),
          new Place("compressor", "attackMs", Control.ATTACK),
          new Place("compressor", "releaseMs", Control.RELEASE),
          new Place("compressor", "makeUpDb", Control.MAKE_UP),
          new Place("", "reverbDb", Control.REVERB),
          new Place("", "ears", Control.EARS),
          new Place("", "widthPercent", Control.MIX_WIDTH),
          new Place("", "crossfeed", Control.CROSSFEED),
          new Place("", "delayMs", Control.DELAY),
          new Place("limiter", "ceilingDbfs", Control.CEILING),
          new Place("limiter", "ceilingDbSpl", Control.CEILING_SPL));

  private static final List<Place> PROCESSING =
      List.of(
          new Place("reverb", "decaySeconds", Control.REVERB_DECAY),
          new Place("reverb", "toneHz", Control.REVERB_TONE),
          new Place("", "lookAhead", Control.LOOK_AHEAD),
          new Place("", "guards", Control.GUARDS));

  private InsertFields() {}

  /// Reads the `inserts` of a mix: plain values by control.
  static Map<Control, Double> inserts(JsonReader json) throws InvalidFileException {
    Map<Control, Double> values = read(json, INSERTS);
    if (values.containsKey(Control.HIGH_PASS_HZ)) {
      values.put(Control.HIGH_PASS, 1.0);
    }
    return values;
  }

  /// Reads the `processing` of a session.
  static Map<Control, Double> processing(JsonReader json) throws InvalidFileException {
    return read(json, PROCESSING);
  }

  private static Map<Control, Double> read(JsonReader json, List<Place> places)
      throws InvalidFileException {
    Map<Control, Double> values = new EnumMap<>(Control.class);
    var keys = new Keys();
    Map<Place, Keys.Key<Double>> leaves = new LinkedHashMap<>();
    for (Place place : places) {
      if (place.object().isEmpty()) {
        leaves.put(place, keys.optional(place.key(), value(place.control()), Double.NaN));
      } else if (!keys.has(place.object())) {
        keys.optional(place.object(), inner -> object(inner, place.object(), places, values), true);
      }
    }
    keys.read(json);
    take(leaves, values);
    return values;
  }

  private static boolean object(
      JsonReader json, String name, List<Place> places, Map<Control, Double> values)
      throws InvalidFileException {
    var keys = new Keys();
    Map<Place, Keys.Key<Double>> leaves = new LinkedHashMap<>();
    for (Place place : places) {
      if (place.object().equals(name)) {
        leaves.put(place, keys.optional(place.key(), value(place.control()), Double.NaN));
      }
    }
    keys.read(json);
    take(leaves, values);
    if (name.equals("compressor")) {
      values.put(Control.COMPRESSOR, 1.0);
    }
    return true;
  }

  private static void take(Map<Place, Keys.Key<Double>> leaves, Map<Control, Double> values) {
    leaves.forEach((place, key) -> {
      if (key.given()) {
        values.put(place.control(), key.get());
      }
    });
  }

  private static Parameter declared(Control control) {
    Parameters parameters = Parameters.of(Variant.V8X4);
    return parameters
        .all()
        .get(
            control.scope() == Control.Scope.PLUGIN
                ? parameters.ofPlugin(control)
                : parameters.ofMix(control, 0));
  }

  private static Value<Double> value(Control control) {
    return switch (declared(control)) {
      case Parameter.Choice choice -> {
        String[] words = choice.choices().toArray(String[]::new);
        Value<String> word = Value.word(words, w -> w);
        yield json -> (double) choice.choices().indexOf(word.read(json));
      }
      case Parameter.Continuous c when c.min() == Decibels.OFF_DB -> Value.level(c.max());
      case Parameter.Continuous c -> Value.number(c.min(), c.max(), c.unit().symbol());
    };
  }

  /// Writes an object that the reader reads back equal; nothing where nothing is set.
  static void inserts(Map<Control, Double> values, JsonGenerator json) throws IOException {
    write("inserts", INSERTS, values, json);
  }

  /// Likewise for a session's `processing`.
  static void processing(Map<Control, Double> values, JsonGenerator json) throws IOException {
    write("processing", PROCESSING, values, json);
  }

  private static void write(
      String name, List<Place> places, Map<Control, Double> values, JsonGenerator json)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    String open = "";
    for (Place place : places) {
      if (!place.object().equals(open)) {
        if (!open.isEmpty()) {
          json.writeEndObject();
        }
        open = "";
      }
      boolean empty = place.object().equals("compressor") && values.containsKey(Control.COMPRESSOR);
      if (!empty && !values.containsKey(place.control())) {
        continue;
      }
      if (!place.object().equals(open)) {
        json.writeObjectFieldStart(place.object());
        open = place.object();
      }
      Double value = values.get(place.control());
      if (value != null) {
        write(place, value, json);
      }
    }
    if (!open.isEmpty()) {
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(Place place, double value, JsonGenerator json) throws IOException {
    switch (declared(place.control())) {
      case Parameter.Choice choice -> json.writeStringField(place.key(), choice.toText(value));
      case Parameter.Continuous c when c.unit() == Unit.DECIBEL && c.min() == Decibels.OFF_DB ->
          NumberFields.level(json, place.key(), value);
      case Parameter.Continuous c -> NumberFields.number(json, place.key(), value);
    }
  }
}
