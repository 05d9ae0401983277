package cuebus.scene;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Nearest;
import cuebus.json.Value;
import cuebus.mix.Change;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.rt.Actor;
import java.util.ArrayList;
import java.util.List;

/// Changes that somebody wrote down in advance, to be made during a render: the lines of a
/// [ControlLog] without its first, and with two more kinds: a scene is recalled, a performer takes
/// something back.
///
/// ```json
/// {"at":48000,"by":"singer","parameter":"mix2.source1.level","value":-3}
/// {"at":96000,"by":"singer","edit":"undo"}
/// {"at":144000,"by":"session","scene":"chorus","fadeMs":2000}
/// ```
public final class ChangeScript {

  private final Parameters parameters;
  private final Actors actors;
  private final List<Scene> scenes;
  private final RecallSafe safe;
  private final double[] values;
  private final EditHistory history;
  private final List<LogEntry> entries = new ArrayList<>();

  private ChangeScript(
      List<String> mixIds, List<Scene> scenes, RecallSafe safe, Parameters of, double[] values) {
    parameters = of;
    actors = new Actors(mixIds);
    this.scenes = scenes;
    this.safe = safe;
    this.values = values.clone();
    history = new EditHistory(of);
  }

  /// Reads a script and works out what it changes, parameter by parameter.
  ///
  /// @param file its name for messages
  /// @param content UTF-8
  /// @param mixIds of the session, in order
  /// @param scenes that it may recall
  /// @param safe what no recall touches
  /// @param values what all parameters of the mixer are at first
  /// @return the changes by rising frame
  /// @throws InvalidFileException if a line is not right
  public static List<LogEntry> read(
      String file,
      byte[] content,
      List<String> mixIds,
      List<Scene> scenes,
      RecallSafe safe,
      Parameters parameters,
      double[] values)
      throws InvalidFileException {
    var script = new ChangeScript(mixIds, scenes, safe, parameters, values);
    var lines = new JsonLines(file, content);
    long now = 0;
    while (lines.next()) {
      long at = lines.read(script::line);
      if (at < now) {
        throw lines.problem(
            "frame %d comes after frame %d; a script goes forward".formatted(at, now));
      }
      now = at;
    }
    return List.copyOf(script.entries);
  }

  private long line(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    var fields = new EntryFields(keys, parameters, actors);
    var scene = keys.optional("scene", Value.id());
    var edit = keys.optional("edit", Value.word(new String[] {"undo", "redo"}, word -> word));
    keys.read(json);
    int kinds =
        (fields.changesParameter() ? 1 : 0) + (scene.given() ? 1 : 0) + (edit.given() ? 1 : 0);
    if (kinds != 1) {
      throw json.problem("expected one of the keys parameter, scene and edit");
    }
    if (scene.given()) {
      recall(json, scene(json, String.valueOf(scene.get())), fields);
    } else if (edit.given()) {
      takeBack(json, "undo".equals(edit.get()), fields);
    } else {
      change(json, fields);
    }
    return fields.at();
  }

  private void change(JsonReader json, EntryFields fields) throws InvalidFileException {
    LogEntry entry = fields.entry(json);
    if (parameters.control(entry.parameter()) == Control.SCENE && !entry.modulation()) {
      number(json, entry, fields);
      return;
    }
    int mix = Actor.mix(entry.actor());
    if (mix >= 0 && unprotects(entry)) {
      throw json.problem(
          "no performer can switch off what protects; expected host, midi or session", "by");
    }
    if (!entry.modulation()) {
      if (mix >= 0) {
        history.edit(mix, List.of(new Change(entry.parameter(), entry.value())), values);
      }
      values[entry.parameter()] = entry.value();
    }
    entries.add(entry);
  }

  /// The guards, and the ceiling at the ear; nothing else of protection can be off.
  private boolean unprotects(LogEntry entry) {
    return switch (parameters.control(entry.parameter())) {
      case GUARDS -> entry.value() != 0;
      case CEILING_SPL -> entry.modulation() || entry.value() == Control.CEILING_SPL.max();
      default -> false;
    };
  }

  /// The parameter that recalls the scene of its number.
  private void number(JsonReader json, LogEntry entry, EntryFields fields)
      throws InvalidFileException {
    int number = (int) entry.value();
    if (number > scenes.size()) {
      throw json.problem(
          "there is no scene %d; there are %d".formatted(number, scenes.size()), "value");
    }
    boolean recalls =
        number > 0 && (entry.actor() != Actor.HOST || values[entry.parameter()] != number);
    values[entry.parameter()] = number;
    entries.add(entry);
    if (recalls) {
      recall(json, scenes.get(number - 1), fields);
    }
  }

  private Scene scene(JsonReader json, String id) throws InvalidFileException {
    List<String> ids = scenes.stream().map(Scene::id).toList();
    int place = ids.indexOf(id);
    if (place < 0) {
      throw json.problem(
          "no scene has the id \"%s\"; there %s%s"
              .formatted(
                  id,
                  ids.isEmpty() ? "is none" : "are " + String.join(", ", ids),
                  Nearest.question(id, ids)),
          "scene");
    }
    return scenes.get(place);
  }

  private void recall(JsonReader json, Scene scene, EntryFields fields)
      throws InvalidFileException {
    List<Change> changes;
    try {
      changes = scene.recall(parameters, safe);
    } catch (IllegalArgumentException e) {
      throw json.problem(String.valueOf(e.getMessage()), "scene");
    }
    int mix = Actor.mix(fields.actor());
    if (mix >= 0) {
      history.edit(mix, changes, values);
    }
    add(changes, fields, fields.fadeMs() < 0 ? scene.fadeMs() : fields.fadeMs());
  }

  private void takeBack(JsonReader json, boolean undo, EntryFields fields)
      throws InvalidFileException {
    int mix = Actor.mix(fields.actor());
    if (mix < 0) {
      throw json.problem("only a performer has edits to take back: expected a mix", "by");
    }
    add(undo ? history.undo(mix) : history.redo(mix), fields, Math.max(0, fields.fadeMs()));
  }

  private void add(List<Change> changes, EntryFields fields, int fadeMs) {
    for (Change change : changes) {
      if (values[change.parameter()] != change.value()) {
        values[change.parameter()] = change.value();
        entries.add(
            new LogEntry(
                fields.at(), fields.actor(), change.parameter(), change.value(), fadeMs, false));
      }
    }
  }
}
