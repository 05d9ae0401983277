package cuebus.host.measure;

import cuebus.host.plot.Plot;
import cuebus.host.plot.Plot.Axis;
import cuebus.host.plot.Plot.Curve;
import cuebus.host.plot.Plot.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The picture of a measurement.
public final class MeasurementPlot {

  /// The bottom of pictures of spectral lines in dB.
  private static final double BOTTOM_DB = -120;

  private MeasurementPlot() {}

  /// The pictures of a measurement; what is only a table, or has nothing to show, has none.
  public static List<Plot> of(Bench bench, Measurement measurement) {
    return switch (measurement) {
      case Measurement.Tone tone -> List.of(tone(bench, tone));
      case Measurement.Intermodulation tones when tones.products().isEmpty() -> List.of();
      case Measurement.Intermodulation tones -> List.of(tones(bench, tones));
      case Measurement.Response response -> response(bench, response);
      case Measurement.Sweep sweep -> List.of(sweep(bench, sweep));
      case Measurement.ThdVsPower curve -> List.of(thdVsPower(bench, curve));
      case Measurement.MaxPower most -> List.of();
      case Measurement.Noise noise -> List.of();
    };
  }

  private static Plot tone(Bench bench, Measurement.Tone tone) {
    return new Plot(
        "%s, %s Hz at %s Vrms: harmonics"
            .formatted(
                bench.device().name(), Digits.of(tone.hertz(), 6), Digits.of(tone.driveVrms(), 4)),
        Axis.linear("number of the harmonic"),
        Axis.linear("dB over the fundamental"),
        channels(channel -> {
          var points = new ArrayList<Point>(stem(1, 0));
          for (int h = 0; h < tone.harmonicsDbc().size(); h++) {
            points.addAll(
                stem(h + Measurement.Tone.FIRST_HARMONIC, channel.of(tone.harmonicsDbc().get(h))));
          }
          return points;
        }));
  }

  private static Plot tones(Bench bench, Measurement.Intermodulation tones) {
    return new Plot(
        "%s, %s Hz and %s Hz at %s Vrms: products"
            .formatted(
                bench.device().name(),
                Digits.of(tones.f1(), 6),
                Digits.of(tones.f2(), 6),
                Digits.of(tones.driveVrms(), 4)),
        Axis.linear("Hz"),
        Axis.linear("dB over the second tone"),
        channels(channel -> {
          var points = new ArrayList<Point>(stem(0, BOTTOM_DB));
          for (Measurement.Product product : tones.products()) {
            points.addAll(stem(product.hertz(), channel.of(product.dbReF2())));
          }
          points.addAll(stem(bench.options().sampleRate() / 2, BOTTOM_DB));
          return points;
        }));
  }

  private static List<Plot> response(Bench bench, Measurement.Response response) {
    return List.of(
        response(bench, response, "Response", "dB over the unloaded output", response.gainDb()),
        response(bench, response, "Phase", "degrees", response.phaseDeg()));
  }

  private static Plot response(
      Bench bench, Measurement.Response response, String what, String unit, List<PerChannel> of) {
    return new Plot(
        what + " of " + name(bench),
        Axis.logarithmic("Hz"),
        Axis.linear(unit),
        channels(channel ->
            IntStream.range(0, of.size())
                .mapToObj(i -> new Point(response.frequencyHz().get(i), channel.of(of.get(i))))
                .toList()));
  }

  private static Plot sweep(Bench bench, Measurement.Sweep sweep) {
    var curves = new ArrayList<Curve>();
    curves.add(counts("all on a splitter", sweep.counts(), sweep.splitter()));
    curves.add(counts("an amplifier each", sweep.counts(), sweep.distribution()));
    return new Plot(
        "%s: level over the number of pairs".formatted(name(bench)),
        Axis.linear("pairs of headphones"),
        Axis.linear("dB over one pair alone"),
        curves);
  }

  private static Curve counts(String name, List<Integer> counts, List<Measurement.AtCount> levels) {
    return new Curve(
        name,
        IntStream.range(0, counts.size())
            .mapToObj(i -> new Point(counts.get(i), levels.get(i).dbReOne().larger()))
            .toList());
  }

  private static Plot thdVsPower(Bench bench, Measurement.ThdVsPower curve) {
    return new Plot(
        "%s: distortion over power at %s Hz".formatted(name(bench), Digits.of(curve.hertz(), 6)),
        Axis.logarithmic("mW in one channel"),
        Axis.linear("dB of THD"),
        List.of(
            new Curve(
                "THD",
                curve.points().stream()
                    .map(point ->
                        new Point(
                            1000 * point.powerW(),
                            Math.max(BOTTOM_DB, 20 * Math.log10(point.thdPercent() / 100))))
                    .toList())));
  }

  private static String name(Bench bench) {
    return bench.device().name()
        + " into "
        + (bench.headphones().isEmpty()
            ? "nothing"
            : String.join(", ", bench.headphones().stream().map(h -> h.name()).toList()));
  }

  /// A vertical line from the bottom and back.
  private static List<Point> stem(double x, double y) {
    return Double.isNaN(y)
        ? List.of()
        : List.of(
            new Point(x, BOTTOM_DB), new Point(x, Math.max(BOTTOM_DB, y)), new Point(x, BOTTOM_DB));
  }

  /// One channel of the two.
  private interface Channel {
    double of(PerChannel both);
  }

  /// A curve for each channel, or one if both are the same.
  private static List<Curve> channels(Function<Channel, List<Point>> points) {
    var left = new Curve("left", points.apply(PerChannel::left));
    var right = new Curve("right", points.apply(PerChannel::right));
    return left.points().equals(right.points())
        ? List.of(new Curve("both channels", left.points()))
        : List.of(left, right);
  }
}
