package cuebus.host.measure;

import java.util.Arrays;
import java.util.List;

/// A length of record that holds whole periods of some tones. Where no length does, the tones are
/// moved by the little that makes them fit; a single tone then moves by less than 0.0001 Hz, one of
/// two by less than 0.02 Hz, and one within 1 Hz of half the sample rate to the nearest that fits.
///
/// @param frames length of the record
/// @param cycles periods of each tone in it, at least 1 and less than half of `frames`
record CoherentRecord(int frames, List<Integer> cycles) {

  /// The shortest record: so that a run settles between two of them.
  private static final double SHORTEST_SECONDS = 0.1;

  private static final double LONGEST_SECONDS = 2;

  /// Cycles by which a tone may miss a whole number and still count as whole.
  private static final double EXACT = 1e-9;

  /// The shortest record that holds the tones exactly, else the one that moves them least.
  ///
  /// @param sampleRate in Hz
  /// @param hertz the tones, above 1 Hz and below half the sample rate
  static CoherentRecord of(double sampleRate, double... hertz) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    int longest = (int) Math.ceil(LONGEST_SECONDS * sampleRate);
    for (int n = (int) Math.ceil(SHORTEST_SECONDS * sampleRate); n <= longest; n++) {
      double most = 0;
      for (double f : hertz) {
        double cycles = f * n / sampleRate;
        double whole = Math.rint(cycles);
        boolean fits = whole >= 1 && 2 * whole < n;
        most = Math.max(most, fits ? Math.abs(cycles - whole) : Double.POSITIVE_INFINITY);
      }
      if (most < least) {
        best = n;
        least = most;
      }
      if (least < EXACT) {
        break;
      }
    }
    int frames = best;
    return new CoherentRecord(
        frames,
        Arrays.stream(hertz).mapToObj(f -> (int) Math.rint(f * frames / sampleRate)).toList());
  }

  /// Periods of one of the tones.
  int cycles(int tone) {
    return cycles.get(tone);
  }

  /// Adds a sine to the record.
  ///
  /// @param samples one record
  /// @param tone which of the tones
  /// @param peak its amplitude
  void addSine(double[] samples, int tone, double peak) {
    for (int n = 0; n < frames; n++) {
      samples[n] += peak * Math.sin(2 * Math.PI * ((long) cycles(tone) * n % frames) / frames);
    }
  }
}
