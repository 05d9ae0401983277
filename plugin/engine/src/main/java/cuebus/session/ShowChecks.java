package cuebus.session;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Nearest;
import cuebus.midi.MidiMap;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.scene.Scene;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What scenes, recall-safe and MIDI must have in common with the rest of their session.
final class ShowChecks {

  private ShowChecks() {}

  /// @param json stands at the session's end
  /// @param mixes ids of the mixes, in order
  /// @param variant the size, null where the session leaves it open: then it is checked when it is
  ///   known
  static void check(JsonReader json, Show show, List<String> mixes, @Nullable Variant variant)
      throws InvalidFileException {
    List<String> scenes = show.scenes().stream().map(Scene::id).toList();
    SessionChecks.checkUnique(json, "scenes", scenes);
    SessionChecks.checkKnown(json, show.safeMixes(), mixes, "mix", "recallSafe", "mixes");
    if (variant != null) {
      checkVariant(json, show, Parameters.of(variant));
    }
    checkMessages(json, show.midi());
    for (int i = 0; i < show.midi().programs().size(); i++) {
      String scene = show.midi().programs().get(i).scene();
      if (!scenes.contains(scene)) {
        throw json.problem(
            "no scene has the id %s%s".formatted(scene, Nearest.question(scene, scenes)),
            "midi",
            "programs",
            i,
            "scene");
      }
    }
  }

  private static void checkVariant(JsonReader json, Show show, Parameters parameters)
      throws InvalidFileException {
    for (int s = 0; s < show.scenes().size(); s++) {
      for (String id : show.scenes().get(s).values().keySet()) {
        check(json, parameters, id, "scenes", s, "parameters", id);
      }
    }
    MidiMap midi = show.midi();
    for (int i = 0; i < midi.controllers().size(); i++) {
      String id = midi.controllers().get(i).parameter();
      check(json, parameters, id, "midi", "controllers", i, "parameter");
    }
    for (int i = 0; i < midi.notes().size(); i++) {
      check(json, parameters, midi.notes().get(i).parameter(), "midi", "notes", i, "parameter");
    }
  }

  private static void check(JsonReader json, Parameters parameters, String id, Object... place)
      throws InvalidFileException {
    if (parameters.byId(id).isEmpty()) {
      throw json.problem(
          "%s has no parameter %s; it belongs to a larger variant"
              .formatted(parameters.variant().text(), id),
          place);
    }
  }

  private static void checkMessages(JsonReader json, MidiMap midi) throws InvalidFileException {
    Set<String> used = new HashSet<>();
    for (int i = 0; i < midi.controllers().size(); i++) {
      MidiMap.Controller c = midi.controllers().get(i);
      once(json, used, c.channel() + " cc " + c.cc(), "controllers", i);
    }
    for (int i = 0; i < midi.notes().size(); i++) {
      MidiMap.Note n = midi.notes().get(i);
      once(json, used, n.channel() + " note " + n.note(), "notes", i);
    }
    for (int i = 0; i < midi.programs().size(); i++) {
      MidiMap.Program p = midi.programs().get(i);
      once(json, used, p.channel() + " program " + p.program(), "programs", i);
    }
  }

  private static void once(
      JsonReader json, Set<String> used, String message, String list, int index)
      throws InvalidFileException {
    if (!used.add(message)) {
      throw json.problem(
          "channel " + message + " does something else already", "midi", list, index);
    }
  }
}
