package cuebus.plugin;

import cuebus.param.Unit;
import cuebus.param.Variant;
import java.util.ArrayList;
import java.util.List;

/// A reading that hosts may show, such as a level; the plugin alone changes it.
///
/// @param index place among the meters; append only
/// @param id stable id, e.g. `mix2.peak-left`
/// @param name as people call it
/// @param kind what it reads
/// @param channel the input or output channel of a peak, else the mix; counted from 0
public record Meter(int index, String id, String name, Kind kind, int channel) {

  /// What silence shows on a peak meter, dBFS.
  public static final double FLOOR_DB = -100;

  /// The most a peak meter shows, dBFS.
  public static final double MAX_DB = 20;

  /// What a meter reads, its unit and range. The readings of headphones are those of the pair that
  /// a mix lists first; levels and doses are estimates.
  public enum Kind {
    /// Peak of an input channel in dBFS.
    SOURCE_PEAK("peak", "Peak", Unit.DECIBEL, FLOOR_DB, MAX_DB, 0.1, false),
    /// Peak of one side of a mix in dBFS.
    MIX_PEAK("peak", "Peak", Unit.DECIBEL, FLOOR_DB, MAX_DB, 0.1, false),
    /// Voltage at the jack, Vrms over 300 ms, the louder channel.
    VOLTS("volts", "Volts", Unit.VOLT, 0, 20, 0.01, false),
    /// Current out of the amplifier, mA peak, the channel with more.
    CURRENT("current", "Current", Unit.MILLIAMPERE, 0, 1000, 0.1, false),
    /// Time in which the rail clips, percent of the last 300 ms or so.
    RAIL("rail-limiting", "Rail Limiting", Unit.PERCENT, 0, 100, 0.1, false),
    /// Time in which the current is limited, percent of the last 300 ms or so.
    CURRENT_LIMIT("current-limiting", "Current Limiting", Unit.PERCENT, 0, 100, 0.1, false),
    /// A-weighted sound pressure level in dBA, time weighting F, the louder ear.
    SPL("spl", "SPL", Unit.DECIBEL, 0, 140, 0.1, false),
    /// Percent of a week's allowance by ITU-T H.870 for adults, since activation.
    DOSE("dose", "Dose", Unit.PERCENT, 0, 1000, 0.01, true);

    private final String key;
    private final String label;
    private final Unit unit;
    private final double min;
    private final double max;
    private final double step;
    private final boolean keeps;

    Kind(String key, String label, Unit unit, double min, double max, double step, boolean keeps) {
      this.key = key;
      this.label = label;
      this.unit = unit;
      this.min = min;
      this.max = max;
      this.step = step;
      this.keeps = keeps;
    }

    /// As people call it, e.g. `Rail Limiting`.
    public String label() {
      return label;
    }

    /// What it is measured in.
    public Unit unit() {
      return unit;
    }

    /// The least it shows, and what it rests at.
    public double min() {
      return min;
    }

    /// The most it shows.
    public double max() {
      return max;
    }

    /// The smallest change worth telling anybody.
    public double step() {
      return step;
    }

    /// True if it keeps what it shows when all is silent.
    public boolean keeps() {
      return keeps;
    }

    /// A reading within the range; NaN and −∞ are the least.
    double held(double reading) {
      return reading > min ? Math.min(reading, max) : min;
    }
  }

  private static final List<Kind> OF_MIX =
      List.of(Kind.VOLTS, Kind.CURRENT, Kind.RAIL, Kind.CURRENT_LIMIT, Kind.SPL, Kind.DOSE);

  /// The meters of a variant: the peak of every bus channel, of both sides of every mix, then what
  /// the headphones of every mix get.
  static List<Meter> of(Variant variant) {
    List<Meter> meters = new ArrayList<>();
    for (int s = 1; s <= variant.inputs(); s++) {
      add(meters, "source" + s + ".peak", "Source " + s + " Peak", Kind.SOURCE_PEAK, s - 1);
    }
    for (int m = 1; m <= variant.mixes(); m++) {
      String mix = "Mix " + m;
      add(meters, "mix" + m + ".peak-left", mix + " Peak Left", Kind.MIX_PEAK, 2 * m - 2);
      add(meters, "mix" + m + ".peak-right", mix + " Peak Right", Kind.MIX_PEAK, 2 * m - 1);
    }
    for (int m = 1; m <= variant.mixes(); m++) {
      for (Kind kind : OF_MIX) {
        add(meters, "mix" + m + "." + kind.key, "Mix " + m + " " + kind.label, kind, m - 1);
      }
    }
    return List.copyOf(meters);
  }

  private static void add(List<Meter> meters, String id, String name, Kind kind, int channel) {
    meters.add(new Meter(meters.size(), id, name, kind, channel));
  }
}
