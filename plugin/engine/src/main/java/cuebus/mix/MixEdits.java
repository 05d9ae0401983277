package cuebus.mix;

import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Parameters;
import java.util.Arrays;
import java.util.List;

/// Edits of a whole mix: each makes a new state of an old one. Sends are edited; what a mix is
/// heard through, its name and its own level stay, except where said.
public final class MixEdits {

  /// Where [#headroom] puts a mix's sends at most, dB: what is left above is for "more me".
  public static final double HEADROOM_DB = -6;

  private static final List<Control> SENDS =
      List.of(Control.SEND_LEVEL, Control.SEND_PAN, Control.SEND_MUTE, Control.FOLLOW);

  private MixEdits() {}

  /// Begins a mix from the main mix: each source at its level, pan and mute there. The sends stand
  /// on their own from then on.
  public static CueMixState fromMain(CueMixState state, int mix) {
    Parameters parameters = Parameters.of(state.layout().variant());
    double[] values = state.values();
    for (int s = 0; s < parameters.variant().inputs(); s++) {
      values[parameters.ofSend(Control.SEND_LEVEL, mix, s)] =
          state.value(parameters.ofSource(Control.MAIN_LEVEL, s));
      values[parameters.ofSend(Control.SEND_PAN, mix, s)] =
          state.value(parameters.ofSource(Control.MAIN_PAN, s));
      values[parameters.ofSend(Control.SEND_MUTE, mix, s)] =
          state.value(parameters.ofSource(Control.MAIN_MUTE, s));
      values[parameters.ofSend(Control.FOLLOW, mix, s)] = 0;
    }
    ungroup(values, parameters, mix);
    return new CueMixState(state.layout(), values);
  }

  /// Copies what one mix sends, group levels included, to another.
  public static CueMixState copy(CueMixState state, int from, int to) {
    Parameters parameters = Parameters.of(state.layout().variant());
    double[] values = state.values();
    for (Control control : SENDS) {
      for (int s = 0; s < parameters.variant().inputs(); s++) {
        values[parameters.ofSend(control, to, s)] =
            state.value(parameters.ofSend(control, from, s));
      }
    }
    for (int g = 0; g < Control.GROUPS; g++) {
      values[parameters.ofGroup(Control.GROUP_LEVEL, to, g)] =
          state.value(parameters.ofGroup(Control.GROUP_LEVEL, from, g));
    }
    return new CueMixState(state.layout(), values);
  }

  /// Moves all sends of a mix by one amount so that the loudest stands at [#HEADROOM_DB], groups at
  /// 0 dB. A mix with nothing in it stays as it is.
  public static CueMixState headroom(CueMixState state, int mix) {
    Parameters parameters = Parameters.of(state.layout().variant());
    double[] values = state.values();
    double[] level =
        new SendLevels(parameters).of(mix, values, new Routing(state.layout())).clone();
    double shift = HEADROOM_DB - Arrays.stream(level).max().orElse(Decibels.OFF_DB);
    if (shift > HEADROOM_DB - Decibels.OFF_DB - 1e-9) {
      return state;
    }
    for (int s = 0; s < level.length; s++) {
      int send = parameters.ofSend(Control.SEND_LEVEL, mix, s);
      if (level[s] > Decibels.OFF_DB) {
        values[send] = Math.max(Decibels.OFF_DB, level[s] + shift);
        values[parameters.ofSend(Control.FOLLOW, mix, s)] = 0;
      }
    }
    ungroup(values, parameters, mix);
    return new CueMixState(state.layout(), values);
  }

  /// Takes everything out of a mix; pans stay.
  public static CueMixState allOff(CueMixState state, int mix) {
    Parameters parameters = Parameters.of(state.layout().variant());
    double[] values = state.values();
    for (int s = 0; s < parameters.variant().inputs(); s++) {
      values[parameters.ofSend(Control.SEND_LEVEL, mix, s)] = Decibels.OFF_DB;
    }
    return new CueMixState(state.layout(), values);
  }

  /// Sets a source's trim so that no mix moves: mixes go on hearing the gain they hear now.
  ///
  /// @param source its first bus channel
  public static CueMixState trimUnheard(CueMixState state, int source, double trimDb) {
    Parameters parameters = Parameters.of(state.layout().variant());
    double[] values = state.values();
    int compensate = parameters.ofSource(Control.COMPENSATE, source);
    int trim = parameters.ofSource(Control.TRIM, source);
    if (values[compensate] == 0) {
      values[compensate] = 1;
      values[parameters.ofSource(Control.COMPENSATION, source)] = values[trim];
    }
    values[trim] = trimDb;
    return new CueMixState(state.layout(), values);
  }

  private static void ungroup(double[] values, Parameters parameters, int mix) {
    for (int g = 0; g < Control.GROUPS; g++) {
      values[parameters.ofGroup(Control.GROUP_LEVEL, mix, g)] = 0;
    }
  }
}
