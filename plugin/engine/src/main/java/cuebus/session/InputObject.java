package cuebus.session;

import static cuebus.json.NumberFields.number;
import static cuebus.json.NumberFields.unless;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.input.AdConverter;
import cuebus.input.Input;
import cuebus.input.InputKind;
import cuebus.input.Microphone;
import cuebus.input.Pickup;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The `input` of a source in a session file. A figure that is left out is ideal; levels that are
/// left out are usual ones of the kind, and a gain that is left out brings the source's full scale
/// to the converter's.
final class InputObject {

  private static final double NO_NOISE = Double.NEGATIVE_INFINITY;

  /// Just above the thermal noise of the 150 Ω that the figure is stated with.
  private static final double LOWEST_EIN_DBU = -130.9;

  private static final double LINE_FULL_SCALE_DBU = AdConverter.FULL_SCALE_DBU;

  /// About 1.1 V peak, what a hard-struck guitar gives.
  private static final double INSTRUMENT_FULL_SCALE_DBU = 0;

  private final Keys keys = new Keys();
  private final Keys.Key<InputKind> kind =
      keys.required("kind", Value.word(InputKind.values(), InputKind::text));
  private final Keys.Key<@Nullable Microphone> microphone =
      keys.optional("microphone", Value.word(Microphone.values(), Microphone::text));
  private final Keys.Key<@Nullable Pickup> pickup = keys.optional("pickup", InputObject::pickup);
  private final Keys.Key<@Nullable Double> sourceOhm =
      keys.optional("sourceOhm", Value.number(0, 1e6, "Ω"));
  private final Keys.Key<Double> cableFarad =
      keys.optional("cableFarad", Value.number(0, 1e-6, "F"), 0.0);
  private final Keys.Key<@Nullable Double> sourceFullScale =
      keys.optional("sourceFullScaleDbu", Value.number(-100, 60, "dBu"));
  private final Keys.Key<Boolean> phantom = keys.optional("phantom", Value.flag(), false);
  private final Keys.Key<@Nullable Double> phantomAmpere =
      keys.optional("phantomAmpere", Value.number(0, Input.PHANTOM_MAX_AMPERE, "A"));
  private final Keys.Key<Double> inputOhm =
      keys.optional("inputOhm", Value.number(1, 1e8, "Ω"), Double.POSITIVE_INFINITY);
  private final Keys.Key<@Nullable Double> gain =
      keys.optional("gainDb", Value.number(-100, 100, "dB"));
  private final Keys.Key<Double> ein =
      keys.optional("einDbu", Value.number(LOWEST_EIN_DBU, 0, "dBu"), NO_NOISE);
  private final Keys.Key<Double> adcFullScale =
      keys.optional("adcFullScaleDbu", Value.number(-100, 60, "dBu"), AdConverter.FULL_SCALE_DBU);
  private final Keys.Key<Double> adcDynamicRange =
      keys.optional("adcDynamicRangeDb", Value.number(0, 200, "dB"), Double.POSITIVE_INFINITY);
  private final Keys.Key<Integer> adcBits =
      keys.optional("adcBits", Value.integer(8, 32, "bits"), 0);

  private InputObject() {}

  static Input read(JsonReader json) throws InvalidFileException {
    var object = new InputObject();
    object.keys.read(json);
    object.check(json);
    return object.input();
  }

  private static Pickup pickup(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var ohm = keys.required("r", Value.number(1, 1e6, "Ω"));
    var henry = keys.required("l", Value.number(0, 100, "H"));
    var farad = keys.optional("c", Value.number(0, 1e-6, "F"), 0.0);
    keys.read(json);
    return new Pickup(ohm.get(), henry.get(), farad.get());
  }

  private void check(JsonReader json) throws InvalidFileException {
    if (kind.get() != InputKind.MIC) {
      refuse(json, microphone.given(), "microphone", "only a mic input has it");
      refuse(json, phantom.get(), "phantom", "only a mic input has it");
    }
    refuse(
        json,
        phantomAmpere.given() && microphone.get() != Microphone.CONDENSER,
        "phantomAmpere",
        "only a condenser microphone draws it");
    refuse(
        json,
        pickup.given() && kind.get() != InputKind.INSTRUMENT,
        "pickup",
        "only an instrument input has it");
    refuse(
        json,
        pickup.given() && sourceOhm.given(),
        "sourceOhm",
        "the pickup's r says it already; one of them is allowed");
  }

  private void refuse(JsonReader json, boolean wrong, String key, String why)
      throws InvalidFileException {
    if (wrong) {
      throw json.problem(why + ", and the kind is " + kind.get().text(), key);
    }
  }

  private Input input() {
    Microphone used =
        kind.get() == InputKind.MIC && microphone.get() == null
            ? Microphone.DYNAMIC
            : microphone.get();
    double fullScale =
        sourceFullScale.get() != null
            ? sourceFullScale.get()
            : used != null
                ? used.fullScaleDbu()
                : kind.get() == InputKind.LINE ? LINE_FULL_SCALE_DBU : INSTRUMENT_FULL_SCALE_DBU;
    Pickup coil = pickup.get();
    Double stated = sourceOhm.get();
    return new Input(
        kind.get(),
        used,
        coil,
        coil != null ? coil.ohm() : stated != null ? stated : kind.get().sourceOhm(),
        cableFarad.get(),
        fullScale,
        phantom.get(),
        phantomAmpere.get(),
        inputOhm.get(),
        gain.get() != null ? gain.get() : adcFullScale.get() - fullScale,
        ein.get(),
        new AdConverter(adcFullScale.get(), adcDynamicRange.get(), adcBits.get()));
  }

  static void write(Input input, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("input");
    json.writeStringField("kind", input.kind().text());
    if (input.microphone() != null) {
      json.writeStringField("microphone", input.microphone().text());
    }
    Pickup pickup = input.pickup();
    if (pickup == null) {
      number(json, "sourceOhm", input.sourceOhm());
    } else {
      json.writeObjectFieldStart("pickup");
      number(json, "r", pickup.ohm());
      number(json, "l", pickup.henry());
      number(json, "c", pickup.farad());
      json.writeEndObject();
    }
    number(json, "cableFarad", input.cableFarad());
    number(json, "sourceFullScaleDbu", input.sourceFullScaleDbu());
    if (input.phantom()) {
      json.writeBooleanField("phantom", true);
    }
    if (input.phantomAmpere() != null) {
      number(json, "phantomAmpere", input.phantomAmpere());
    }
    unless(Double.POSITIVE_INFINITY, json, "inputOhm", input.inputOhm());
    number(json, "gainDb", input.gainDb());
    unless(NO_NOISE, json, "einDbu", input.einDbu());
    AdConverter converter = input.converter();
    number(json, "adcFullScaleDbu", converter.fullScaleDbu());
    unless(Double.POSITIVE_INFINITY, json, "adcDynamicRangeDb", converter.dynamicRangeDb());
    if (converter.bits() > 0) {
      json.writeNumberField("adcBits", converter.bits());
    }
    json.writeEndObject();
  }
}
