package cuebus.scene;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import cuebus.mix.CueMix;
import cuebus.mix.ParameterFields;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import org.jspecify.annotations.Nullable;

/// The keys of one line that changes a parameter.
final class EntryFields {

  private static final long MOST_FRAMES = 1L << 53;

  private final Parameters parameters;
  private final Keys.Key<Long> at;
  private final Keys.Key<Integer> by;
  private final Keys.Key<@Nullable String> parameter;
  private final Keys.Key<@Nullable Object> value;
  private final Keys.Key<@Nullable Double> offset;
  private final Keys.Key<Integer> fade;

  EntryFields(Keys keys, Parameters parameters, Actors actors) {
    this.parameters = parameters;
    at = keys.required("at", EntryFields::frame);
    by = keys.required("by", actors::read);
    parameter = keys.optional("parameter", Value.text());
    value = keys.optional("value", ParameterFields::plain);
    offset = keys.optional("offset", Value.number(-1e6, 1e6, ""));
    fade = keys.optional("fadeMs", Value.integer(0, CueMix.MAX_FADE_MS, "ms"), 0);
  }

  private static long frame(JsonReader json) throws InvalidFileException {
    double number = json.isNumber() ? json.number() : Double.NaN;
    if (number >= 0 && number <= MOST_FRAMES && number == Math.rint(number)) {
      return (long) number;
    }
    throw json.expected("a whole number of frames from 0 to " + MOST_FRAMES);
  }

  long at() {
    return at.get();
  }

  int actor() {
    return by.get();
  }

  boolean changesParameter() {
    return parameter.given();
  }

  /// The length of a fade that was asked for; −1 if none was.
  int fadeMs() {
    return fade.given() ? fade.get() : -1;
  }

  /// The change, of a line that is one.
  LogEntry entry(JsonReader json) throws InvalidFileException {
    String id = String.valueOf(parameter.get());
    Parameter declared =
        parameters
            .byId(id)
            .orElseThrow(() ->
                json.problem(
                    "there is no parameter %s in %s"
                        .formatted(JsonReader.quote(id), parameters.variant().text()),
                    "parameter"));
    Object plain = value.get();
    Double modulation = offset.get();
    if (modulation != null && plain == null) {
      return new LogEntry(at(), actor(), declared.index(), modulation, 0, true);
    }
    if (plain == null || modulation != null) {
      throw json.problem("a parameter needs a value, or an offset, and not both");
    }
    double number = ParameterFields.value(json, declared, plain, "value");
    return new LogEntry(at(), actor(), declared.index(), number, fade.get(), false);
  }
}
