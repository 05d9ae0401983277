package cuebus.param;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The kinds of control there are, each declared once: what it belongs to, its id, name, range,
/// unit, initial value and smoothing. [Parameters] makes one parameter of it for every source, mix
/// or send of a variant.
///
/// The order of this list is the order of parameter indices: from the first release on, append
/// only.
public enum Control {
  TRIM(Scope.SOURCE, "trim", "Trim", "Trim", level(-40, 40, 0)),
  POLARITY(Scope.SOURCE, "polarity", "Polarity", "Pol", choice("normal", "inverted")),
  SOURCE_MUTE(Scope.SOURCE, "mute", "Mute", "Mute", choice("off", "on")),
  LEVEL(Scope.MIX, "level", "Level", "Lvl", level(Decibels.OFF_DB, 12, 0)),
  MUTE(Scope.MIX, "mute", "Mute", "Mute", choice("off", "on")),
  /// The number of an [OutputMode].
  OUTPUT(Scope.MIX, "output", "Output", "Out", choice(OutputMode.values(), OutputMode::text)),
  /// The volume control of the output device; the file's 0 dBFS is full scale at 0 dB.
  VOLUME(Scope.MIX, "volume", "Volume", "Vol", level(Decibels.OFF_DB, 0, 0)),
  SEND_LEVEL(Scope.SEND, "level", "Level", "Lvl", level(Decibels.OFF_DB, 10, Decibels.OFF_DB)),
  /// Pan of a mono source, balance of a linked pair.
  SEND_PAN(Scope.SEND, "pan", "Pan", "Pan", value(-1, 1, Unit.PAN, 0)),
  SEND_MUTE(Scope.SEND, "mute", "Mute", "Mut", choice("off", "on")),
  /// Passes the bus through: input 1 to output 1, and so on.
  BYPASS(Scope.PLUGIN, "bypass", "Bypass", "Bypass", choice("off", "on")),

  // What else is moved during a show: Ardour automates the first 512 parameters and no more, which
  // in 16x8 end behind these.

  /// Raises the performer's own sources by so much against all others, at the same loudness.
  MORE_ME(Scope.MIX, "more-me", "More Me", "Me", level(-12, 12, 0)),
  /// The scene that was recalled last, counted from 1; a change recalls one.
  SCENE(Scope.PLUGIN, "scene", "Scene", "Scn", scenes()),
  CLICK_LEVEL(Scope.MIX, "click", "Click", "Clk", level(Decibels.OFF_DB, 12, Decibels.OFF_DB)),
  /// The talk key of a talkback or listenback source; at rest for others.
  TALK(Scope.SOURCE, "talk", "Talk", "Talk", choice("off", "on")),
  /// The number of a [ClickMode].
  CLICK(Scope.PLUGIN, "click", "Click", "Clk", choice(ClickMode.values(), ClickMode::text)),

  // The desk: pairs, gain compensation, main mix, following, groups, more me, listening.

  /// Of a linked pair: 0 is mono, 100 % as it is, 200 % twice the side signal.
  WIDTH(Scope.SOURCE, "width", "Width", "Wid", value(0, 200, Unit.PERCENT, 100)),
  /// Of a linked pair, in every mix.
  BALANCE(Scope.SOURCE, "balance", "Balance", "Bal", value(-1, 1, Unit.PAN, 0)),
  /// On: sends ignore the trim and hear [#COMPENSATION] in its place.
  COMPENSATE(Scope.SOURCE, "compensate", "Compensate", "Comp", choice("off", "on")),
  /// The gain that sends hear in place of the trim.
  COMPENSATION(Scope.SOURCE, "compensation", "Compensation", "CGn", level(-40, 40, 0)),
  MAIN_LEVEL(Scope.SOURCE, "main-level", "Main Level", "MLvl", level(Decibels.OFF_DB, 10, 0)),
  MAIN_PAN(Scope.SOURCE, "main-pan", "Main Pan", "MPan", value(-1, 1, Unit.PAN, 0)),
  MAIN_MUTE(Scope.SOURCE, "main-mute", "Main Mute", "MMut", choice("off", "on")),
  /// The number of a [Solo]; heard in the engineer's mix alone.
  SOLO(Scope.SOURCE, "solo", "Solo", "Solo", choice(Solo.values(), Solo::text)),
  /// The engineer hears this mix in place of their own.
  LISTEN(Scope.MIX, "listen", "Listen", "Lstn", choice("off", "on")),
  /// The number of a [Follow].
  FOLLOW(Scope.SEND, "follow", "Follow", "Fol", choice(Follow.values(), Follow::text)),
  GROUP_LEVEL(Scope.GROUP, "level", "Level", "Lvl", level(Decibels.OFF_DB, 20, 0)),

  // The inserts of a mix, in the order in which they work; a gain of 0 dB is off.

  HIGH_PASS(Scope.MIX, "high-pass", "High Pass", "HP", choice("off", "on")),
  HIGH_PASS_HZ(Scope.MIX, "high-pass-frequency", "High Pass Frequency", "HPHz", hertz(20, 400, 80)),
  EQ_LOW_HZ(Scope.MIX, "eq-low-frequency", "EQ Low Frequency", "LoHz", hertz(30, 1000, 120)),
  EQ_LOW_DB(Scope.MIX, "eq-low-gain", "EQ Low Gain", "LoG", level(-15, 15, 0)),
  EQ_1_HZ(Scope.MIX, "eq-1-frequency", "EQ 1 Frequency", "P1Hz", hertz(20, 16_000, 400)),
  EQ_1_DB(Scope.MIX, "eq-1-gain", "EQ 1 Gain", "P1G", level(-15, 15, 0)),
  EQ_1_Q(Scope.MIX, "eq-1-q", "EQ 1 Q", "P1Q", value(0.3, 10, Unit.PLAIN, 1)),
  EQ_2_HZ(Scope.MIX, "eq-2-frequency", "EQ 2 Frequency", "P2Hz", hertz(20, 16_000, 2500)),
  EQ_2_DB(Scope.MIX, "eq-2-gain", "EQ 2 Gain", "P2G", level(-15, 15, 0)),
  EQ_2_Q(Scope.MIX, "eq-2-q", "EQ 2 Q", "P2Q", value(0.3, 10, Unit.PLAIN, 1)),
  EQ_HIGH_HZ(
      Scope.MIX, "eq-high-frequency", "EQ High Frequency", "HiHz", hertz(1500, 12_000, 6000)),
  EQ_HIGH_DB(Scope.MIX, "eq-high-gain", "EQ High Gain", "HiG", level(-15, 15, 0)),
  COMPRESSOR(Scope.MIX, "compressor", "Compressor", "Cmp", choice("off", "on")),
  THRESHOLD(Scope.MIX, "threshold", "Threshold", "Thr", level(-60, 0, -18)),
  RATIO(Scope.MIX, "ratio", "Ratio", "Rat", value(1, 20, Unit.PLAIN, 3)),
  ATTACK(Scope.MIX, "attack", "Attack", "Att", milliseconds(0.1, 100, 10)),
  RELEASE(Scope.MIX, "release", "Release", "Rel", milliseconds(10, 2000, 150)),
  MAKE_UP(Scope.MIX, "make-up", "Make-up", "MkUp", level(0, 24, 0)),
  /// How much of the shared reverberation the mix gets; below -60 dB none.
  REVERB(Scope.MIX, "reverb", "Reverb", "Rev", level(Decibels.OFF_DB, 12, Decibels.OFF_DB)),
  /// The number of an [Ears].
  EARS(Scope.MIX, "ears", "Ears", "Ears", choice(Ears.values(), Ears::text)),
  MIX_WIDTH(Scope.MIX, "width", "Width", "Wid", value(0, 200, Unit.PERCENT, 100)),
  /// The published settings of the crossfeed, the strongest first.
  CROSSFEED(
      Scope.MIX, "crossfeed", "Crossfeed", "XFd", choice("off", "bauer", "chu-moy", "jan-meier")),
  DELAY(Scope.MIX, "delay", "Delay", "Dly", milliseconds(0, 50, 0)),
  /// No sample of the mix is above; always on.
  CEILING(Scope.MIX, "ceiling", "Ceiling", "Ceil", level(-40, 0, 0)),
  /// The highest peak at the ear, as the device and the first headphones make it; the maximum is
  /// none.
  CEILING_SPL(Scope.MIX, "ceiling-spl", "Ceiling SPL", "CSPL", value(60, 140, Unit.SPL, 140)),
  REVERB_DECAY(
      Scope.PLUGIN, "reverb-decay", "Reverb Decay", "RvT", value(0.3, 5, Unit.SECONDS, 1.25)),
  REVERB_TONE(Scope.PLUGIN, "reverb-tone", "Reverb Tone", "RvHz", hertz(1000, 16_000, 6000)),
  /// The limiters see 1.5 ms ahead; taken up with the next activation, for it costs latency.
  LOOK_AHEAD(Scope.PLUGIN, "look-ahead", "Look-ahead", "LkAh", choice("off", "on")),
  /// Against DC, infrasound and howling in every mix; off for test signals alone.
  GUARDS(Scope.PLUGIN, "guards", "Guards", "Grds", choice("on", "off")),

  // The click and talking.

  /// The number of a [ClickSound].
  CLICK_SOUND(
      Scope.PLUGIN,
      "click-sound",
      "Click Sound",
      "ClkS",
      choice(ClickSound.values(), ClickSound::text)),
  /// Whether the first beat of a bar stands out.
  CLICK_ACCENT(Scope.PLUGIN, "click-accent", "Click Accent", "ClkA", choice("on", "off")),
  /// Clicks in a beat.
  CLICK_SUBDIVISION(
      Scope.PLUGIN, "click-subdivision", "Click Subdivision", "ClkN", numbers(1, 4, 1)),
  /// Of the click that runs by itself, in quarter notes a minute.
  CLICK_TEMPO(Scope.PLUGIN, "click-tempo", "Click Tempo", "ClkT", value(20, 400, Unit.TEMPO, 120)),
  /// In a bar, where the click runs by itself or the host does not say.
  CLICK_BEATS(Scope.PLUGIN, "click-beats", "Click Beats", "ClkB", numbers(1, 16, 4)),
  /// Bars after which the click ends; 0 for one that goes on.
  CLICK_COUNT_IN(Scope.PLUGIN, "click-count-in", "Click Count-in", "ClkC", numbers(0, 8, 0)),
  TALKBACK(Scope.MIX, "talkback", "Talkback", "TB", choice("off", "on")),
  TALKBACK_LEVEL(
      Scope.MIX, "talkback-level", "Talkback Level", "TBLv", level(Decibels.OFF_DB, 12, 0)),
  LISTENBACK(Scope.MIX, "listenback", "Listenback", "LB", choice("off", "on")),
  LISTENBACK_LEVEL(
      Scope.MIX, "listenback-level", "Listenback Level", "LBLv", level(Decibels.OFF_DB, 12, 0)),
  /// What the rest of a mix goes down to while somebody talks into it.
  DIM(Scope.PLUGIN, "dim", "Dim", "Dim", level(-60, 0, -12)),
  /// Off: talk keys rest while the host records.
  TALK_WHILE_RECORDING(
      Scope.PLUGIN, "talk-while-recording", "Talk While Recording", "TkRc", choice("on", "off"));

  /// The most groups a session has.
  public static final int GROUPS = 8;

  /// The most scenes a session has.
  public static final int SCENES = 128;

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
    /// One per mix and group.
    GROUP,
    /// One.
    PLUGIN
  }

  private final Scope scope;
  private final String id;
  private final String label;
  private final String brief;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Kind kind;

  Control(Scope scope, String id, String label, String brief, Kind kind) {
    this.scope = scope;
    this.id = id;
    this.label = label;
    this.brief = brief;
    this.kind = kind;
  }

  /// What it belongs to.
  public Scope scope() {
    return scope;
  }

  /// What names this kind of control in files, e.g. `mix.level`, `send.pan`, `bypass`.
  public String kind() {
    return scope == Scope.PLUGIN ? id : scope.name().toLowerCase(Locale.ROOT) + "." + id;
  }

  /// What people call it, without what it belongs to, e.g. `Level`.
  public String label() {
    return label;
  }

  /// The same in at most four letters, three for a send, for hosts that show seven.
  public String brief() {
    return brief;
  }

  /// Smallest plain value.
  public double min() {
    return declare(0, 0, 0).min();
  }

  /// Largest plain value.
  public double max() {
    return declare(0, 0, 0).max();
  }

  /// The parameter of this kind for one source, mix, send or group, counted from 0; ids and names
  /// count from 1.
  ///
  /// @param source the source, or the group
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
      case GROUP ->
          kind.declare(
              index,
              m + ".group" + (source + 1) + "." + id,
              mixName + " Group " + (source + 1) + " " + label);
    };
  }

  @FunctionalInterface
  private interface Kind {
    Parameter declare(int index, String id, String name);
  }

  private static Kind level(double min, double max, double initial) {
    return value(min, max, Unit.DECIBEL, initial);
  }

  private static Kind value(double min, double max, Unit unit, double initial) {
    return (index, id, name) ->
        new Parameter.Continuous(index, id, name, min, max, unit, initial, SMOOTHING_MS);
  }

  private static Kind hertz(double min, double max, double initial) {
    return value(min, max, Unit.HERTZ, initial);
  }

  private static Kind milliseconds(double min, double max, double initial) {
    return value(min, max, Unit.MILLISECONDS, initial);
  }

  private static Kind choice(String... choices) {
    return (index, id, name) ->
        new Parameter.Choice(index, id, name, List.copyOf(Arrays.asList(choices)), 0);
  }

  private static <E> Kind choice(E[] all, Function<E, String> text) {
    return choice(Arrays.stream(all).map(text).toArray(String[]::new));
  }

  private static Kind scenes() {
    String[] choices = new String[1 + SCENES];
    Arrays.setAll(choices, i -> i == 0 ? "none" : String.valueOf(i));
    return choice(choices);
  }

  /// A choice of whole numbers from `first` on: the choice of number `first` is 0.
  private static Kind numbers(int first, int last, int initial) {
    List<String> numbers = IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    return (index, id, name) -> new Parameter.Choice(index, id, name, numbers, initial - first);
  }
}
