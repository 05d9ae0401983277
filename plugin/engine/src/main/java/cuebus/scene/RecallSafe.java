package cuebus.scene;

import cuebus.param.Control;
import cuebus.param.Parameters;
import java.util.Set;

/// What no recall touches: whole mixes, and kinds of controls wherever they are.
///
/// @param mixes counted from 0; everything that belongs to them, their sends included
/// @param controls kinds of controls
public record RecallSafe(Set<Integer> mixes, Set<Control> controls) {

  /// Everything is recalled.
  public static final RecallSafe NOTHING = new RecallSafe(Set.of(), Set.of());

  public RecallSafe {
    mixes = Set.copyOf(mixes);
    controls = Set.copyOf(controls);
  }

  /// Whether a parameter stays as it is.
  public boolean keeps(Parameters parameters, int parameter) {
    Control control = parameters.control(parameter);
    return controls.contains(control)
        || switch (control.scope()) {
          case SOURCE, PLUGIN -> false;
          case MIX, SEND, GROUP -> mixes.contains(parameters.mix(parameter));
        };
  }
}
