package cuebus.host.measure;

import cuebus.amp.Circuit;
import java.util.Arrays;

/// A circuit's linear response, from the answer to one impulse that is too small for any limit.
final class SmallSignal {

  private static final double IMPULSE_VOLTS = 1e-3;

  /// The answer has ended when a block stays below this share of its largest sample.
  private static final double ENDED = 1e-11;

  private static final double BLOCK_SECONDS = 0.1;
  private static final double MOST_SECONDS = 30;

  private final double[] left;
  private final double[] right;

  private SmallSignal(double[] left, double[] right) {
    this.left = left;
    this.right = right;
  }

  /// @param circuit as new
  /// @param channels where the impulse goes
  /// @param sampleRate in Hz
  static SmallSignal of(Circuit circuit, Channels channels, double sampleRate) {
    int block = (int) (BLOCK_SECONDS * sampleRate);
    var left = new double[block];
    var right = new double[block];
    left[0] = channels.left() * IMPULSE_VOLTS;
    right[0] = channels.right() * IMPULSE_VOLTS;
    circuit.process(left, right, 0, block);
    double peak = Math.max(peak(left, 0), peak(right, 0));
    for (int end = block; end < MOST_SECONDS * sampleRate; end += block) {
      left = Arrays.copyOf(left, end + block);
      right = Arrays.copyOf(right, end + block);
      circuit.process(left, right, end, block);
      if (Math.max(peak(left, end), peak(right, end)) <= ENDED * peak) {
        break;
      }
    }
    return new SmallSignal(left, right);
  }

  private static double peak(double[] samples, int from) {
    double most = 0;
    for (int n = from; n < samples.length; n++) {
      most = Math.max(most, Math.abs(samples[n]));
    }
    return most;
  }

  /// The left driver's voltage over that of the impulse.
  Phasor left(double cyclesPerSample) {
    return at(left, cyclesPerSample);
  }

  /// The right driver's voltage over that of the impulse.
  Phasor right(double cyclesPerSample) {
    return at(right, cyclesPerSample);
  }

  private static Phasor at(double[] samples, double cyclesPerSample) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < samples.length; n++) {
      double turns = cyclesPerSample * n;
      double angle = 2 * Math.PI * (turns - Math.floor(turns));
      re += samples[n] * Math.cos(angle);
      im -= samples[n] * Math.sin(angle);
    }
    return new Phasor(re / IMPULSE_VOLTS, im / IMPULSE_VOLTS);
  }

  /// Amplitude and phase of a sine as a complex number.
  record Phasor(double re, double im) {

    /// Its magnitude over 1.
    double decibels() {
      return ToneLines.decibels(Math.hypot(re, im));
    }

    /// Degrees by which this leads another, −180 to 180.
    double degreesAfter(Phasor other) {
      return Math.toDegrees(
          Math.atan2(im * other.re - re * other.im, re * other.re + im * other.im));
    }
  }
}
