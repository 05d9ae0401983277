package cuebus.scene;

import cuebus.mix.Change;
import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values to come back to. A scene recalls what it names and leaves the rest alone.
///
/// @param id stable id
/// @param name as people call it
/// @param fadeMs how long a recall takes, 0 to [CueMix#MAX_FADE_MS] ms
/// @param values plain values by parameter id, in the order they were stored in
public record Scene(String id, String name, int fadeMs, Map<String, Double> values) {

  /// What an engineer listens to for a moment is no part of a scene, nor is a scene.
  private static final Set<Control> NEVER =
      Set.of(Control.BYPASS, Control.SOLO, Control.LISTEN, Control.SCENE);

  public Scene {
    if (fadeMs < 0 || fadeMs > CueMix.MAX_FADE_MS) {
      throw new IllegalArgumentException(
          "a fade of %d ms; 0 to %d ms are allowed".formatted(fadeMs, CueMix.MAX_FADE_MS));
    }
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Stores everything that the sources and mixes of a state have; places of the variant that
  /// nothing uses are left out, and so are bypass, solo and listening.
  public static Scene of(String id, String name, int fadeMs, CueMixState state) {
    Layout layout = state.layout();
    Parameters parameters = Parameters.of(layout.variant());
    Map<String, Double> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters.all()) {
      if (isUsed(parameters, parameter.index(), layout)) {
        values.put(parameter.id(), state.value(parameter.index()));
      }
    }
    return new Scene(id, name, fadeMs, values);
  }

  private static boolean isUsed(Parameters parameters, int index, Layout layout) {
    Control control = parameters.control(index);
    boolean source = layout.firstChannels().contains(parameters.source(index));
    boolean mix = parameters.mix(index) < layout.mixes().size();
    return !NEVER.contains(control)
        && switch (control.scope()) {
          case PLUGIN -> true;
          case SOURCE -> source;
          case MIX -> mix;
          case SEND -> mix && source;
          case GROUP -> mix && parameters.group(index) < layout.groups().size();
        };
  }

  /// What a recall changes.
  ///
  /// @param parameters those of the mixer that it is recalled in
  /// @param safe what no recall touches
  /// @throws IllegalArgumentException if the scene is another variant's: it names what this one has
  ///   not, or a value that it cannot have
  public List<Change> recall(Parameters parameters, RecallSafe safe) {
    List<Change> changes = new ArrayList<>();
    values.forEach((parameterId, value) -> {
      Parameter parameter =
          parameters
              .byId(parameterId)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "scene %s has %s, which %s has not; recall it in the variant it is stored for"
                          .formatted(id, parameterId, parameters.variant().text())));
      if (parameter.nearest(value) != value) {
        throw new IllegalArgumentException(
            "scene %s: %s is %s, allowed is %s to %s"
                .formatted(
                    id,
                    parameterId,
                    value,
                    parameter.toText(parameter.min()),
                    parameter.toText(parameter.max())));
      }
      if (!safe.keeps(parameters, parameter.index())) {
        changes.add(new Change(parameter.index(), value));
      }
    });
    return changes;
  }
}
