package cuebus.host.compare;

import cuebus.host.compare.BarChart.Bar;
import cuebus.host.compare.BarChart.Mark;
import cuebus.host.compare.CurveChart.Curve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The picture of an answer, as its comparison asks.
final class AnswerPicture {

  /// The left edge of bars of levels that are heard.
  private static final double QUIET_DB = 60;

  private static final double UNDER_ALL_NOISE_DB = -20;

  /// The left edge of levels of parts of a mix: softer is masked by the rest.
  private static final double MASKED_DB = -60;

  private AnswerPicture() {}

  /// The picture as SVG, ending in a line feed.
  static String of(OutputAnswer answer) {
    Comparison asked = answer.asked();
    return switch (asked.picture()) {
      case LEVEL ->
          new CurveChart(
                  asked.name(),
                  "players",
                  false,
                  "level of each over one pair alone, dB",
                  overPlayers(answer))
              .svg();
      case LOUDEST ->
          new BarChart(
                  asked.name(),
                  "loudest clean sine, dB SPL",
                  QUIET_DB,
                  bars(answer, Finding::loudestSplDb),
                  List.of(new Mark("peaks at work", asked.peaksSplDb())))
              .svg();
      case RESPONSE ->
          new CurveChart(
                  asked.name(),
                  "Hz",
                  true,
                  "response at the jack, dB over 1 kHz",
                  responses(answer))
              .svg();
      case NOISE ->
          new BarChart(
                  asked.name(),
                  "noise at the working level, dB SPL (A)",
                  UNDER_ALL_NOISE_DB,
                  bars(answer, Finding::noiseSplDbA),
                  List.of(new Mark("hearing", Sentences.UNHEARD_DB)))
              .svg();
      case EARS ->
          new BarChart(
                  asked.name(), "level over a stereo lead, dB", MASKED_DB, ears(answer), List.of())
              .svg();
    };
  }

  private static List<Curve> overPlayers(OutputAnswer answer) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding f : answer.findings()) {
      groups.computeIfAbsent(label(answer, f, true, false), k -> new ArrayList<>()).add(f);
    }
    return groups.entrySet().stream()
        .map(group ->
            new Curve(
                group.getKey(),
                group.getValue().stream().map(f -> (double) f.players()).toList(),
                group.getValue().stream().map(Finding::lossDb).toList(),
                answer.asked().devices().indexOf(group.getValue().getFirst().device().id()),
                answer.asked().headphones().indexOf(group.getValue().getFirst().headphone().id())))
        .toList();
  }

  private static List<Curve> responses(OutputAnswer answer) {
    return answer.findings().stream()
        .map(f -> {
          List<Double> hertz = f.response().frequencyHz();
          List<Double> gain = f.response().gainDb().stream().map(g -> g.left()).toList();
          double atOneKilohertz = gain.get(nearest(hertz, 1000));
          return new Curve(
              label(answer, f, true, true),
              hertz,
              gain.stream().map(g -> g - atOneKilohertz).toList(),
              answer.asked().headphones().indexOf(f.headphone().id()),
              answer.asked().devices().indexOf(f.device().id()));
        })
        .toList();
  }

  private static int nearest(List<Double> values, double wanted) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (Math.abs(values.get(i) - wanted) < Math.abs(values.get(best) - wanted)) {
        best = i;
      }
    }
    return best;
  }

  private static List<Bar> bars(OutputAnswer answer, ToDoubleFunction<Finding> value) {
    List<String> headphones = answer.asked().headphones();
    var bars = new ArrayList<Bar>();
    String above = "";
    for (Finding f : answer.findings()) {
      if (headphones.size() > 1 && !f.headphone().id().equals(above)) {
        above = f.headphone().id();
        bars.add(Bar.heading(f.headphone().name()));
      }
      bars.add(
          new Bar(
              label(answer, f, false, true),
              value.applyAsDouble(f),
              headphones.indexOf(f.headphone().id())));
    }
    return bars;
  }

  private static List<Bar> ears(OutputAnswer answer) {
    var bars = new ArrayList<Bar>();
    for (Finding f : answer.findings()) {
      double full = f.leftDb().left() - f.lossDb();
      bars.add(Bar.heading(label(answer, f, true, true)));
      bars.add(new Bar("centre, left ear", f.centreDb().left() - full, 0));
      bars.add(new Bar("centre, right ear", f.centreDb().right() - full, 0));
      bars.add(new Bar("left sound, left ear", f.leftDb().left() - full, 1));
      bars.add(new Bar("left sound, right ear", f.leftDb().right() - full, 1));
      bars.add(new Bar("right sound, left ear", f.rightDb().left() - full, 2));
      bars.add(new Bar("right sound, right ear", f.rightDb().right() - full, 2));
    }
    return bars;
  }

  /// What distinguishes a finding from the others of its answer.
  private static String label(
      OutputAnswer answer, Finding f, boolean withHeadphones, boolean withPlayers) {
    Comparison asked = answer.asked();
    List<String> parts = new ArrayList<>();
    if (asked.devices().size() > 1 || asked.leads().size() == 1) {
      parts.add(f.device().name());
    }
    if (withHeadphones && asked.headphones().size() > 1) {
      parts.add(f.headphone().name());
    }
    if (asked.leads().size() > 1) {
      parts.add(f.lead().text());
    }
    if (withPlayers && asked.players().size() > 1) {
      parts.add(f.players() == 1 ? "1 player" : f.players() + " players");
    }
    return String.join(", ", parts);
  }
}
