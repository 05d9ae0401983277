package cuebus.amp;

import static cuebus.json.NumberFields.number;
import static cuebus.json.NumberFields.unless;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Headphone files, version 1: `presets/schemas/headphone.schema.json`.
///
/// A passive headphone states its `nominalOhm` and its `load`. An active one states `inputOhm`
/// instead, which is its nominal impedance and its load unless the file says otherwise.
public final class HeadphoneFile {

  /// Largest file accepted, in bytes.
  public static final int MAX_BYTES = 1 << 18;

  private static final Value<Double> OHM = Value.number(0.001, 1e8, "Ω");

  private HeadphoneFile() {}

  /// Reads a headphone file.
  ///
  /// @param fileName the file as the user would name it, for messages
  /// @param in its content; not closed
  /// @throws InvalidFileException if the file is not a headphone
  public static Headphone read(String fileName, InputStream in) throws InvalidFileException {
    return JsonReader.read(fileName, in, MAX_BYTES, HeadphoneFile::headphone);
  }

  /// Writes a headphone as the object that [#headphone] reads back equal.
  public static void write(Headphone headphone, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("cuebus-headphone", 1);
    json.writeStringField("id", headphone.id());
    json.writeStringField("name", headphone.name());
    json.writeStringField("type", headphone.type().text());
    number(json, "nominalOhm", headphone.nominalOhm());
    if (headphone.sensitivityDbPerV() != null) {
      number(json, "sensitivityDbPerV", headphone.sensitivityDbPerV());
    }
    json.writeStringField("evidence", headphone.evidence().text());
    json.writeStringField("source", headphone.source());
    json.writeArrayFieldStart("load");
    for (List<Element> branch : headphone.load()) {
      json.writeStartArray();
      for (Element element : branch) {
        json.writeStartObject();
        unless(Double.POSITIVE_INFINITY, json, "r", element.ohm());
        unless(Double.POSITIVE_INFINITY, json, "l", element.henry());
        unless(0, json, "c", element.farad());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    Headphone.ActiveStage active = headphone.active();
    if (active != null) {
      number(json, "inputOhm", active.inputOhm());
      number(json, "ownGainDb", active.ownGainDb());
      number(json, "ownNoiseVrmsA", active.ownNoiseVrmsA());
      unless(Double.POSITIVE_INFINITY, json, "maxSplDb", active.maxSplDb());
    }
    Figures.write(headphone.figures(), headphone.notes(), json);
    json.writeEndObject();
  }

  /// Reads a headphone that stands inside another document.
  public static Headphone headphone(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    keys.required("cuebus-headphone", Value.version(1));
    var id = keys.required("id", Value.id());
    var name = keys.required("name", Value.text());
    var type = keys.required("type", Value.word(HeadphoneType.values(), HeadphoneType::text));
    var nominal = keys.optional("nominalOhm", OHM);
    var sensitivity = keys.optional("sensitivityDbPerV", Value.number(0, 200, "dB SPL"));
    var evidence = keys.required("evidence", Value.word(Evidence.values(), Evidence::text));
    var source = keys.required("source", Value.text());
    var load = keys.optional("load", Value.list(1, 16, HeadphoneFile::branch));
    var active = new ActiveKeys(keys);
    var figures = keys.optional("figures", Figures.VALUE, Figures.NONE);
    var notes = keys.optional("notes", Value.text(), "");
    keys.read(json);

    Figures.check(json, figures.get(), keys.given());
    Headphone.@Nullable ActiveStage stage = active.stage(json, type.get());
    return new Headphone(
        id.get(),
        name.get(),
        type.get(),
        stated(json, "nominalOhm", nominal.get(), stage == null ? null : stage.inputOhm()),
        sensitivity.get(),
        evidence.get(),
        source.get(),
        stated(
            json,
            "load",
            load.get(),
            stage == null ? null : List.of(List.of(Element.resistor(stage.inputOhm())))),
        stage,
        figures.get(),
        notes.get());
  }

  /// What a file states, or what follows from an active headphone's input resistance.
  private static <T> T stated(JsonReader json, String key, @Nullable T stated, @Nullable T ofActive)
      throws InvalidFileException {
    if (stated != null) {
      return stated;
    }
    if (ofActive != null) {
      return ofActive;
    }
    throw json.problem("the key " + key + " is missing");
  }

  private static List<Element> branch(JsonReader json) throws InvalidFileException {
    List<Element> branch = Value.list(1, 16, HeadphoneFile::element).read(json);
    // At 0 Hz an inductance is a wire, whatever lies parallel to it.
    if (branch.stream().allMatch(element -> Double.isFinite(element.henry()))) {
      throw json.problem(
          "this branch is a short circuit at 0 Hz: expected at least one element without l");
    }
    return branch;
  }

  private static Element element(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var ohm = keys.optional("r", OHM, Double.POSITIVE_INFINITY);
    var henry = keys.optional("l", Value.number(1e-9, 1000, "H"), Double.POSITIVE_INFINITY);
    var farad = keys.optional("c", Value.number(1e-15, 1, "F"), 0.0);
    keys.read(json);
    if (keys.given().isEmpty()) {
      throw json.problem("an element has at least one of r, l and c");
    }
    return new Element(ohm.get(), henry.get(), farad.get());
  }

  /// The keys that only active headphones have.
  private static final class ActiveKeys {
    final Keys.Key<@Nullable Double> input;
    final Keys.Key<Double> gain;
    final Keys.Key<Double> noise;
    final Keys.Key<Double> maxSpl;

    ActiveKeys(Keys keys) {
      input = keys.optional("inputOhm", OHM);
      gain = keys.optional("ownGainDb", Value.number(-100, 100, "dB"), 0.0);
      noise = keys.optional("ownNoiseVrmsA", Value.number(0, 1, "Vrms"), 0.0);
      maxSpl = keys.optional("maxSplDb", Value.number(0, 200, "dB SPL"), Double.POSITIVE_INFINITY);
    }

    Headphone.@Nullable ActiveStage stage(JsonReader json, HeadphoneType type)
        throws InvalidFileException {
      if (type == HeadphoneType.ACTIVE) {
        Double inputOhm = input.get();
        if (inputOhm == null) {
          throw json.problem("the key inputOhm is missing, which an active headphone needs");
        }
        return new Headphone.ActiveStage(inputOhm, gain.get(), noise.get(), maxSpl.get());
      }
      refuse(json, type, "inputOhm", input);
      refuse(json, type, "ownGainDb", gain);
      refuse(json, type, "ownNoiseVrmsA", noise);
      refuse(json, type, "maxSplDb", maxSpl);
      return null;
    }

    private static void refuse(JsonReader json, HeadphoneType type, String name, Keys.Key<?> key)
        throws InvalidFileException {
      if (key.given()) {
        throw json.problem(
            "only active headphones have this key, and the type is " + type.text(), name);
      }
    }
  }
}
