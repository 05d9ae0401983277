package cuebus.mix;

import java.util.List;

/// Changes that are made together, ready for the audio thread. Never changed.
public final class Recall {

  /// A scene that changes nothing.
  static final Recall NOTHING = new Recall(List.of(), 0);

  final int[] parameters;
  final double[] values;
  final int fadeMs;

  /// @param changes plain values that their parameters can have; none of
  ///   [cuebus.param.Control#SCENE]
  /// @param fadeMs length of the fade, 0 to [CueMix#MAX_FADE_MS]
  public Recall(List<Change> changes, int fadeMs) {
    parameters = changes.stream().mapToInt(Change::parameter).toArray();
    values = changes.stream().mapToDouble(Change::value).toArray();
    this.fadeMs = fadeMs;
  }
}
