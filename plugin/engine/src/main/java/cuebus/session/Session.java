package cuebus.session;

import cuebus.amp.Lead;
import cuebus.input.Input;
import cuebus.mix.SourceRole;
import cuebus.param.ClickMode;
import cuebus.param.ClickSound;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Follow;
import cuebus.param.OutputMode;
import cuebus.param.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session as its file says it: sources, mixes, and what each mix is heard through. Levels are in
/// dB, where [cuebus.param.Decibels#OFF_DB] means off; pan is −1 (left) to +1 (right).
///
/// @param name as people call it
/// @param variant the size asked for, null for the smallest that fits
/// @param sampleRate in Hz, null for the highest among the stems
/// @param sources in bus order
/// @param main the session's own main mix, by source id
/// @param mixes in output order
/// @param groups of sources, whose levels each mix can shift together
/// @param click the built-in click
/// @param talkback how talking works
/// @param processing plain values of controls of the whole plugin; others have their initial ones
/// @param show what changes while it plays
/// @param notes remarks for people, empty if none
public record Session(
    String name,
    @Nullable Variant variant,
    @Nullable Integer sampleRate,
    List<Source> sources,
    Map<String, Send> main,
    List<Mix> mixes,
    List<Group> groups,
    Click click,
    Talkback talkback,
    Map<Control, Double> processing,
    Show show,
    String notes) {

  public Session {
    sources = List.copyOf(sources);
    main = Map.copyOf(main);
    mixes = List.copyOf(mixes);
    groups = List.copyOf(groups);
    processing = Map.copyOf(processing);
  }

  /// The same session with another show.
  public Session with(Show other) {
    return new Session(
        name,
        variant,
        sampleRate,
        sources,
        main,
        mixes,
        groups,
        click,
        talkback,
        processing,
        other,
        notes);
  }

  /// For each source, whether it states 1 or 2 bus channels.
  public List<Integer> statedChannels() {
    return sources.stream().map(Source::statedChannels).toList();
  }

  /// Bus channels that all its sources take together, each being as wide as it states.
  public int statedInputs() {
    return sources.stream().mapToInt(Source::statedChannels).sum();
  }

  /// The ids of its mixes, in output order.
  public List<String> mixIds() {
    return mixes.stream().map(Mix::id).toList();
  }

  /// What is wrong with the session's size, if anything: more channels or mixes than the variant it
  /// asks for holds, or than any does.
  ///
  /// @param inputs bus channels that all its sources take together
  public Optional<String> sizeProblem(int inputs) {
    if (size(inputs).isPresent()) {
      return Optional.empty();
    }
    var fitting = Variant.smallest(inputs, mixes.size());
    return Optional.of(
        "this session has %d source channels and %d mixes: %s; %s"
            .formatted(
                inputs,
                mixes.size(),
                variant == null ? "no variant holds them" : variant.text() + " does not hold them",
                fitting
                    .map(v -> "the smallest variant that does is " + v.text())
                    .orElse("the largest variant is " + Variant.V64X16.text())));
  }

  /// The size that it is mixed in: its variant, else the smallest that holds it.
  ///
  /// @param inputs channels of all sources together
  /// @return nothing where [#sizeProblem] says why
  public Optional<Variant> size(int inputs) {
    return variant == null
        ? Variant.smallest(inputs, mixes.size())
        : Optional.of(variant).filter(size -> holds(size, inputs));
  }

  /// Why a size cannot have the session's scenes or MIDI map, which name parameters of a larger
  /// one.
  public Optional<String> showProblem(Variant size) {
    return ShowChecks.problem(show, size);
  }

  /// Whether a size holds the session, each source being as wide as it states.
  public boolean fits(Variant size) {
    return holds(size, statedInputs()) && showProblem(size).isEmpty();
  }

  private boolean holds(Variant size, int inputs) {
    return size.inputs() >= inputs && size.mixes() >= mixes.size();
  }

  /// One source: a bus channel, or a linked pair of them.
  ///
  /// @param id stable id
  /// @param name as people call it
  /// @param file stem, relative to the folder of stems; null for the id with a known extension
  /// @param channels the one or two channels taken from the file, counted from 1; empty for all of
  ///   a mono or stereo file
  /// @param colour `#rrggbb`, or null
  /// @param trimDb input trim
  /// @param inverted polarity
  /// @param mute silences it in every mix
  /// @param desk what else the desk knows of it
  /// @param input the virtual input that its stem is recorded through; null for none
  public record Source(
      String id,
      String name,
      @Nullable String file,
      List<Integer> channels,
      @Nullable String colour,
      double trimDb,
      boolean inverted,
      boolean mute,
      Desk desk,
      @Nullable Input input) {

    public Source {
      channels = List.copyOf(channels);
    }

    /// The bus channels it takes, 1 or 2, as far as the session says: where its stem decides, it
    /// counts as mono.
    public int statedChannels() {
      return Math.max(1, channels.size());
    }
  }

  /// What the desk knows of a source beside its gain.
  ///
  /// @param role what it is in the band
  /// @param widthPercent width of a stereo source, 100 as it is
  /// @param balance of a stereo source, in every mix
  /// @param compensationDb gain that mixes hear in place of the trim; null for the trim itself
  /// @param hidden true if editors leave it out
  public record Desk(
      SourceRole role,
      double widthPercent,
      double balance,
      @Nullable Double compensationDb,
      boolean hidden) {

    /// As it comes.
    public static final Desk PLAIN = new Desk(SourceRole.INSTRUMENT, 100, 0, null, false);
  }

  /// Sources whose levels a mix can shift together.
  ///
  /// @param id stable id
  /// @param name as people call it
  /// @param colour `#rrggbb`, or null
  /// @param members ids of its sources and of groups within it
  public record Group(String id, String name, @Nullable String colour, List<String> members) {

    public Group {
      members = List.copyOf(members);
    }
  }

  /// How much of a source goes into a mix.
  ///
  /// @param levelDb level; where it follows, the offset from the main mix
  /// @param pan pan of a mono source, balance of a stereo one
  /// @param mute silences this send alone
  /// @param follow what the level is taken from
  public record Send(double levelDb, double pan, boolean mute, Follow follow) {

    /// A send with a level of its own.
    public Send(double levelDb, double pan, boolean mute) {
      this(levelDb, pan, mute, Follow.OFF);
    }
  }

  /// One stereo cue mix.
  ///
  /// @param id stable id, also the name of its file
  /// @param name as people call it
  /// @param engineer true for the one mix that PFL, AFL and solo may replace
  /// @param levelDb level
  /// @param mute silences it
  /// @param sends by source id; what is not listed is off
  /// @param output what it is heard through
  /// @param performer what is made for the one who hears it
  /// @param cues click and talk in it
  /// @param inserts plain values of controls of its processors; others have their initial ones
  /// @param notes remarks for people, empty if none
  public record Mix(
      String id,
      String name,
      boolean engineer,
      double levelDb,
      boolean mute,
      Map<String, Send> sends,
      Output output,
      Performer performer,
      Cues cues,
      Map<Control, Double> inserts,
      String notes) {

    public Mix {
      sends = Map.copyOf(sends);
      inserts = Map.copyOf(inserts);
    }
  }

  /// What a mix has beside its sources.
  ///
  /// @param clickDb level of the click
  /// @param talkbackDb level of talkback; null for a mix that does not take it
  /// @param listenbackDb level of listenback; null for a mix that does not take it
  public record Cues(double clickDb, @Nullable Double talkbackDb, @Nullable Double listenbackDb) {

    /// No click and no talk.
    public static final Cues NONE = new Cues(Decibels.OFF_DB, null, null);

    /// Level at which the mix takes what sources of a role say; null if it does not, or if the role
    /// does not talk.
    public @Nullable Double talkDb(SourceRole role) {
      return switch (role) {
        case TALKBACK -> talkbackDb;
        case LISTENBACK -> listenbackDb;
        case INSTRUMENT, VOCAL, CLICK, AMBIENCE, PLAYBACK -> null;
      };
    }
  }

  /// The built-in click.
  ///
  /// @param follow what it follows
  /// @param sound what it sounds like
  /// @param accent whether the first beat of a bar stands out
  /// @param subdivision clicks in a beat, 1 to 4
  /// @param bpm quarter notes a minute, where it runs freely and offline
  /// @param beats in a bar, 1 to 16, where it runs freely, offline, or the host does not say
  /// @param countInBars bars after which it ends; 0 for one that goes on
  public record Click(
      ClickMode follow,
      ClickSound sound,
      boolean accent,
      int subdivision,
      double bpm,
      int beats,
      int countInBars) {

    /// None.
    public static final Click NONE = new Click(ClickMode.OFF, ClickSound.BEEP, true, 1, 120, 4, 0);
  }

  /// How talking works.
  ///
  /// @param mode what pressing a talk key means
  /// @param dimDb what the rest of a mix goes down to while somebody talks into it
  /// @param whileRecording false if talk keys rest while the host records
  public record Talkback(TalkKey mode, double dimDb, boolean whileRecording) {

    /// Held keys, 12 dB, always.
    public static final Talkback PLAIN = new Talkback(TalkKey.MOMENTARY, -12, true);
  }

  /// What pressing a talk key means.
  public enum TalkKey {
    /// Talk as long as it is held.
    MOMENTARY("momentary"),
    /// Talk until it is pressed again.
    LATCH("latch");

    private final String text;

    TalkKey(String text) {
      this.text = text;
    }

    /// The word in files.
    public String text() {
      return text;
    }
  }

  /// What a mix has for the one who hears it.
  ///
  /// @param own ids of the performer's own sources
  /// @param moreMeDb how much the own sources stand above the others, at the same loudness
  /// @param groupsDb level of each group, by id; what is not listed is at 0 dB
  public record Performer(List<String> own, double moreMeDb, Map<String, Double> groupsDb) {

    /// Nobody in particular.
    public static final Performer ANYBODY = new Performer(List.of(), 0, Map.of());

    public Performer {
      own = List.copyOf(own);
      groupsDb = Map.copyOf(groupsDb);
    }
  }

  /// What a mix is heard through.
  ///
  /// @param mode whether the model is off, metering or audible
  /// @param device id of the device; null only when the mode is off
  /// @param volumeDb volume control of the device, 0 is full
  /// @param lead the lead
  /// @param headphones what is plugged in, all in parallel
  public record Output(
      OutputMode mode,
      @Nullable String device,
      double volumeDb,
      Lead lead,
      List<Plugged> headphones) {

    /// No model at all.
    public static final Output OFF = new Output(OutputMode.OFF, null, 0, Lead.STEREO, List.of());

    public Output {
      headphones = List.copyOf(headphones);
    }
  }

  /// Headphones of one model on one output.
  ///
  /// @param id id of the headphones
  /// @param count how many pairs
  public record Plugged(String id, int count) {}
}
