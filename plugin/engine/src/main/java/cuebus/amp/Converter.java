package cuebus.amp;

import cuebus.dsp.Dither;
import cuebus.dsp.WhiteNoise;
import cuebus.param.Decibels;

/// The way from samples to what the amplifier is asked for: converter, volume control, gain.
///
/// The converter rounds to its bits with dither, if it states any, and adds low-order distortion
/// and noise. Distortion is of second and third order in equal parts, has the published figure with
/// a sine of full scale, and falls with the level. It is computed at the sample rate, so what would
/// lie above half of it comes back below.
///
/// Not thread-safe; allocates nothing after construction.
final class Converter {

  private final double fullScaleVolts;
  private final double step;
  private final Dither leftDither;
  private final Dither rightDither;
  private final double harmonic;
  private final WhiteNoise leftNoise;
  private final WhiteNoise rightNoise;

  /// @param device whose converter and gain
  /// @throws IllegalArgumentException if the device has no full scale
  Converter(Device device, double sampleRate) {
    Device.Dac dac = device.dac();
    fullScaleVolts = Math.sqrt(2) * dac.fullScaleVrms() * Decibels.toGain(device.amp().gainDb());
    if (!(fullScaleVolts > 0 && fullScaleVolts < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "device %s: full scale of %s V peak is not allowed, a finite one above 0 is"
              .formatted(device.id(), fullScaleVolts));
    }
    step = Dither.step(dac.bits());
    leftDither = new Dither(7);
    rightDither = new Dither(8);
    harmonic = dac.thdPercent() / 100 / Math.sqrt(2);
    // Not a level of ours: −100 dB is no silence here.
    double noise = fullScaleVolts / Math.sqrt(2) * Math.pow(10, -dac.dynamicRangeDbA() / 20);
    leftNoise = new WhiteNoise(noise, sampleRate, 1);
    rightNoise = new WhiteNoise(noise, sampleRate, 2);
  }

  /// What a sample of 1 asks for at full volume, in V.
  double fullScaleVolts() {
    return fullScaleVolts;
  }

  /// The volts that a frame's left sample asks for.
  ///
  /// @param sample 1 is full scale; what is not finite counts as 0
  /// @param volume gain of the volume control behind the converter
  double left(float sample, float volume) {
    return (distorted(quantised(sample, leftDither)) * fullScaleVolts + leftNoise.next()) * volume;
  }

  /// The same for the right sample.
  double right(float sample, float volume) {
    return (distorted(quantised(sample, rightDither)) * fullScaleVolts + rightNoise.next())
        * volume;
  }

  /// Steps go on beyond full scale: as without bits, nothing is held there.
  private double quantised(float sample, Dither dither) {
    double x = Float.isFinite(sample) ? sample : 0;
    return step == 0 ? x : step * dither.round(x / step);
  }

  private double distorted(double sample) {
    // Chebyshev's polynomials make one harmonic each of a sine of full scale; the second one is
    // moved so that silence stays silence.
    double x = Math.clamp(sample, -1.0, 1.0);
    return sample + harmonic * (2 * x * x + x * (4 * x * x - 3));
  }

  /// Starts dither and noise from the beginning.
  void reset() {
    leftDither.reset();
    rightDither.reset();
    leftNoise.reset();
    rightNoise.reset();
  }
}
