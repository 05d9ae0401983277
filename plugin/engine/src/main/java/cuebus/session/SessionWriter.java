package cuebus.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import cuebus.json.NumberFields;
import cuebus.param.Follow;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Output;
import cuebus.session.Session.Send;
import cuebus.session.Session.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// Writes session files: indented, every level and pan stated, sends in the order of the sources.
final class SessionWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;
  private final List<Source> order;
  private final List<Session.Group> groups;

  private SessionWriter(JsonGenerator json, Session session) {
    this.json = json;
    order = session.sources();
    groups = session.groups();
  }

  static void write(Session session, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new SessionWriter(json, session).session(session);
      json.writeRaw('\n');
    }
  }

  private void session(Session session) throws IOException {
    json.writeStartObject();
    json.writeNumberField("cuebus-session", 1);
    json.writeStringField("name", session.name());
    notes(session.notes());
    if (session.variant() != null) {
      json.writeStringField("variant", session.variant().text());
    }
    if (session.sampleRate() != null) {
      json.writeNumberField("sampleRate", session.sampleRate());
    }
    json.writeArrayFieldStart("sources");
    for (Source source : session.sources()) {
      source(source);
    }
    json.writeEndArray();
    DeskFields.write(groups, json);
    InsertFields.processing(session.processing(), json);
    sends("main", session.main());
    ClickFields.write(session.click(), json);
    ClickFields.write(session.talkback(), json);
    json.writeArrayFieldStart("mixes");
    for (Mix mix : session.mixes()) {
      mix(mix);
    }
    json.writeEndArray();
    ShowFields.write(session.show(), json);
    json.writeEndObject();
  }

  private void notes(String notes) throws IOException {
    if (!notes.isEmpty()) {
      json.writeStringField("notes", notes);
    }
  }

  private void source(Source source) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", source.id());
    json.writeStringField("name", source.name());
    if (source.file() != null) {
      json.writeStringField("file", source.file());
    }
    if (!source.channels().isEmpty()) {
      json.writeArrayFieldStart("channels");
      for (int channel : source.channels()) {
        json.writeNumber(channel);
      }
      json.writeEndArray();
    }
    if (source.colour() != null) {
      json.writeStringField("colour", source.colour());
    }
    NumberFields.number(json, "trimDb", source.trimDb());
    json.writeStringField("polarity", source.inverted() ? "inverted" : "normal");
    json.writeBooleanField("mute", source.mute());
    DeskFields.write(source.desk(), json);
    if (source.input() != null) {
      InputObject.write(source.input(), json);
    }
    json.writeEndObject();
  }

  private void sends(String key, Map<String, Send> sends) throws IOException {
    json.writeObjectFieldStart(key);
    for (Source source : order) {
      Send send = sends.get(source.id());
      if (send != null) {
        json.writeObjectFieldStart(source.id());
        NumberFields.level(json, "levelDb", send.levelDb());
        NumberFields.number(json, "pan", send.pan());
        json.writeBooleanField("mute", send.mute());
        if (send.follow() != Follow.OFF) {
          json.writeStringField("follow", send.follow().text());
        }
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private void mix(Mix mix) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", mix.id());
    json.writeStringField("name", mix.name());
    notes(mix.notes());
    if (mix.engineer()) {
      json.writeStringField("role", "engineer");
    }
    NumberFields.level(json, "levelDb", mix.levelDb());
    json.writeBooleanField("mute", mix.mute());
    sends("sends", mix.sends());
    if (!mix.output().equals(Output.OFF)) {
      output(mix.output());
    }
    DeskFields.write(mix.performer(), groups, json);
    ClickFields.write(mix.cues(), json);
    InsertFields.inserts(mix.inserts(), json);
    json.writeEndObject();
  }

  private void output(Output output) throws IOException {
    json.writeObjectFieldStart("output");
    json.writeStringField("mode", output.mode().text());
    if (output.device() != null) {
      json.writeStringField("device", output.device());
    }
    NumberFields.level(json, "volumeDb", output.volumeDb());
    json.writeStringField("lead", output.lead().text());
    json.writeArrayFieldStart("headphones");
    for (Session.Plugged plugged : output.headphones()) {
      json.writeStartObject();
      json.writeStringField("id", plugged.id());
      json.writeNumberField("count", plugged.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
