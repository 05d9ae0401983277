package cuebus.host.check;

import cuebus.hearing.Listening;
import cuebus.mix.CueMix;
import cuebus.mix.CueMixState;
import cuebus.param.Control;
import cuebus.param.Variant;
import cuebus.session.Equipment;
import cuebus.session.Session;
import cuebus.session.Session.Source;
import cuebus.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A session set up in a mixer, to ask what is heard where: levels, follows, groups and mutes are
/// the mixer's own business.
final class Desk {

  /// In Hz; no gain depends on it.
  static final int SAMPLE_RATE = 48_000;

  final Session session;
  final Equipment equipment;
  final CueMixState state;
  private final List<Integer> channels;
  private final CueMix mixer;
  private final List<Integer> first;
  private final List<Finding> findings = new ArrayList<>();

  /// @param channels for each source, whether it takes 1 or 2 bus channels
  /// @throws IllegalArgumentException if no variant holds the session, or its scenes or MIDI map
  ///   are of a larger one
  Desk(Session session, List<Integer> channels, Equipment equipment) {
    this.session = session;
    this.channels = channels;
    this.equipment = equipment;
    int inputs = channels.stream().mapToInt(Integer::intValue).sum();
    Variant variant =
        session
            .size(inputs)
            .orElseThrow(() ->
                new IllegalArgumentException(session.sizeProblem(inputs).orElse("too large")));
    session
        .showProblem(variant)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem);
        });
    state = SessionState.of(session, equipment, variant, channels);
    first = state.layout().firstChannels();
    mixer = new CueMix(variant);
    mixer.load(state);
    mixer.activate(SAMPLE_RATE);
  }

  /// Notes a finding.
  ///
  /// @param place JSON pointer
  void found(Problem problem, String place, String says, String fix) {
    findings.add(new Finding(problem, place, says, fix));
  }

  List<Finding> findings() {
    return findings;
  }

  /// The gain of a source into one side of a mix; 0 where it is not heard.
  ///
  /// @param side 0 is left, 1 right
  double gain(int mix, int source, int side) {
    int from = first.get(source);
    int to = from + channels.get(source);
    return IntStream.range(from, to).mapToDouble(c -> Math.abs(mixer.gain(mix, c, side))).sum();
  }

  /// Whether a source takes 1 or 2 bus channels.
  int channels(int source) {
    return channels.get(source);
  }

  boolean heard(int mix, int source) {
    return gain(mix, source, 0) + gain(mix, source, 1) > 0;
  }

  /// The plain value of a control of a mix.
  double value(Control control, int mix) {
    return state.value(mixer.parameters().ofMix(control, mix));
  }

  /// See [Listening#peakSplAtFullScale], of a mix; −∞ where it has no headphone.
  double peakSplAtFullScale(int mix) {
    Listening listening = mixer.listening(mix);
    return listening == null ? Double.NEGATIVE_INFINITY : listening.peakSplAtFullScale();
  }

  /// By how much mixes are late, in seconds.
  double latencySeconds() {
    return mixer.latencyFrames() / (double) SAMPLE_RATE;
  }

  /// The place of a source in the session.
  int source(String id) {
    return session.sources().stream().map(Source::id).toList().indexOf(id);
  }

  /// A number with one decimal, as in all sentences.
  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replace("-", "−");
  }
}
