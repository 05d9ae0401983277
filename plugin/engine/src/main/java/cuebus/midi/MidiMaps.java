package cuebus.midi;

import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.scene.Scene;
import java.util.List;

/// Finds what a map names.
final class MidiMaps {

  private MidiMaps() {}

  static Parameter parameter(Parameters parameters, String id) {
    return parameters
        .byId(id)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "midi: there is no parameter %s in %s".formatted(id, parameters.variant().text())));
  }

  /// The place of a scene, counted from 0.
  static int scene(List<Scene> scenes, String id) {
    int place = scenes.stream().map(Scene::id).toList().indexOf(id);
    if (place < 0) {
      throw new IllegalArgumentException("midi: there is no scene " + id);
    }
    return place;
  }
}
