package cuebus.session;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Nearest;
import cuebus.json.Pointer;
import cuebus.midi.MidiMap;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.scene.Scene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    SessionChecks.checkOnce(json, show.safeMixes(), "recallSafe", "mixes");
    SessionChecks.checkOnce(
        json, show.safeControls().stream().map(Control::kind).toList(), "recallSafe", "controls");
    if (variant != null) {
      Optional<Named> named = tooLarge(show, variant);
      if (named.isPresent()) {
        throw json.problem(
            "%s has no parameter %s; it belongs to a larger variant"
                .formatted(variant.text(), named.get().id()),
            named.get().place().toArray());
      }
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

  /// A parameter that a show names, and where.
  private record Named(String id, List<Object> place) {}

  private static List<Named> parameters(Show show) {
    List<Named> all = new ArrayList<>();
    for (int s = 0; s < show.scenes().size(); s++) {
      for (String id : show.scenes().get(s).values().keySet()) {
        all.add(new Named(id, List.of("scenes", s, "parameters", id)));
      }
    }
    MidiMap midi = show.midi();
    for (int i = 0; i < midi.controllers().size(); i++) {
      String id = midi.controllers().get(i).parameter();
      all.add(new Named(id, List.of("midi", "controllers", i, "parameter")));
    }
    for (int i = 0; i < midi.notes().size(); i++) {
      all.add(new Named(midi.notes().get(i).parameter(), List.of("midi", "notes", i, "parameter")));
    }
    return all;
  }

  private static Optional<Named> tooLarge(Show show, Variant variant) {
    Parameters parameters = Parameters.of(variant);
    return parameters(show).stream().filter(p -> parameters.byId(p.id()).isEmpty()).findFirst();
  }

  /// Why a size cannot have a show: it names a parameter of a larger one.
  static Optional<String> problem(Show show, Variant variant) {
    return tooLarge(show, variant)
        .map(p ->
            "%s has no parameter %s, which %s names; give the session a larger \"variant\""
                .formatted(variant.text(), p.id(), Pointer.of(p.place().toArray())));
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
