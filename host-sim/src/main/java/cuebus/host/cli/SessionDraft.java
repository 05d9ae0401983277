package cuebus.host.cli;

import cuebus.amp.Lead;
import cuebus.mix.MixEdits;
import cuebus.mix.SourceRole;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.OutputMode;
import cuebus.session.Session;
import cuebus.session.Session.Cues;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Output;
import cuebus.session.Session.Performer;
import cuebus.session.Session.Send;
import cuebus.session.Session.Source;
import cuebus.session.Show;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A first session for a list of sources and players: everybody begins with the main mix and knows
/// which sources are their own.
///
/// In the main mix vocals stand out and ambience stays behind; the whole lies so low that it cannot
/// clip even if all stems peak at −6 dBFS at once, and no source is above [MixEdits#HEADROOM_DB].
///
/// @param name of the session
/// @param sources in bus order
/// @param players by id, with the ids of their own sources
/// @param engineer whether there is a mix for the engineer, too
/// @param output what every player hears the mix through
record SessionDraft(
    String name,
    List<Source> sources,
    Map<String, List<String>> players,
    boolean engineer,
    Output output) {

  /// The id of the engineer's mix.
  static final String ENGINEER = "engineer";

  private static final double RECORDED_PEAK_DBFS = -6;
  private static final double CLICK_DB = -12;
  private static final double TALKBACK_DB = -9;

  /// How far vocals stand above instruments, and instruments above ambience.
  private static final double VOCAL_OVER_DB = 3;

  private static final double AMBIENCE_UNDER_DB = 9;

  /// A level at the ear that is loud and not yet dangerous for a moment; see `cuebus check`.
  private static final double CEILING_DB_SPL = 112;

  /// Headphones on a device, computed beside a clean mix.
  static Output through(String device, String headphones) {
    return new Output(
        OutputMode.METER, device, 0, Lead.STEREO, List.of(new Session.Plugged(headphones, 1)));
  }

  Session session() {
    Map<String, Send> main = main();
    List<Mix> mixes = new ArrayList<>();
    players.forEach((player, own) -> mixes.add(mix(player, own, main)));
    if (engineer) {
      mixes.add(engineers(main));
    }
    return new Session(
        name,
        null,
        null,
        sources,
        main,
        mixes,
        List.of(),
        Session.Click.NONE,
        Session.Talkback.PLAIN,
        Map.of(),
        Show.NONE,
        "Written by cuebus new. Stems lie in one folder, each named after its source's id, such as"
            + " %s.wav. Say with cuebus check what is not as meant, and with cuebus inspect what is in it."
                .formatted(sources.getFirst().id()));
  }

  private Map<String, Send> main() {
    double sum = 0;
    double loudest = Decibels.OFF_DB;
    for (Source source : sources) {
      double level = relativeDb(source.desk().role());
      // A mono source is 3 dB softer on each side in the centre.
      double side = source.statedChannels() == 2 ? 1 : Math.sqrt(0.5);
      sum += level <= Decibels.OFF_DB ? 0 : side * Decibels.toGain(level);
      loudest = Math.max(loudest, level);
    }
    double clean = -RECORDED_PEAK_DBFS - Decibels.fromGain(sum);
    double shift = Math.min(clean, MixEdits.HEADROOM_DB - loudest);
    Map<String, Send> main = new LinkedHashMap<>();
    for (Source source : sources) {
      double level = relativeDb(source.desk().role());
      boolean off = level <= Decibels.OFF_DB;
      main.put(source.id(), new Send(off ? level : tenths(level + shift), 0, false));
    }
    return main;
  }

  private static double relativeDb(SourceRole role) {
    return switch (role) {
      case VOCAL -> VOCAL_OVER_DB;
      case INSTRUMENT, PLAYBACK -> 0;
      case AMBIENCE -> -AMBIENCE_UNDER_DB;
      case CLICK, TALKBACK, LISTENBACK -> Decibels.OFF_DB;
    };
  }

  /// Rounded down, so that nothing gets louder by it.
  private static double tenths(double db) {
    return Math.floor(10 * db) / 10;
  }

  private Mix mix(String id, List<String> own, Map<String, Send> main) {
    Map<String, Send> sends = new LinkedHashMap<>();
    for (Source source : sources) {
      switch (source.desk().role()) {
        case CLICK -> sends.put(source.id(), new Send(CLICK_DB, 0, false));
        case TALKBACK, LISTENBACK -> {}
        default -> {
          Send begin = main.get(source.id());
          if (begin != null) {
            sends.put(source.id(), begin);
          }
        }
      }
    }
    return new Mix(
        id,
        called(id),
        false,
        0,
        false,
        sends,
        output,
        new Performer(own, 0, Map.of()),
        new Cues(Decibels.OFF_DB, talkDb(SourceRole.TALKBACK), null),
        output.device() == null ? Map.of() : Map.of(Control.CEILING_SPL, CEILING_DB_SPL),
        own.isEmpty()
            ? "Begins with the main mix. Name the performer's sources in own, so that moreMeDb works."
            : "Begins with the main mix. For more of %s against the rest raise moreMeDb; the loudness stays."
                .formatted(String.join(" and ", own)));
  }

  private Mix engineers(Map<String, Send> main) {
    Map<String, Send> sends = new LinkedHashMap<>();
    for (Source source : sources) {
      Send begin = main.get(source.id());
      if (begin != null && begin.levelDb() > Decibels.OFF_DB) {
        sends.put(source.id(), begin);
      }
    }
    return new Mix(
        ENGINEER,
        called(ENGINEER),
        true,
        0,
        false,
        sends,
        Output.OFF,
        Performer.ANYBODY,
        new Cues(Decibels.OFF_DB, null, talkDb(SourceRole.LISTENBACK)),
        Map.of(),
        "PFL, AFL and solo replace this mix and no other.");
  }

  /// What mixes take of a role that talks; null where no source has it.
  private @Nullable Double talkDb(SourceRole role) {
    return sources.stream().anyMatch(source -> source.desk().role() == role) ? TALKBACK_DB : null;
  }

  /// A name of an id: `lead-vocal` is Lead vocal.
  static String called(String id) {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
  }

  /// A source as the command names it.
  static Source source(String id, boolean stereo, @Nullable SourceRole role) {
    return new Source(
        id,
        called(id),
        null,
        stereo ? List.of(1, 2) : List.of(),
        null,
        0,
        false,
        false,
        new Session.Desk(role == null ? SourceRole.INSTRUMENT : role, 100, 0, null, false),
        null);
  }
}
