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

  static Scene scene(List<Scene> scenes, String id) {
    return scenes.stream()
        .filter(scene -> scene.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("midi: there is no scene " + id));
  }
}
