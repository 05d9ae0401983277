package cuebus.amp;

import cuebus.dsp.MinimumPhaseFilter;
import org.jspecify.annotations.Nullable;

/// What makes up for the treble that discretising costs: the trapezoidal rule warps the load's
/// impedance, and antialiasing the rail averages two samples, of which [PreEmphasis] gives a part
/// back before.
///
/// The filter's magnitude is that of the circuit over that of its discretisation. It stands behind
/// the circuit, where it is exact as long as nothing is limited and where the rail clips, and less
/// than the warping was where the current is limited.
final class ResponseCorrection {

  private static final int POINTS = 64;

  /// Below what it costs; in nepers, 1e-5 dB.
  private static final double NOTHING = 1e-6;

  /// Half the sample rate itself can be a zero of the discretisation.
  private static final double MOST = 2;

  private ResponseCorrection() {}

  /// The filter at the sample rate, or null where there is nothing to make up for.
  ///
  /// @param load discretised at the inner rate
  /// @param sourceOhm output impedance of the amplifier in Ω
  /// @param sampleRate in Hz
  /// @param innerRate in Hz
  /// @param averaged true if the rail is antialiased
  /// @param maxFrames the most frames that one call of the filter may bring
  static @Nullable MinimumPhaseFilter of(
      Load load,
      double sourceOhm,
      double sampleRate,
      double innerRate,
      boolean averaged,
      int maxFrames) {
    double[] nepers = new double[POINTS];
    double largest = 0;
    for (int j = 0; j < POINTS; j++) {
      double hertz = (j + 0.5) / POINTS * sampleRate / 2;
      double discrete = load.discreteImpedance(hertz).share(sourceOhm);
      if (averaged) {
        discrete *= PreEmphasis.gain(hertz, innerRate) * Math.cos(Math.PI * hertz / innerRate);
      }
      nepers[j] =
          Math.clamp(Math.log(load.impedance(hertz).share(sourceOhm) / discrete), -MOST, MOST);
      largest = Math.max(largest, Math.abs(nepers[j]));
    }
    return largest < NOTHING ? null : new MinimumPhaseFilter(nepers, maxFrames);
  }
}
