package cuebus.host.compare;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The answer to a comparison in one sentence: its two ends.
final class Summary {

  private Summary() {}

  static String of(Comparison asked, List<Finding> findings) {
    boolean several = asked.headphones().size() > 1;
    return switch (asked.picture()) {
      case LEVEL -> level(findings, several);
      case LOUDEST -> {
        long tooSoft = findings.stream().filter(f -> f.headroomDb() < 0).count();
        yield "Loudest is %s with %s dB SPL, softest %s with %s dB SPL; %s."
            .formatted(
                name(most(findings, Finding::loudestSplDb), several),
                Sentences.whole(most(findings, Finding::loudestSplDb).loudestSplDb()),
                name(least(findings, Finding::loudestSplDb), several),
                Sentences.whole(least(findings, Finding::loudestSplDb).loudestSplDb()),
                tooSoft == 0
                    ? "all reach the working level without clipping"
                    : tooSoft + " of " + findings.size() + " clip before the working level");
      }
      case RESPONSE -> {
        Finding most = most(findings, Finding::responseErrorDb);
        Finding least = least(findings, Finding::responseErrorDb);
        yield "The tone colour changes most with %s, by %s dB, and least with %s, by %s dB."
            .formatted(
                name(most, several),
                Tenths.of(most.responseErrorDb()),
                name(least, several),
                Tenths.of(least.responseErrorDb()));
      }
      case NOISE -> {
        Finding most = most(findings, Finding::noiseSplDbA);
        Finding least = least(findings, Finding::noiseSplDbA);
        yield "Most noise is in %s with %s dB SPL, least in %s with %s dB SPL."
            .formatted(
                name(most, several),
                Sentences.whole(most.noiseSplDbA()),
                name(least, several),
                Sentences.whole(least.noiseSplDbA()));
      }
      case EARS ->
          "What each ear hears depends on the lead: %s of %s leads keep the centre in both ears."
              .formatted(
                  Sentences.number(
                      (int)
                          findings.stream()
                              .filter(
                                  f -> Double.isFinite(f.centreDb().left() + f.centreDb().right()))
                              .count()),
                  Sentences.number(findings.size()));
    };
  }

  /// Pairs that are added at the most players.
  private static String level(List<Finding> findings, boolean several) {
    int players = findings.stream().mapToInt(Finding::players).max().orElseThrow();
    List<Finding> all = findings.stream().filter(f -> f.players() == players).toList();
    Finding worst = least(all, Finding::lossDb);
    Finding best = most(all, Finding::lossDb);
    if (worst.lossDb() > -Sentences.NOTICED_DB) {
      return "With %s players nobody loses more than half a dB."
          .formatted(Sentences.number(players));
    }
    return "With %s pairs on %s each loses %s dB and it clips at %s dB SPL; %s %s."
        .formatted(
            Sentences.number(worst.sharing()),
            name(worst, several),
            Sentences.whole(-worst.lossDb()),
            Sentences.whole(worst.loudestSplDb()),
            name(best, several),
            best.lossDb() > -Sentences.NOTICED_DB
                ? "gives each the full level"
                : "costs " + Sentences.whole(-best.lossDb()) + " dB");
  }

  /// Of findings that read the same, the first.
  private static long tenths(double value) {
    return Math.round(10 * value);
  }

  private static Finding most(List<Finding> findings, ToDoubleFunction<Finding> of) {
    return findings.stream()
        .min(Comparator.comparingLong(f -> -tenths(of.applyAsDouble(f))))
        .orElseThrow();
  }

  private static Finding least(List<Finding> findings, ToDoubleFunction<Finding> of) {
    return findings.stream()
        .min(Comparator.comparingLong(f -> tenths(of.applyAsDouble(f))))
        .orElseThrow();
  }

  private static String name(Finding f, boolean several) {
    return f.device().name() + (several ? " into " + f.headphone().name() : "");
  }
}
