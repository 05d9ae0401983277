package cuebus.session;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.NumberFields;
import cuebus.json.Value;
import cuebus.mix.SourceRole;
import cuebus.param.Control;
import cuebus.session.Session.Desk;
import cuebus.session.Session.Group;
import cuebus.session.Session.Performer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The keys of a session that concern the desk: what a source is, groups, what a mix has for its
/// performer.
final class DeskFields {

  private DeskFields() {}

  /// The desk's keys among those of a source.
  static final class OfSource {
    private final Keys.Key<SourceRole> role;
    private final Keys.Key<Double> width;
    private final Keys.Key<Double> balance;
    private final Keys.Key<Double> compensation;
    private final Keys.Key<Boolean> hidden;

    OfSource(Keys keys) {
      role =
          keys.optional(
              "role", Value.word(SourceRole.values(), SourceRole::text), Desk.PLAIN.role());
      width = keys.optional("widthPercent", range(Control.WIDTH, "%"), Desk.PLAIN.widthPercent());
      balance = keys.optional("balance", range(Control.BALANCE, "(left to right)"), 0.0);
      compensation = keys.optional("compensationDb", range(Control.COMPENSATION, "dB"), Double.NaN);
      hidden = keys.optional("hidden", Value.flag(), false);
    }

    Desk get() {
      return new Desk(
          role.get(),
          width.get(),
          balance.get(),
          compensation.given() ? compensation.get() : null,
          hidden.get());
    }
  }

  static void write(Desk desk, JsonGenerator json) throws IOException {
    json.writeStringField("role", desk.role().text());
    NumberFields.number(json, "widthPercent", desk.widthPercent());
    NumberFields.number(json, "balance", desk.balance());
    if (desk.compensationDb() != null) {
      NumberFields.number(json, "compensationDb", desk.compensationDb());
    }
    json.writeBooleanField("hidden", desk.hidden());
  }

  /// The performer's keys among those of a mix.
  static final class OfMix {
    private final Keys.Key<List<String>> own;
    private final Keys.Key<Double> moreMe;
    private final Keys.Key<Map<String, Double>> groups;

    OfMix(Keys keys) {
      own = keys.optional("own", Value.list(0, 64, Value.id()), List.of());
      moreMe = keys.optional("moreMeDb", range(Control.MORE_ME, "dB"), 0.0);
      groups = keys.optional("groups", Value.map(Value.level(Control.GROUP_LEVEL.max())), Map.of());
    }

    Performer get() {
      return new Performer(own.get(), moreMe.get(), groups.get());
    }
  }

  static void write(Performer performer, List<Group> order, JsonGenerator json) throws IOException {
    texts("own", performer.own(), json);
    NumberFields.number(json, "moreMeDb", performer.moreMeDb());
    json.writeObjectFieldStart("groups");
    for (Group group : order) {
      Double level = performer.groupsDb().get(group.id());
      if (level != null) {
        NumberFields.level(json, group.id(), level);
      }
    }
    json.writeEndObject();
  }

  static Group group(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var id = keys.required("id", Value.id());
    var name = keys.optional("name", Value.text());
    var colour = keys.optional("colour", Value.colour());
    var members = keys.required("members", Value.list(1, 64, Value.id()));
    keys.read(json);
    return new Group(
        id.get(), name.get() == null ? id.get() : name.get(), colour.get(), members.get());
  }

  static void write(List<Group> groups, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("groups");
    for (Group group : groups) {
      json.writeStartObject();
      json.writeStringField("id", group.id());
      json.writeStringField("name", group.name());
      if (group.colour() != null) {
        json.writeStringField("colour", group.colour());
      }
      texts("members", group.members(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void texts(String key, List<String> texts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(key);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static Value<Double> range(Control control, String unit) {
    return Value.number(control.min(), control.max(), unit);
  }
}
