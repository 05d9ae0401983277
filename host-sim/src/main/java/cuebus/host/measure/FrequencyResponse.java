package cuebus.host.measure;

import cuebus.host.measure.SmallSignal.Phasor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The response to small signals.
final class FrequencyResponse {

  private FrequencyResponse() {}

  static Measurement.Response measure(Bench bench, double from, double to, int points) {
    double sampleRate = bench.options().sampleRate();
    Channels channels = bench.options().channels();
    Allowed.range("response", from, to, points, sampleRate);
    var loaded = SmallSignal.of(bench.circuit(), channels, sampleRate);
    // What the output path does to every signal is no phase of the circuit.
    var path = SmallSignal.of(bench.outputPath(), channels, sampleRate);
    var frequencies = new ArrayList<Double>();
    var gains = new ArrayList<PerChannel>();
    var phases = new ArrayList<PerChannel>();
    for (int i = 0; i < points; i++) {
      double share = (double) i / (points - 1);
      double hertz = i == points - 1 ? to : from * Math.pow(to / from, share);
      double cycles = hertz / sampleRate;
      // A channel that is not driven is compared with the one that is: crosstalk.
      Phasor leftPath = channels.left() != 0 ? path.left(cycles) : path.right(cycles);
      Phasor rightPath = channels.right() != 0 ? path.right(cycles) : path.left(cycles);
      Phasor left = loaded.left(cycles);
      Phasor right = loaded.right(cycles);
      frequencies.add(hertz);
      gains.add(
          new PerChannel(
              unlessSilent(left, Phasor::decibels), unlessSilent(right, Phasor::decibels)));
      phases.add(
          new PerChannel(
              unlessSilent(left, phasor -> phasor.degreesAfter(leftPath)),
              unlessSilent(right, phasor -> phasor.degreesAfter(rightPath))));
    }
    return new Measurement.Response(
        List.copyOf(frequencies), List.copyOf(gains), List.copyOf(phases), Caveats.of(bench));
  }

  private static double unlessSilent(Phasor phasor, ToDoubleFunction<Phasor> of) {
    return phasor.decibels() > ToneLines.FLOOR_DB ? of.applyAsDouble(phasor) : Double.NaN;
  }
}
