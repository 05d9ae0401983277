package cuebus.amp;

/// Makes a stereo signal of interleaved frames larger in the treble by what a straight line from
/// sample to sample is too small by, so that [RailClip] sees its peaks as they are. Without it a
/// tone of 15 kHz at 384 kHz reaches the rail 0.04 dB late.
///
/// A straight line between samples has the gain sinc²(f/rate), or 1 − w²/12 at first, w being
/// `2π·f/rate`; the zero of this filter is where its own gain begins with 1 + w²/12. It looks at
/// the past alone and is 1 at 0 Hz.
///
/// Source: sinc² of linear interpolation, R. E. Crochiere, L. R. Rabiner, "Multirate Digital Signal
/// Processing", 1983, section 4.3.
final class PreEmphasis {

  /// The solution of c/(1 − c)² = 1/6.
  private static final double ZERO = 4 - Math.sqrt(15);

  private static final double SCALE = 1 / (1 - ZERO);

  private double left;
  private double right;

  /// Filters a block in place.
  ///
  /// @param volts interleaved frames
  /// @param frames how many
  void process(double[] volts, int frames) {
    double l = left;
    double r = right;
    for (int n = 0; n < frames; n++) {
      double nextL = volts[2 * n];
      double nextR = volts[2 * n + 1];
      volts[2 * n] = (nextL - ZERO * l) * SCALE;
      volts[2 * n + 1] = (nextR - ZERO * r) * SCALE;
      l = nextL;
      r = nextR;
    }
    left = l;
    right = r;
  }

  /// Its magnitude at a frequency.
  static double gain(double hertz, double rate) {
    double w = 2 * Math.PI * hertz / rate;
    return Math.sqrt(1 + ZERO * ZERO - 2 * ZERO * Math.cos(w)) * SCALE;
  }

  /// Forgets the sample before.
  void reset() {
    left = 0;
    right = 0;
  }
}
