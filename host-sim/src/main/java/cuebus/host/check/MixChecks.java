package cuebus.host.check;

import cuebus.mix.SourceRole;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Follow;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Send;
import cuebus.session.Session.Source;
import java.util.List;
import java.util.Locale;

/// What one mix is checked for, up to its output.
final class MixChecks {

  /// Where engineers let peaks be when they record.
  private static final double RECORDED_PEAK_DBFS = -6;

  /// Sources hardly ever peak in the same sample, so this much over the ceiling is still in order.
  private static final double TOLERATED_DB = 6;

  /// A delay whose first notch is above the voice's range is none. In seconds.
  private static final double UNHEARD_DELAY = 1.0 / (2 * 12_000);

  private final Desk desk;
  private final int m;
  private final Mix mix;
  private final List<Source> sources;
  private final double outsideSeconds;

  /// @param m the mix's place in the session
  /// @param outsideSeconds latency of converters and buffers around the mixer
  MixChecks(Desk desk, int m, double outsideSeconds) {
    this.desk = desk;
    this.m = m;
    mix = desk.session.mixes().get(m);
    sources = desk.session.sources();
    this.outsideSeconds = outsideSeconds;
  }

  void run() {
    if (mix.mute()) {
      return; // A reminder says so; all else would be a consequence.
    }
    mix.performer().own().forEach(this::own);
    if (mix.performer().own().isEmpty() && mix.performer().moreMeDb() != 0) {
      found(
          Problem.MORE_ME_WITHOUT_OWN,
          "moreMeDb",
          "%s has more me at %s dB and no source that is the performer's own: nothing changes."
              .formatted(mix.name(), Desk.number(mix.performer().moreMeDb())),
          "Name the performer's sources in \"own\".");
    }
    mix.sends().forEach(this::follow);
    ceiling();
    comb();
  }

  private void found(Problem problem, String key, String says, String fix) {
    desk.found(problem, "/mixes/%d/%s".formatted(m, key), says, fix);
  }

  private void own(String id) {
    int s = desk.source(id);
    if (!desk.heard(m, s)) {
      found(
          Problem.MISSING_OWN,
          "sends/" + id,
          "%s does not hear %s, which is the performer's own."
              .formatted(mix.name(), sources.get(s).name()),
          "Give \"%s\" a level in the sends of %s and unmute it there, in the group and at the source."
              .formatted(id, mix.id()));
    }
  }

  private void follow(String id, Send send) {
    if (send.follow() == Follow.OFF || send.mute() || send.levelDb() <= Decibels.OFF_DB) {
      return;
    }
    Send main = desk.session.main().get(id);
    boolean off = main == null || main.levelDb() <= Decibels.OFF_DB;
    boolean muted = main != null && main.mute() && send.follow() == Follow.LEVEL_AND_MUTE;
    if (off || muted) {
      found(
          Problem.FOLLOWS_SILENCE,
          "sends/" + id,
          "In %s, %s follows the main mix, where it is %s."
              .formatted(mix.name(), sources.get(desk.source(id)).name(), off ? "off" : "muted"),
          "%s \"%s\" in main, or set \"follow\" to \"off\" and give the send a level of its own."
              .formatted(off ? "Raise" : "Unmute", id));
    }
  }

  private void ceiling() {
    double sum = 0;
    for (int side = 0; side < 2; side++) {
      double gains = 0;
      for (int s = 0; s < sources.size(); s++) {
        gains += desk.gain(m, s, side) / desk.channels(s);
      }
      sum = Math.max(sum, gains);
    }
    double peak = Decibels.fromGain(sum) + RECORDED_PEAK_DBFS;
    double over = peak - desk.value(Control.CEILING, m);
    if (over > TOLERATED_DB) {
      found(
          Problem.OVER_CEILING,
          "sends",
          "If all sources of %s peaked at %s dBFS at once, it would pass its ceiling by %s dB, and the limiter would work."
              .formatted(mix.name(), Desk.number(RECORDED_PEAK_DBFS), Desk.number(over)),
          "Lower the sends or the mix's levelDb by %s dB and turn the volume up instead."
              .formatted(Desk.number(over - TOLERATED_DB)));
    }
  }

  private void comb() {
    double late = outsideSeconds + desk.latencySeconds() + desk.value(Control.DELAY, m) / 1000;
    for (String id : mix.performer().own()) {
      Source source = sources.get(desk.source(id));
      if (source.desk().role() == SourceRole.VOCAL
          && late > UNHEARD_DELAY
          && desk.heard(m, desk.source(id))) {
        found(
            Problem.COMB,
            "inserts/delayMs",
            "%s hears %s %s ms after singing it: with the voice in the singer's head it makes a comb filter, first notch at %s Hz."
                .formatted(
                    mix.name(),
                    source.name(),
                    Desk.number(1000 * late),
                    String.format(Locale.ROOT, "%.0f", 1 / (2 * late))),
            "Set the mix's delayMs to 0, switch lookAhead off and use smaller buffers, or take the voice from the interface's direct monitoring.");
      }
    }
  }
}
