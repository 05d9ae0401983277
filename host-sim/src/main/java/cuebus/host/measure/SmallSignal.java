package cuebus.host.measure;

import cuebus.amp.Circuit;
import java.util.Arrays;
import java.util.Objects;

/// A circuit's linear response, from the answer to one impulse that is too small for any limit.
final class SmallSignal {

  /// Impulses that are tried in turn, in V: some amplifiers limit at a microampere.
  private static final double[] IMPULSE_VOLTS = {1e-4, 1e-6, 1e-8};

  /// The answer has ended when a block stays below this share of its largest sample.
  private static final double ENDED = 1e-11;

  private static final double BLOCK_SECONDS = 0.1;
  private static final double MOST_SECONDS = 30;

  private final double[] left;
  private final double[] right;

  private final double impulseVolts;

  private SmallSignal(double[] left, double[] right, double impulseVolts) {
    this.left = left;
    this.right = right;
    this.impulseVolts = impulseVolts;
  }

  /// @param circuit any; it is reset
  /// @param channels where the impulse goes
  /// @param sampleRate in Hz
  static SmallSignal of(Circuit circuit, Channels channels, double sampleRate) {
    SmallSignal answer = null;
    for (double volts : IMPULSE_VOLTS) {
      circuit.reset();
      answer = answer(circuit, channels, volts, sampleRate);
      long limited = circuit.railFrames(0) + circuit.railFrames(1);
      limited += circuit.currentFrames(0) + circuit.currentFrames(1);
      if (limited == 0) {
        break;
      }
    }
    return Objects.requireNonNull(answer, "one impulse is tried at least");
  }

  private static SmallSignal answer(
      Circuit circuit, Channels channels, double volts, double sampleRate) {
    int block = (int) (BLOCK_SECONDS * sampleRate);
    var left = new double[block];
    var right = new double[block];
    left[0] = channels.left() * volts;
    right[0] = channels.right() * volts;
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
    return new SmallSignal(left, right, volts);
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

  private Phasor at(double[] samples, double cyclesPerSample) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < samples.length; n++) {
      double turns = cyclesPerSample * n;
      double angle = 2 * Math.PI * (turns - Math.floor(turns));
      re += samples[n] * Math.cos(angle);
      im -= samples[n] * Math.sin(angle);
    }
    return new Phasor(re / impulseVolts, im / impulseVolts);
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
