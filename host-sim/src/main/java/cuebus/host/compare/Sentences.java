package cuebus.host.compare;

import cuebus.amp.HeadphoneType;
import cuebus.host.measure.PerChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings in the words of a musician: one sentence for each headphone on each device, about what
/// the comparison's picture shows.
final class Sentences {

  /// Less than people notice in music.
  static final double NOTICED_DB = 0.5;

  /// Noise below the first is under the threshold of hearing even in silence; above the second it
  /// is heard in the pauses of a quiet room. Estimates after ISO 389-7 and quiet rooms of 20 to 25
  /// dBA.
  static final double UNHEARD_DB = 10;

  private static final double PAUSES_DB = 25;

  /// What is this much softer counts as gone.
  private static final double GONE_DB = 40;

  private static final String[] NUMBERS = {
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
  };

  private Sentences() {}

  static List<String> of(Comparison comparison, List<Finding> findings) {
    boolean several = comparison.headphones().size() > 1;
    var sentences = new ArrayList<String>();
    for (List<Finding> group : groups(findings)) {
      Finding last = group.getLast();
      String on = last.device().name() + (several ? " into " + last.headphone().name() : "");
      sentences.add(
          switch (comparison.picture()) {
            case LEVEL -> level(on, group.getFirst(), last);
            case LOUDEST -> loudest(on, last);
            case RESPONSE -> response(on, last);
            case NOISE -> noise(on, last);
            case EARS -> ears(on, last);
          });
    }
    return List.copyOf(sentences);
  }

  /// Findings that differ in the number of players alone.
  private static List<List<Finding>> groups(List<Finding> findings) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding f : findings) {
      String key = f.headphone().id() + " " + f.device().id() + " " + f.lead();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(f);
    }
    return List.copyOf(groups.values());
  }

  private static String level(String on, Finding few, Finding many) {
    String clips = "clips at %s dB SPL".formatted(whole(many.loudestSplDb()));
    if (many.sharing() == 1) {
      return "%s: each of %s has an output of their own; none loses anything, and it %s."
          .formatted(on, players(many.players()), clips);
    }
    String pairs = "%s pairs share an output".formatted(number(many.sharing()));
    String instead =
        few.loudestSplDb() - many.loudestSplDb() < NOTICED_DB
            ? "it " + clips + " as before"
            : "it %s instead of %s, limited by %s"
                .formatted(clips, whole(few.loudestSplDb()), many.limit().words());
    return many.lossDb() > -NOTICED_DB
        ? "%s: where %s, each keeps its level, for the output impedance is low; %s."
            .formatted(on, pairs, instead)
        : "%s: where %s, each loses %s dB to the output impedance of %s Ω, and %s."
            .formatted(
                on,
                pairs,
                Tenths.of(-many.lossDb()),
                whole(many.device().amp().outputImpedanceOhm()),
                instead);
  }

  private static String loudest(String on, Finding f) {
    String enough =
        f.headroomDb() < 0
            ? "%s dB short of the working level".formatted(Tenths.of(-f.headroomDb()))
            : "%s dB above the peaks of the working level".formatted(Tenths.of(f.headroomDb()));
    return f.limit() == Reach.Bound.HEADPHONE
        ? "%s: %s dB SPL, the most that the headphones' own amplifier makes; more volts change nothing."
            .formatted(on, whole(f.loudestSplDb()))
        : "%s: clean up to %s dB SPL, %s; limited by %s."
            .formatted(on, whole(f.loudestSplDb()), enough, f.limit().words());
  }

  private static String response(String on, Finding f) {
    double error = f.responseErrorDb();
    return "%s: the tone colour changes by %s dB%s."
        .formatted(on, Tenths.of(error), error < NOTICED_DB ? ", which nobody notices" : why(f));
  }

  private static String why(Finding f) {
    return f.headphone().type() == HeadphoneType.ACTIVE
        ? ""
        : ", for the output impedance of %s Ω meets an impedance that is not flat"
            .formatted(whole(f.device().amp().outputImpedanceOhm()));
  }

  private static String noise(String on, Finding f) {
    double noise = f.noiseSplDbA();
    return "%s: noise of %s dB SPL, %s."
        .formatted(
            on,
            whole(noise),
            noise < UNHEARD_DB
                ? "below the threshold of hearing"
                : noise < PAUSES_DB ? "heard only in silence" : "heard in every pause");
  }

  private static String ears(String on, Finding f) {
    String lead =
        switch (f.lead()) {
          case STEREO -> "a stereo lead";
          case MONO -> "a mono lead";
          case OPEN_SLEEVE -> "an open sleeve";
        };
    double alone = f.leftDb().left() - f.lossDb();
    return "%s with %s: the centre (voice, kick, bass) is %s, a sound on the left %s, one on the right %s."
        .formatted(
            on,
            lead,
            where(f.centreDb(), alone),
            where(f.leftDb(), alone),
            where(f.rightDb(), alone));
  }

  /// @param fullDb what one pair with a stereo lead gets
  private static String where(PerChannel ears, double fullDb) {
    double softerDb = fullDb - ears.larger();
    if (softerDb > GONE_DB) {
      return "gone";
    }
    String which =
        fullDb - ears.right() > GONE_DB
            ? "in the left ear"
            : fullDb - ears.left() > GONE_DB ? "in the right ear" : "in both ears";
    return softerDb < NOTICED_DB ? which : "%s %s dB softer".formatted(which, Tenths.of(softerDb));
  }

  private static String players(int players) {
    return players == 1 ? "one player" : number(players) + " players";
  }

  static String number(int n) {
    return n < NUMBERS.length ? NUMBERS[n] : Integer.toString(n);
  }

  static String whole(double value) {
    return Long.toString(Math.round(value)).replace('-', '−');
  }
}
