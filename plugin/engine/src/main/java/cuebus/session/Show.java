package cuebus.session;

import cuebus.midi.MidiMap;
import cuebus.param.Control;
import cuebus.scene.RecallSafe;
import cuebus.scene.Scene;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What changes while a session plays: its scenes, what they leave alone, and MIDI.
///
/// @param scenes in the order of the file
/// @param safeMixes ids of the mixes that no recall touches
/// @param safeControls kinds of controls that no recall touches
/// @param midi what MIDI does
public record Show(
    List<Scene> scenes, List<String> safeMixes, List<Control> safeControls, MidiMap midi) {

  /// Nothing changes.
  public static final Show NONE = new Show(List.of(), List.of(), List.of(), MidiMap.NONE);

  public Show {
    scenes = List.copyOf(scenes);
    safeMixes = List.copyOf(safeMixes);
    safeControls = List.copyOf(safeControls);
  }

  /// What no recall touches.
  ///
  /// @param mixIds of the session, in order
  public RecallSafe recallSafe(List<String> mixIds) {
    Set<Integer> mixes = safeMixes.stream().map(mixIds::indexOf).collect(Collectors.toSet());
    return new RecallSafe(mixes, Set.copyOf(safeControls));
  }

  /// The same with a scene added at the end, in place of the one of its id, if there is one.
  public Show with(Scene scene) {
    List<Scene> all =
        new java.util.ArrayList<>(
            scenes.stream().filter(other -> !other.id().equals(scene.id())).toList());
    all.add(scene);
    return new Show(all, safeMixes, safeControls, midi);
  }
}
