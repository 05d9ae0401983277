package cuebus.plugin;

import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.List;

/// A reading that hosts may show, such as a level; the plugin alone changes it. In dB from
/// [#FLOOR_DB] to [#MAX_DB].
///
/// @param index place among the meters; append only
/// @param id stable id, e.g. `mix2.peak-left`
/// @param name as people call it
public record Meter(int index, String id, String name) {

  /// What silence shows, dBFS.
  public static final double FLOOR_DB = -100;

  /// The most a meter shows, dBFS.
  public static final double MAX_DB = 20;

  /// The meters of a variant: the peak of every bus channel, then of both sides of every mix.
  static List<Meter> of(Variant variant) {
    List<Meter> meters = new ArrayList<>();
    for (int s = 1; s <= variant.inputs(); s++) {
      meters.add(new Meter(meters.size(), "source" + s + ".peak", "Source " + s + " Peak"));
    }
    for (int m = 1; m <= variant.mixes(); m++) {
      meters.add(new Meter(meters.size(), "mix" + m + ".peak-left", "Mix " + m + " Peak Left"));
      meters.add(new Meter(meters.size(), "mix" + m + ".peak-right", "Mix " + m + " Peak Right"));
    }
    return List.copyOf(meters);
  }
}
