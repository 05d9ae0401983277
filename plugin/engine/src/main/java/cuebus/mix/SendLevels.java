package cuebus.mix;

import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Follow;
import cuebus.param.Parameters;
import java.util.Arrays;

/// What level each source has in a mix once following and groups are counted in.
///
/// A group shifts its members by its level, inner groups before those that hold them. It stops
/// where its loudest member reaches the top of the send's range, so that the members keep their
/// distances; their own levels and the group's are not touched, so all is as before when the group
/// comes down again. Belongs to the audio thread; allocates nothing after construction.
final class SendLevels {

  /// The loudest a send gets, dB.
  static final double TOP_DB = Control.SEND_LEVEL.max();

  private final Parameters parameters;
  private final int inputs;
  private final double[] level;
  private final double[] loudest = new double[Control.GROUPS];
  private final double[] shift = new double[Control.GROUPS];

  SendLevels(Parameters parameters) {
    this.parameters = parameters;
    inputs = parameters.variant().inputs();
    level = new double[inputs];
  }

  /// Works out the levels of a mix.
  ///
  /// @param values plain values by parameter index
  /// @return in dB by first channel of each source, [Decibels#OFF_DB] where it is not heard; good
  ///   until the next call
  double[] of(int mix, double[] values, Routing routing) {
    for (int c = 0; c < inputs; c++) {
      level[c] = routing.owner[c] == c ? ungrouped(mix, c, values) : Decibels.OFF_DB;
    }
    if (routing.parent.length > 0) {
      shiftGroups(mix, values, routing);
    }
    return level;
  }

  private double ungrouped(int mix, int source, double[] values) {
    double own = values[parameters.ofSend(Control.SEND_LEVEL, mix, source)];
    boolean muted = values[parameters.ofSend(Control.SEND_MUTE, mix, source)] != 0;
    Follow follow = Follow.ofChoice(values[parameters.ofSend(Control.FOLLOW, mix, source)]);
    if (muted || own <= Decibels.OFF_DB) {
      return Decibels.OFF_DB;
    }
    if (follow == Follow.OFF) {
      return own;
    }
    double main = values[parameters.ofSource(Control.MAIN_LEVEL, source)];
    boolean mainMuted = values[parameters.ofSource(Control.MAIN_MUTE, source)] != 0;
    if (main <= Decibels.OFF_DB || (follow == Follow.LEVEL_AND_MUTE && mainMuted)) {
      return Decibels.OFF_DB;
    }
    return Math.clamp(main + own, Decibels.OFF_DB, TOP_DB);
  }

  private void shiftGroups(int mix, double[] values, Routing routing) {
    Arrays.fill(loudest, Decibels.OFF_DB);
    for (int c = 0; c < inputs; c++) {
      int g = routing.group[c];
      if (g != Groups.NONE) {
        loudest[g] = Math.max(loudest[g], level[c]);
      }
    }
    for (int g : routing.innerFirst) {
      double wanted = values[parameters.ofGroup(Control.GROUP_LEVEL, mix, g)];
      if (wanted <= Decibels.OFF_DB) {
        shift[g] = Double.NEGATIVE_INFINITY;
        continue;
      }
      shift[g] = Math.min(wanted, TOP_DB - loudest[g]);
      int up = routing.parent[g];
      if (up != Groups.NONE && loudest[g] > Decibels.OFF_DB) {
        loudest[up] = Math.max(loudest[up], loudest[g] + shift[g]);
      }
    }
    for (int c = 0; c < inputs; c++) {
      for (int g = routing.group[c]; g != Groups.NONE && level[c] > Decibels.OFF_DB; ) {
        level[c] = Math.max(Decibels.OFF_DB, level[c] + shift[g]);
        g = routing.parent[g];
      }
    }
  }
}
