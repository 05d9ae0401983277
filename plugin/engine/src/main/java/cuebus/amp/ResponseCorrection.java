package cuebus.amp;

import cuebus.dsp.MinimumPhaseFilter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What makes up for the treble that discretising costs: the trapezoidal rule warps the load's
/// impedance, and antialiasing the rail averages two samples, of which [PreEmphasis] gives a part
/// back before.
///
/// A filter's magnitude is that of the circuit over that of its discretisation. It stands behind
/// the circuit, where it is exact as long as nothing is limited and where the rail clips, and less
/// than the warping was where the current is limited.
final class ResponseCorrection {

  private static final int POINTS = 64;

  /// Below what it costs; in nepers, 1e-5 dB.
  private static final double NOTHING = 1e-6;

  /// Half the sample rate itself can be a zero of the discretisation.
  private static final double MOST = 2;

  private final MinimumPhaseFilter filter;

  /// For what is alike in both channels, where `filter` is for what is opposite.
  private final @Nullable MinimumPhaseFilter alike;

  private final double[] common;

  private ResponseCorrection(double[] nepers, double @Nullable [] ofCommon, int maxFrames) {
    filter = new MinimumPhaseFilter(nepers, maxFrames);
    alike = ofCommon == null ? null : new MinimumPhaseFilter(ofCommon, maxFrames);
    common = new double[2 * maxFrames];
  }

  /// The correction at the sample rate, or null where there is nothing to make up for.
  ///
  /// @param load discretised at the inner rate
  /// @param sourceOhm output impedance of the amplifier in Ω
  /// @param returnOhm what both channels' currents come back through, in Ω
  /// @param sampleRate in Hz
  /// @param innerRate in Hz
  /// @param averaged true if the rail is antialiased
  /// @param maxFrames the most frames that one call of [#process] may bring
  static @Nullable ResponseCorrection of(
      Load load,
      double sourceOhm,
      double returnOhm,
      double sampleRate,
      double innerRate,
      boolean averaged,
      int maxFrames) {
    double[] nepers = nepers(load, sourceOhm, sampleRate, innerRate, averaged);
    double[] ofCommon =
        returnOhm == 0
            ? null
            : nepers(load, sourceOhm + 2 * returnOhm, sampleRate, innerRate, averaged);
    return nothing(nepers) && (ofCommon == null || nothing(ofCommon))
        ? null
        : new ResponseCorrection(nepers, ofCommon, maxFrames);
  }

  private static boolean nothing(double[] nepers) {
    return Arrays.stream(nepers).allMatch(n -> Math.abs(n) < NOTHING);
  }

  private static double[] nepers(
      Load load, double sourceOhm, double sampleRate, double innerRate, boolean averaged) {
    double[] nepers = new double[POINTS];
    for (int j = 0; j < POINTS; j++) {
      double hertz = (j + 0.5) / POINTS * sampleRate / 2;
      double discrete = load.discreteImpedance(hertz).share(sourceOhm);
      if (averaged) {
        discrete *= PreEmphasis.gain(hertz, innerRate) * Math.cos(Math.PI * hertz / innerRate);
      }
      nepers[j] =
          Math.clamp(Math.log(load.impedance(hertz).share(sourceOhm) / discrete), -MOST, MOST);
    }
    return nepers;
  }

  /// Corrects a block of interleaved frames in place.
  void process(double[] frames, int count) {
    if (alike == null) {
      filter.process(frames, count);
      return;
    }
    for (int i = 0; i < 2 * count; i += 2) {
      double mean = 0.5 * (frames[i] + frames[i + 1]);
      common[i] = mean;
      common[i + 1] = mean;
      frames[i] -= mean;
      frames[i + 1] -= mean;
    }
    filter.process(frames, count);
    alike.process(common, count);
    for (int i = 0; i < 2 * count; i++) {
      frames[i] += common[i];
    }
  }

  /// Remembers a frame as if it had been there for ever.
  void settle(double left, double right) {
    double mean = alike == null ? 0 : 0.5 * (left + right);
    filter.settle(left - mean, right - mean);
    if (alike != null) {
      alike.settle(mean, mean);
    }
  }

  /// Forgets the signal.
  void reset() {
    filter.reset();
    if (alike != null) {
      alike.reset();
    }
  }
}
