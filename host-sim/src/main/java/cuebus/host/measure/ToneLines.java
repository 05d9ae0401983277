package cuebus.host.measure;

import static cuebus.host.measure.Measurement.Tone.FIRST_HARMONIC;
import static cuebus.host.measure.Measurement.Tone.LAST_HARMONIC;

/// The lines of one channel's spectrum, read as one tone with its harmonics and what is neither.
final class ToneLines {

  /// Lines below this are the rounding of arithmetic, not the circuit's.
  static final double FLOOR_DB = -200;

  private static final double AUDIBLE_FROM_HZ = 20;
  private static final double AUDIBLE_TO_HZ = 20_000;

  private final Spectrum spectrum;
  private final int cycles;
  private final double hertzPerLine;
  private final double silentVrms;

  /// @param spectrum one record
  /// @param cycles periods of the tone in it
  /// @param hertzPerLine distance of two lines
  /// @param driveVrms what was asked of the amplifiers
  ToneLines(Spectrum spectrum, int cycles, double hertzPerLine, double driveVrms) {
    this.spectrum = spectrum;
    this.cycles = cycles;
    this.hertzPerLine = hertzPerLine;
    silentVrms = driveVrms * Math.pow(10, FLOOR_DB / 20);
  }

  double fundamentalVrms() {
    return spectrum.vrms(cycles);
  }

  /// A harmonic over the fundamental in dB; NaN above half the sample rate and of silence.
  double harmonicDbc(int number) {
    return relative(harmonicVrms(number));
  }

  /// The sum of the harmonics by power, over the fundamental; NaN if all lie above half the sample
  /// rate, and of silence.
  double thdPercent() {
    if (Double.isNaN(harmonicDbc(FIRST_HARMONIC))) {
      return Double.NaN;
    }
    double squares = 0;
    for (int h = FIRST_HARMONIC; h <= LAST_HARMONIC; h++) {
      double vrms = harmonicVrms(h);
      squares += Double.isNaN(vrms) ? 0 : vrms * vrms;
    }
    return 100 * Math.sqrt(squares) / fundamentalVrms();
  }

  /// The largest audible line that is no harmonic of any order, over the fundamental in dB.
  double aliasDbc() {
    double most = 0;
    int from = (int) Math.ceil(AUDIBLE_FROM_HZ / hertzPerLine);
    int to = (int) Math.min(spectrum.lines() - 1, Math.floor(AUDIBLE_TO_HZ / hertzPerLine));
    for (int line = from; line <= to; line++) {
      if (line % cycles != 0) {
        most = Math.max(most, spectrum.vrms(line));
      }
    }
    return relative(most);
  }

  private double harmonicVrms(int number) {
    int line = number * cycles;
    return line < spectrum.lines() ? spectrum.vrms(line) : Double.NaN;
  }

  private double relative(double vrms) {
    return fundamentalVrms() > silentVrms ? decibels(vrms / fundamentalVrms()) : Double.NaN;
  }

  /// A ratio of voltages in dB, not below [#FLOOR_DB]; NaN stays NaN.
  static double decibels(double ratio) {
    return Math.max(FLOOR_DB, 20 * Math.log10(ratio));
  }
}
