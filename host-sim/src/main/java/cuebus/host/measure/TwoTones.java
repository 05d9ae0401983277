package cuebus.host.measure;

import cuebus.host.measure.Measurement.Intermodulation;
import cuebus.host.measure.Measurement.Product;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Intermodulation of two sines.
final class TwoTones {

  /// Products below this level over the second tone are left out, in dB.
  private static final double LEAST_DB = -100;

  private TwoTones() {}

  static Intermodulation measure(
      Bench bench, double f1, double f2, double ratio, double driveVrms) {
    double sampleRate = bench.options().sampleRate();
    Channels channels = bench.options().channels();
    Allowed.frequency("first tone", f1, sampleRate);
    Allowed.frequency("second tone", f2, sampleRate);
    Allowed.different("tones", f1, f2);
    Allowed.ratio("ratio", ratio);
    Allowed.drive("drive", driveVrms);
    CoherentRecord record = CoherentRecord.of(sampleRate, f1, f2);
    // driveVrms² is the sum of both tones' squares.
    double secondPeak = driveVrms * Math.sqrt(2 / (1 + ratio * ratio));
    var left = new double[record.frames()];
    var right = new double[record.frames()];
    record.addSine(left, 0, channels.left() * ratio * secondPeak);
    record.addSine(left, 1, channels.left() * secondPeak);
    record.addSine(right, 0, channels.right() * ratio * secondPeak);
    record.addSine(right, 1, channels.right() * secondPeak);
    double peak = Math.max(SteadyState.peak(left), SteadyState.peak(right));
    var state = SteadyState.of(bench.circuit(), left, right, sampleRate);
    var leftLines = state.leftSpectrum();
    var rightLines = state.rightSpectrum();
    PerChannel second = lines(leftLines, rightLines, record.cycles(1));
    return new Intermodulation(
        f1,
        f2,
        ratio,
        driveVrms,
        state.vrms(),
        lines(leftLines, rightLines, record.cycles(0)),
        second,
        products(record, leftLines, rightLines, second, sampleRate / record.frames(), driveVrms),
        state.limit(),
        state.caveats(bench, driveVrms, peak / Math.sqrt(2)));
  }

  private static PerChannel lines(Spectrum left, Spectrum right, int line) {
    return new PerChannel(left.vrms(line), right.vrms(line));
  }

  /// Every multiple of the common divisor is m·f1 + n·f2 for some whole m and n.
  private static List<Product> products(
      CoherentRecord record,
      Spectrum left,
      Spectrum right,
      PerChannel second,
      double hertzPerLine,
      double driveVrms) {
    int first = record.cycles(0);
    int other = record.cycles(1);
    int step = BigInteger.valueOf(first).gcd(BigInteger.valueOf(other)).intValue();
    double silent = driveVrms * Math.pow(10, ToneLines.FLOOR_DB / 20);
    var products = new ArrayList<Product>();
    for (int line = step; line < left.lines(); line += step) {
      PerChannel db =
          new PerChannel(
              relative(left.vrms(line), second.left(), silent),
              relative(right.vrms(line), second.right(), silent));
      if (line != first && line != other && db.larger() > LEAST_DB) {
        products.add(new Product(line * hertzPerLine, db));
      }
    }
    return List.copyOf(products);
  }

  private static double relative(double vrms, double reference, double silent) {
    return reference > silent ? ToneLines.decibels(vrms / reference) : Double.NaN;
  }
}
