package cuebus.session;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Nearest;
import cuebus.json.NumberFields;
import cuebus.json.Value;
import cuebus.midi.ControllerMode;
import cuebus.midi.MidiMap;
import cuebus.mix.CueMix;
import cuebus.mix.ParameterFields;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.scene.Scene;
import cuebus.session.Session.TalkKey;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The keys of a session that concern what changes while it plays: scenes, recall-safe, MIDI.
/// Parameters are named by their ids, which are those of every variant that is large enough.
final class ShowFields {

  private static final int MOST_MESSAGES = 2048;

  private static final Parameters LARGEST = Parameters.of(Variant.V64X16);

  private final Keys.Key<List<Scene>> scenes;
  private final Keys.Key<Show> safe;
  private final Keys.Key<Midi> midi;

  ShowFields(Keys keys) {
    scenes = keys.optional("scenes", Value.list(0, Control.SCENES, ShowFields::scene), List.of());
    safe = keys.optional("recallSafe", ShowFields::safe, Show.NONE);
    midi = keys.optional("midi", ShowFields::midi, key -> MidiMap.NONE);
  }

  /// @param key what notes mean that press a talk key and do not say
  Show get(TalkKey key) {
    Show said = safe.get();
    return new Show(scenes.get(), said.safeMixes(), said.safeControls(), midi.get().map(key));
  }

  /// The map, once it is known what a talk key means.
  private interface Midi {
    MidiMap map(TalkKey key);
  }

  /// A note, likewise.
  private interface Note {
    MidiMap.Note note(TalkKey key);
  }

  private static Scene scene(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var id = keys.required("id", Value.id());
    var name = keys.optional("name", Value.text());
    var fade = keys.optional("fadeMs", Value.integer(0, CueMix.MAX_FADE_MS, "ms"), 0);
    var values = keys.required("parameters", Value.map(ParameterFields::plain));
    keys.read(json);
    Map<String, Double> plain = new LinkedHashMap<>();
    for (var entry : values.get().entrySet()) {
      Parameter parameter = parameter(json, entry.getKey(), "parameters", entry.getKey());
      plain.put(
          entry.getKey(),
          ParameterFields.value(json, parameter, entry.getValue(), "parameters", entry.getKey()));
    }
    return new Scene(id.get(), name.get() == null ? id.get() : name.get(), fade.get(), plain);
  }

  private static Parameter parameter(JsonReader json, String id, Object... place)
      throws InvalidFileException {
    if (id.equals(Control.SCENE.kind())) {
      throw json.problem(
          "scene recalls scenes itself, so no scene has it; of MIDI, program changes do that",
          place);
    }
    return LARGEST
        .byId(id)
        .orElseThrow(() -> json.problem("there is no parameter " + JsonReader.quote(id), place));
  }

  private static Show safe(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var mixes =
        keys.optional("mixes", Value.list(0, Variant.V64X16.mixes(), Value.id()), List.of());
    var controls =
        keys.optional(
            "controls", Value.list(0, Control.values().length, ShowFields::control), List.of());
    keys.read(json);
    return new Show(List.of(), mixes.get(), controls.get(), MidiMap.NONE);
  }

  /// There are too many kinds to name them all in a message.
  private static Control control(JsonReader json) throws InvalidFileException {
    String kind = Value.text().read(json);
    return Arrays.stream(Control.values())
        .filter(control -> control.kind().equals(kind))
        .findFirst()
        .orElseThrow(() ->
            json.problem(
                "there is no kind of control %s%s"
                    .formatted(
                        JsonReader.quote(kind),
                        Nearest.question(
                            kind, Arrays.stream(Control.values()).map(Control::kind).toList()))));
  }

  private static Midi midi(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var controllers =
        keys.optional(
            "controllers", Value.list(0, MOST_MESSAGES, ShowFields::controller), List.of());
    var notes = keys.optional("notes", Value.list(0, MOST_MESSAGES, ShowFields::note), List.of());
    var programs =
        keys.optional("programs", Value.list(0, MOST_MESSAGES, ShowFields::program), List.of());
    keys.read(json);
    return key ->
        new MidiMap(
            controllers.get(),
            notes.get().stream().map(note -> note.note(key)).toList(),
            programs.get());
  }

  private static MidiMap.Controller controller(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var channel = keys.required("channel", Value.integer(1, 16, ""));
    var cc = keys.required("cc", Value.integer(0, 119, ""));
    var parameter = keys.required("parameter", Value.text());
    var mode =
        keys.optional(
            "mode",
            Value.word(ControllerMode.values(), ControllerMode::text),
            ControllerMode.ABSOLUTE);
    keys.read(json);
    parameter(json, parameter.get(), "parameter");
    return new MidiMap.Controller(channel.get(), cc.get(), parameter.get(), mode.get());
  }

  private static Note note(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var channel = keys.required("channel", Value.integer(1, 16, ""));
    var note = keys.required("note", Value.integer(0, 127, ""));
    var parameter = keys.required("parameter", Value.text());
    var momentary = keys.optional("momentary", Value.flag());
    keys.read(json);
    Parameter switched = parameter(json, parameter.get(), "parameter");
    boolean talks = LARGEST.control(switched.index()) == Control.TALK;
    Boolean said = momentary.get();
    return key ->
        new MidiMap.Note(
            channel.get(),
            note.get(),
            parameter.get(),
            said != null ? said : talks && key == TalkKey.MOMENTARY);
  }

  private static MidiMap.Program program(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var channel = keys.required("channel", Value.integer(1, 16, ""));
    var program = keys.required("program", Value.integer(0, 127, ""));
    var scene = keys.required("scene", Value.id());
    keys.read(json);
    return new MidiMap.Program(channel.get(), program.get(), scene.get());
  }

  static void write(Show show, JsonGenerator json) throws IOException {
    if (!show.scenes().isEmpty()) {
      json.writeArrayFieldStart("scenes");
      for (Scene scene : show.scenes()) {
        write(scene, json);
      }
      json.writeEndArray();
    }
    if (!show.safeMixes().isEmpty() || !show.safeControls().isEmpty()) {
      json.writeObjectFieldStart("recallSafe");
      DeskFields.texts("mixes", show.safeMixes(), json);
      DeskFields.texts("controls", show.safeControls().stream().map(Control::kind).toList(), json);
      json.writeEndObject();
    }
    if (!show.midi().equals(MidiMap.NONE)) {
      write(show.midi(), json);
    }
  }

  private static void write(Scene scene, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", scene.id());
    json.writeStringField("name", scene.name());
    NumberFields.number(json, "fadeMs", scene.fadeMs());
    json.writeObjectFieldStart("parameters");
    for (var entry : scene.values().entrySet()) {
      ParameterFields.write(
          LARGEST.byId(entry.getKey()).orElseThrow(), entry.getKey(), entry.getValue(), json);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(MidiMap midi, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("midi");
    json.writeArrayFieldStart("controllers");
    for (MidiMap.Controller controller : midi.controllers()) {
      start(controller.channel(), "cc", controller.cc(), json);
      json.writeStringField("parameter", controller.parameter());
      json.writeStringField("mode", controller.mode().text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notes");
    for (MidiMap.Note note : midi.notes()) {
      start(note.channel(), "note", note.note(), json);
      json.writeStringField("parameter", note.parameter());
      json.writeBooleanField("momentary", note.momentary());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("programs");
    for (MidiMap.Program program : midi.programs()) {
      start(program.channel(), "program", program.program(), json);
      json.writeStringField("scene", program.scene());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void start(int channel, String what, int number, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("channel", channel);
    json.writeNumberField(what, number);
  }
}
