package cuebus.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.mix.Layout.Group;
import cuebus.mix.Layout.MixStrip;
import cuebus.mix.Layout.SourceStrip;
import cuebus.mix.ParameterFields;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/// A state as JSON, version 1: what a plugin host keeps in its project.
///
/// Parameters stand by id with plain values: levels in dB or `"-inf"`, choices by name. Devices and
/// headphones stand in it whole, so that a project opens on a machine that has not got their files.
/// A parameter that is left out has its initial value. Scenes, recall-safe and MIDI stand in it as
/// in a session; `session` says which one that was and how its mixes are called there.
///
/// ```json
/// { "cuebus-state": 1, "variant": "8x4",
///   "sources": [ { "name": "Kick" }, { "name": "Keys", "colour": "#27ae60", "linked": true } ],
///   "mixes": [ { "name": "Drummer", "output": { "device": { … }, "lead": "stereo",
///                "headphones": [ { "headphone": { … }, "count": 2 } ] } } ],
///   "session": { "identity": "9f2c…", "mixes": [ "drummer" ] },
///   "scenes": [ … ], "recallSafe": { "mixes": [ "drummer" ] }, "midi": { … },
///   "parameters": { "mix1.level": -6, "mix1.output": "audible", "mix1.source1.level": "-inf" } }
/// ```
public final class StateFile {

  /// Largest document accepted, in bytes; a full 64x16 is well below 1 MB.
  public static final int MAX_BYTES = 4 << 20;

  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private StateFile() {}

  /// What a state holds, as far as it says.
  ///
  /// @param setup the whole of it, with initial values where the file is silent
  /// @param given the indices of the parameters that it names
  public record Content(Setup setup, BitSet given) {}

  /// Reads a state. Nothing is changed by a bad one: it is read whole before it is returned.
  ///
  /// @param name what the user would call it, for messages
  /// @param in UTF-8; not closed
  /// @throws InvalidFileException if it is not a state, naming the place
  public static Content read(String name, InputStream in) throws InvalidFileException {
    return JsonReader.read(name, in, MAX_BYTES, StateFile::state);
  }

  private static Content state(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    keys.required("cuebus-state", Value.version(VERSION));
    var variant = keys.required("variant", Value.word(Variant.values(), Variant::text));
    var sources =
        keys.required("sources", Value.list(0, Variant.V64X16.inputs(), LayoutFields::source));
    var mixes = keys.required("mixes", Value.list(0, Variant.V64X16.mixes(), LayoutFields::mix));
    var groups =
        keys.optional("groups", Value.list(0, Control.GROUPS, LayoutFields::group), List.of());
    var origin = keys.optional("session", StateFile::origin, Setup.Origin.NONE);
    var show = new ShowFields(keys);
    var values = keys.required("parameters", Value.map(ParameterFields::plain));
    keys.read(json);
    // A state says of every note whether it is held.
    Show shown = show.get(Session.TalkKey.MOMENTARY);
    ShowChecks.check(json, shown, origin.get().mixIds(), variant.get());
    Parameters parameters = Parameters.of(variant.get());
    double[] all = parameters.initialValues();
    var given = new BitSet();
    for (var entry : values.get().entrySet()) {
      Parameter parameter =
          parameters
              .byId(entry.getKey())
              .orElseThrow(() ->
                  json.problem(
                      "there is no such parameter in " + variant.get().text(),
                      "parameters",
                      entry.getKey()));
      all[parameter.index()] =
          ParameterFields.value(json, parameter, entry.getValue(), "parameters", parameter.id());
      given.set(parameter.index());
    }
    try {
      Layout layout = new Layout(variant.get(), sources.get(), mixes.get(), groups.get());
      var setup = new Setup(new CueMixState(layout, all), shown, origin.get());
      return new Content(setup, given);
    } catch (IllegalArgumentException e) {
      throw json.problem(String.valueOf(e.getMessage()));
    }
  }

  private static Setup.Origin origin(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var identity = keys.required("identity", Value.text());
    var mixes = keys.required("mixes", Value.list(0, Variant.V64X16.mixes(), Value.id()));
    keys.read(json);
    return new Setup.Origin(identity.get(), mixes.get());
  }

  /// The state as UTF-8 JSON; [#read] gives an equal one.
  public static byte[] write(Setup setup) {
    return write(setup, parameter -> true);
  }

  /// The state as UTF-8 JSON with some of the parameters: the others are somebody else's to keep.
  ///
  /// @param parameters says of an index whether that parameter is written
  public static byte[] write(Setup setup, IntPredicate parameters) {
    CueMixState state = setup.state();
    var out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("cuebus-state", VERSION);
      json.writeStringField("variant", state.layout().variant().text());
      json.writeArrayFieldStart("sources");
      for (SourceStrip source : state.layout().sources()) {
        LayoutFields.source(source, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("mixes");
      for (MixStrip mix : state.layout().mixes()) {
        LayoutFields.mix(mix, json);
      }
      json.writeEndArray();
      if (!state.layout().groups().isEmpty()) {
        json.writeArrayFieldStart("groups");
        for (Group group : state.layout().groups()) {
          LayoutFields.group(group, json);
        }
        json.writeEndArray();
      }
      if (!setup.origin().equals(Setup.Origin.NONE)) {
        json.writeObjectFieldStart("session");
        json.writeStringField("identity", setup.origin().identity());
        DeskFields.texts("mixes", setup.origin().mixIds(), json);
        json.writeEndObject();
      }
      ShowFields.write(setup.show(), json);
      json.writeObjectFieldStart("parameters");
      for (Parameter parameter : Parameters.of(state.layout().variant()).all()) {
        if (parameters.test(parameter.index())) {
          ParameterFields.write(parameter, parameter.id(), state.value(parameter.index()), json);
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }
}
