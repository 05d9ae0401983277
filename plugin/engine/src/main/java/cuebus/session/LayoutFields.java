package cuebus.session;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.amp.Device;
import cuebus.amp.DeviceFile;
import cuebus.amp.HeadphoneFile;
import cuebus.amp.Lead;
import cuebus.amp.PluggedHeadphone;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import cuebus.mix.Layout.Group;
import cuebus.mix.Layout.MixStrip;
import cuebus.mix.Layout.Output;
import cuebus.mix.Layout.SourceStrip;
import cuebus.mix.SourceRole;
import cuebus.param.Control;
import cuebus.param.Variant;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a state's file says of sources, mixes and groups.
final class LayoutFields {

  private LayoutFields() {}

  static SourceStrip source(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var name = keys.required("name", Value.text());
    var colour = keys.optional("colour", Value.colour());
    var linked = keys.optional("linked", Value.flag(), false);
    var role =
        keys.optional(
            "role", Value.word(SourceRole.values(), SourceRole::text), SourceRole.INSTRUMENT);
    var hidden = keys.optional("hidden", Value.flag(), false);
    keys.read(json);
    return new SourceStrip(name.get(), colour.get(), linked.get(), role.get(), hidden.get());
  }

  static Group group(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var name = keys.required("name", Value.text());
    var colour = keys.optional("colour", Value.colour());
    var sources = keys.optional("sources", places(Variant.V64X16.inputs()), List.of());
    var groups = keys.optional("groups", places(Control.GROUPS), List.of());
    keys.read(json);
    return new Group(name.get(), colour.get(), fromZero(sources.get()), fromZero(groups.get()));
  }

  /// Places in a list, counted from 1 as parameter ids count.
  private static Value<List<Integer>> places(int most) {
    return Value.list(0, most, Value.integer(1, most, ""));
  }

  private static Set<Integer> fromZero(List<Integer> places) {
    return places.stream().map(place -> place - 1).collect(Collectors.toSet());
  }

  static MixStrip mix(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var name = keys.required("name", Value.text());
    var role = keys.optional("role", Value.word(new String[] {"engineer"}, word -> word));
    var output = keys.optional("output", LayoutFields::output, Output.NONE);
    var own = keys.optional("own", places(Variant.V64X16.inputs()), List.of());
    keys.read(json);
    return new MixStrip(name.get(), role.given(), output.get(), fromZero(own.get()));
  }

  private static Output output(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var device = keys.required("device", DeviceFile::device);
    var lead = keys.optional("lead", Value.word(Lead.values(), Lead::text), Lead.STEREO);
    var headphones =
        keys.optional("headphones", Value.list(0, 64, LayoutFields::plugged), List.of());
    keys.read(json);
    return new Output(device.get(), lead.get(), headphones.get());
  }

  private static PluggedHeadphone plugged(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var headphone = keys.required("headphone", HeadphoneFile::headphone);
    var count = keys.optional("count", Value.integer(1, 64, "pairs"), 1);
    keys.read(json);
    return new PluggedHeadphone(headphone.get(), count.get());
  }

  static void source(SourceStrip source, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", source.name());
    if (source.colour() != null) {
      json.writeStringField("colour", source.colour());
    }
    if (source.linked()) {
      json.writeBooleanField("linked", true);
    }
    if (source.role() != SourceRole.INSTRUMENT) {
      json.writeStringField("role", source.role().text());
    }
    if (source.hidden()) {
      json.writeBooleanField("hidden", true);
    }
    json.writeEndObject();
  }

  static void group(Group group, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", group.name());
    if (group.colour() != null) {
      json.writeStringField("colour", group.colour());
    }
    places("sources", group.sources(), json);
    places("groups", group.groups(), json);
    json.writeEndObject();
  }

  private static void places(String key, Set<Integer> places, JsonGenerator json)
      throws IOException {
    if (!places.isEmpty()) {
      json.writeArrayFieldStart(key);
      for (int place : places.stream().sorted().toList()) {
        json.writeNumber(place + 1);
      }
      json.writeEndArray();
    }
  }

  static void mix(MixStrip mix, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", mix.name());
    if (mix.engineer()) {
      json.writeStringField("role", "engineer");
    }
    places("own", mix.own(), json);
    Device device = mix.output().device();
    if (device != null) {
      json.writeObjectFieldStart("output");
      json.writeFieldName("device");
      DeviceFile.write(device, json);
      json.writeStringField("lead", mix.output().lead().text());
      json.writeArrayFieldStart("headphones");
      for (PluggedHeadphone plugged : mix.output().headphones()) {
        json.writeStartObject();
        json.writeFieldName("headphone");
        HeadphoneFile.write(plugged.headphone(), json);
        json.writeNumberField("count", plugged.count());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
