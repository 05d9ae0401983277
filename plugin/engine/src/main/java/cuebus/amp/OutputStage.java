package cuebus.amp;

import cuebus.param.Decibels;
import java.util.List;

/// The circuit of output device, lead and headphones for one stereo mix: volts asked of the
/// amplifier become volts at the drivers.
///
/// Audio is a fraction of the device's unloaded, unclipped full scale, `√2·fullScaleVrms·gain` in V
/// peak, both in and out: an open output below its rail returns its input, and every loss of level
/// is heard. What a driver hears, by the lead:
///
/// - stereo: its own channel, against the common return;
/// - mono: the sleeve of a TS plug grounds the right channel, so the left driver hears the left
///   channel and the right one nothing, while the right amplifier drives a short;
/// - open sleeve: the drivers lie in series between the outputs, so the left one hears half the
///   difference of the channels and the right one the same turned over.
///
/// [#process] belongs to the audio thread, and so do the readings. It allocates nothing, throws
/// nothing, takes any split of a run into blocks to the same bits, and its output is finite.
public final class OutputStage {

  private static final double SQRT_2 = Math.sqrt(2);

  /// Frames turned into volts at once.
  private static final int STRETCH = 256;

  private final double fullScaleVolts;
  private final Circuit circuit;
  private final double[] leftVolts = new double[STRETCH];
  private final double[] rightVolts = new double[STRETCH];

  private long frames;
  private double leftSquares;
  private double rightSquares;

  /// @param device what drives the headphones
  /// @param headphones what is plugged in, all in parallel; nothing is an open output
  /// @param lead the lead between them
  /// @param sampleRate in Hz
  /// @param oversampling how finely it is computed
  /// @throws IllegalArgumentException if the device has no full scale, the sample rate is not
  ///   positive, or a load is open or a short
  public OutputStage(
      Device device,
      List<PluggedHeadphone> headphones,
      Lead lead,
      double sampleRate,
      Oversampling oversampling) {
    fullScaleVolts = SQRT_2 * device.dac().fullScaleVrms() * Decibels.toGain(device.amp().gainDb());
    if (!(fullScaleVolts > 0 && fullScaleVolts < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "device %s: full scale of %s V peak is not allowed, a finite one above 0 is"
              .formatted(device.id(), fullScaleVolts));
    }
    circuit = new Circuit(device.amp(), headphones, lead, sampleRate, oversampling);
  }

  /// Processes one block in place. Samples that are not finite count as 0.
  ///
  /// @param left left channel; what the amplifier is asked for in, what the left driver gets out,
  ///   1.0 being full scale
  /// @param right right channel, another array
  /// @param offset first frame
  /// @param frameCount how many frames
  public void process(float[] left, float[] right, int offset, int frameCount) {
    for (int done = 0; done < frameCount; done += STRETCH) {
      stretch(left, right, offset + done, Math.min(STRETCH, frameCount - done));
    }
    frames += frameCount;
  }

  private void stretch(float[] left, float[] right, int offset, int count) {
    for (int n = 0; n < count; n++) {
      leftVolts[n] = left[offset + n] * fullScaleVolts;
      rightVolts[n] = right[offset + n] * fullScaleVolts;
    }
    circuit.process(leftVolts, rightVolts, 0, count);
    for (int n = 0; n < count; n++) {
      left[offset + n] = heard(leftVolts[n]);
      right[offset + n] = heard(rightVolts[n]);
      leftSquares += leftVolts[n] * leftVolts[n];
      rightSquares += rightVolts[n] * rightVolts[n];
    }
  }

  private float heard(double volts) {
    return (float) Math.clamp(volts / fullScaleVolts, -Float.MAX_VALUE, Float.MAX_VALUE);
  }

  /// Frames by which the output is late; 0 with [Oversampling.Phase#MINIMUM].
  public int latencyFrames() {
    return circuit.latencyFrames();
  }

  /// Frames in which a channel was bounded by its rail, since the last [#reset].
  public long railFrames() {
    return circuit.railFrames();
  }

  /// Frames in which a channel was held by its current limit, since the last [#reset].
  public long currentFrames() {
    return circuit.currentFrames();
  }

  /// Voltage at the left driver in Vrms over all frames since the last [#reset]; 0 before any.
  public double leftVrms() {
    return frames == 0 ? 0 : Math.sqrt(leftSquares / frames);
  }

  /// The same for the right driver.
  public double rightVrms() {
    return frames == 0 ? 0 : Math.sqrt(rightSquares / frames);
  }

  /// Forgets the signal and clears the readings.
  public void reset() {
    circuit.reset();
    frames = 0;
    leftSquares = 0;
    rightSquares = 0;
  }
}
