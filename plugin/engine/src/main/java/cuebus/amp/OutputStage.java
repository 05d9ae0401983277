package cuebus.amp;

import cuebus.param.Decibels;
import java.util.ArrayList;
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

  private final Lead lead;
  private final double fullScaleVolts;
  private final LoadedOutput leftOutput;
  private final LoadedOutput rightOutput;
  private final ShortedOutput shortedOutput;

  private long frames;
  private long railFrames;
  private long currentFrames;
  private double leftSquares;
  private double rightSquares;

  /// @param device what drives the headphones
  /// @param headphones what is plugged in, all in parallel; nothing is an open output
  /// @param lead the lead between them
  /// @param sampleRate in Hz
  /// @throws IllegalArgumentException if the device has no full scale, the sample rate is not
  ///   positive, or a load is open or a short
  public OutputStage(
      Device device, List<PluggedHeadphone> headphones, Lead lead, double sampleRate) {
    this.lead = lead;
    fullScaleVolts = SQRT_2 * device.dac().fullScaleVrms() * Decibels.toGain(device.amp().gainDb());
    if (!(fullScaleVolts > 0 && fullScaleVolts < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "device %s: full scale of %s V peak is not allowed, a finite one above 0 is"
              .formatted(device.id(), fullScaleVolts));
    }
    var load = new Load(headphones, sampleRate);
    double rail = device.amp().railVolts(load.nominalOhm());
    leftOutput = new LoadedOutput(device.amp(), rail, load);
    rightOutput = new LoadedOutput(device.amp(), rail, load);
    shortedOutput = new ShortedOutput(device.amp(), rail);
  }

  /// What the device's file asks for and this stage leaves out, a sentence each.
  public static List<String> notModelled(Device device) {
    var missing = new ArrayList<String>();
    if (device.amp().kneeOhm() > 0) {
      missing.add(
          "device %s: the soft knee of its current limit (kneeOhm %s) is not modelled yet; the limit is hard."
              .formatted(device.id(), device.amp().kneeOhm()));
    }
    if (device.amp().groundOhm() > 0) {
      missing.add(
          "device %s: crosstalk through its common return (groundOhm %s) is not modelled yet."
              .formatted(device.id(), device.amp().groundOhm()));
    }
    return List.copyOf(missing);
  }

  /// Processes one block in place. Samples that are not finite count as 0.
  ///
  /// @param left left channel; what the amplifier is asked for in, what the left driver gets out,
  ///   1.0 being full scale
  /// @param right right channel, another array
  /// @param offset first frame
  /// @param frameCount how many frames
  public void process(float[] left, float[] right, int offset, int frameCount) {
    switch (lead) {
      case STEREO -> processStereo(left, right, offset, frameCount);
      case MONO -> processMono(left, right, offset, frameCount);
      case OPEN_SLEEVE -> processOpenSleeve(left, right, offset, frameCount);
    }
    frames += frameCount;
  }

  private void processStereo(float[] left, float[] right, int offset, int frameCount) {
    for (int n = offset; n < offset + frameCount; n++) {
      double leftVolts = leftOutput.next(asked(left[n]));
      double rightVolts = rightOutput.next(asked(right[n]));
      count(leftOutput.limit(), rightOutput.limit());
      left[n] = heard(leftVolts);
      right[n] = heard(rightVolts);
      leftSquares += leftVolts * leftVolts;
      rightSquares += rightVolts * rightVolts;
    }
  }

  private void processMono(float[] left, float[] right, int offset, int frameCount) {
    for (int n = offset; n < offset + frameCount; n++) {
      double leftVolts = leftOutput.next(asked(left[n]));
      count(leftOutput.limit(), shortedOutput.limit(asked(right[n])));
      left[n] = heard(leftVolts);
      right[n] = 0;
      leftSquares += leftVolts * leftVolts;
    }
  }

  private void processOpenSleeve(float[] left, float[] right, int offset, int frameCount) {
    for (int n = offset; n < offset + frameCount; n++) {
      // Both channels' loads are alike and carry the same current, so one state stands for both.
      double volts = leftOutput.next(asked(left[n]), -asked(right[n]));
      count(leftOutput.limit(), Limit.NONE);
      left[n] = heard(volts);
      right[n] = heard(-volts);
      leftSquares += volts * volts;
      rightSquares += volts * volts;
    }
  }

  /// Frames in which a channel was clipped by its rail, since the last [#reset].
  public long railFrames() {
    return railFrames;
  }

  /// Frames in which a channel was held by its current limit, since the last [#reset].
  public long currentFrames() {
    return currentFrames;
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
    leftOutput.reset();
    rightOutput.reset();
    frames = 0;
    railFrames = 0;
    currentFrames = 0;
    leftSquares = 0;
    rightSquares = 0;
  }

  private double asked(float sample) {
    return Float.isFinite(sample) ? sample * fullScaleVolts : 0;
  }

  private float heard(double volts) {
    return (float) Math.clamp(volts / fullScaleVolts, -Float.MAX_VALUE, Float.MAX_VALUE);
  }

  private void count(Limit left, Limit right) {
    if (left == Limit.RAIL || right == Limit.RAIL) {
      railFrames++;
    }
    if (left == Limit.CURRENT || right == Limit.CURRENT) {
      currentFrames++;
    }
  }
}
