package cuebus.amp;

import cuebus.dsp.WhiteNoise;
import cuebus.param.Decibels;

/// The way from samples to what the amplifier is asked for: converter, volume control, gain.
///
/// The converter adds noise and low-order distortion. Its quantisation is part of its published
/// dynamic range, so it is part of the noise here. Distortion is of second and third order in equal
/// parts, has the published figure with a sine of full scale, and falls with the level. It is
/// computed at the sample rate, so what would lie above half of it comes back below.
///
/// Not thread-safe; allocates nothing after construction.
final class Converter {

  private final double fullScaleVolts;
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
    harmonic = dac.thdPercent() / 100 / Math.sqrt(2);
    double noise = fullScaleVolts / Math.sqrt(2) * Decibels.toGain(-dac.dynamicRangeDbA());
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
    return (distorted(sample) * fullScaleVolts + leftNoise.next()) * volume;
  }

  /// The same for the right sample.
  double right(float sample, float volume) {
    return (distorted(sample) * fullScaleVolts + rightNoise.next()) * volume;
  }

  private double distorted(float sample) {
    if (!Float.isFinite(sample)) {
      return 0;
    }
    // Chebyshev's polynomials make one harmonic each of a sine of full scale; the second one is
    // moved so that silence stays silence.
    double x = Math.clamp(sample, -1.0, 1.0);
    return sample + harmonic * (2 * x * x + x * (4 * x * x - 3));
  }

  /// Starts the noise from the beginning.
  void reset() {
    leftNoise.reset();
    rightNoise.reset();
  }
}
