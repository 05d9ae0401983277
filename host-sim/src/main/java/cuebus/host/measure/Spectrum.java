package cuebus.host.measure;

/// The spectral lines of a record that holds whole periods of all its tones: line `k` has `k`
/// periods in the record.
final class Spectrum {

  private final double[] volts;

  private Spectrum(double[] volts) {
    this.volts = volts;
  }

  /// The spectrum of a record in V, up to half the sample rate.
  static Spectrum of(double[] record) {
    double[] re = record.clone();
    double[] im = new double[record.length];
    Fourier.transform(re, im);
    var volts = new double[(record.length + 1) / 2];
    for (int k = 0; k < volts.length; k++) {
      double share = k == 0 ? 1 : Math.sqrt(2);
      volts[k] = share * Math.hypot(re[k], im[k]) / record.length;
    }
    return new Spectrum(volts);
  }

  /// How many lines there are below half the sample rate, the one of 0 Hz among them.
  int lines() {
    return volts.length;
  }

  /// The line with so many periods in the record, in Vrms.
  double vrms(int line) {
    return volts[line];
  }
}
