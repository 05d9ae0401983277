package cuebus.param;

import java.util.Arrays;
import java.util.List;

/// The kinds of control there are, each declared once: what it belongs to, its id, name, range,
/// unit, initial value and smoothing. [Parameters] makes one parameter of it for every source, mix
/// or send of a variant.
///
/// Append only: the order of this list is the order of parameter indices.
public enum Control {
  TRIM(Scope.SOURCE, "trim", "Trim", level(-40, 40, 0)),
  POLARITY(Scope.SOURCE, "polarity", "Polarity", choice("normal", "inverted")),
  SOURCE_MUTE(Scope.SOURCE, "mute", "Mute", choice("off", "on")),
  LEVEL(Scope.MIX, "level", "Level", level(Decibels.OFF_DB, 12, 0)),
  MUTE(Scope.MIX, "mute", "Mute", choice("off", "on")),
  /// The number of an [OutputMode].
  OUTPUT(Scope.MIX, "output", "Output", choice(OutputMode.texts())),
  /// The volume control of the output device; the file's 0 dBFS is full scale at 0 dB.
  VOLUME(Scope.MIX, "volume", "Volume", level(Decibels.OFF_DB, 0, 0)),
  SEND_LEVEL(Scope.SEND, "level", "Level", level(Decibels.OFF_DB, 10, Decibels.OFF_DB)),
  /// Pan of a mono source, balance of a linked pair.
  SEND_PAN(
      Scope.SEND,
      "pan",
      "Pan",
      (index, id, name) ->
          new Parameter.Continuous(index, id, name, -1, 1, Unit.PAN, 0, Control.SMOOTHING_MS)),
  SEND_MUTE(Scope.SEND, "mute", "Mute", choice("off", "on")),
  /// Passes the bus through: input 1 to output 1, and so on.
  BYPASS(Scope.PLUGIN, "bypass", "Bypass", choice("off", "on"));

  /// Duration of the ramp to a new gain in ms: too long to click, too short to feel late.
  public static final double SMOOTHING_MS = 20;

  /// What a control belongs to.
  public enum Scope {
    /// One per bus channel.
    SOURCE,
    /// One per mix.
    MIX,
    /// One per mix and bus channel.
    SEND,
    /// One.
    PLUGIN
  }

  private final Scope scope;
  private final String id;
  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Kind kind;

  Control(Scope scope, String id, String label, Kind kind) {
    this.scope = scope;
    this.id = id;
    this.label = label;
    this.kind = kind;
  }

  /// What it belongs to.
  public Scope scope() {
    return scope;
  }

  /// What people call it, without what it belongs to, e.g. `Level`.
  public String label() {
    return label;
  }

  /// Smallest plain value.
  public double min() {
    return declare(0, 0, 0).min();
  }

  /// Largest plain value.
  public double max() {
    return declare(0, 0, 0).max();
  }

  /// The parameter of this kind for one source, mix or send, counted from 0; ids and names count
  /// from 1.
  Parameter declare(int index, int mix, int source) {
    String m = "mix" + (mix + 1);
    String s = "source" + (source + 1);
    String mixName = "Mix " + (mix + 1);
    String sourceName = "Source " + (source + 1);
    return switch (scope) {
      case PLUGIN -> kind.declare(index, id, label);
      case SOURCE -> kind.declare(index, s + "." + id, sourceName + " " + label);
      case MIX -> kind.declare(index, m + "." + id, mixName + " " + label);
      case SEND ->
          kind.declare(index, m + "." + s + "." + id, mixName + " " + sourceName + " " + label);
    };
  }

  @FunctionalInterface
  private interface Kind {
    Parameter declare(int index, String id, String name);
  }

  private static Kind level(double min, double max, double initial) {
    return (index, id, name) ->
        new Parameter.Continuous(index, id, name, min, max, Unit.DECIBEL, initial, SMOOTHING_MS);
  }

  private static Kind choice(String... choices) {
    return (index, id, name) ->
        new Parameter.Choice(index, id, name, List.copyOf(Arrays.asList(choices)), 0);
  }
}
