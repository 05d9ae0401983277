package cuebus.amp;

import cuebus.dsp.WhiteNoise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One output of a device for one stereo mix: samples become volts asked of the amplifier, and
/// these become volts at the drivers.
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
/// Where nobody hears it, it runs at a lower rate, for its readings alone.
///
/// [#process] belongs to the audio thread, and so do the readings. It allocates nothing, throws
/// nothing, takes any split of a run into blocks to the same bits, and its output is finite.
public final class OutputStage {

  /// Frames turned into volts at once.
  private static final int STRETCH = 256;

  private final Converter converter;
  private final WhiteNoise leftNoise;
  private final WhiteNoise rightNoise;
  private final double largestShare;
  private final Circuit audible;
  private final Circuit metering;
  private final @Nullable OwnAmplifier own;
  private final double[] leftVolts = new double[STRETCH];
  private final double[] rightVolts = new double[STRETCH];

  private boolean heard = true;
  private boolean joins;
  private long frames;
  private double leftSquares;
  private double rightSquares;

  /// @param device what drives the headphones
  /// @param headphones what is plugged in, all in parallel, the heard pair first; nothing is an
  ///   open output
  /// @param lead the lead between them
  /// @param sampleRate in Hz
  /// @param oversampling how finely it is computed where it is heard
  /// @throws IllegalArgumentException if the device has no full scale, the sample rate is not
  ///   positive, or a load is open or a short
  public OutputStage(
      Device device,
      List<PluggedHeadphone> headphones,
      Lead lead,
      double sampleRate,
      Oversampling oversampling) {
    converter = new Converter(device, sampleRate);
    leftNoise = new WhiteNoise(device.amp().noiseVrmsA(), sampleRate, 3);
    rightNoise = new WhiteNoise(device.amp().noiseVrmsA(), sampleRate, 4);
    largestShare = new Load(headphones, sampleRate).largestShare(device.amp().outputImpedanceOhm());
    audible = new Circuit(device.amp(), headphones, lead, sampleRate, oversampling);
    metering = new Circuit(device.amp(), headphones, lead, sampleRate, Oversampling.METER);
    Headphone first = headphones.isEmpty() ? null : headphones.get(0).headphone();
    Headphone.ActiveStage stage = first == null ? null : first.active();
    own = first == null || stage == null ? null : new OwnAmplifier(first, stage, sampleRate);
  }

  /// Whether somebody hears it from now on, or only its readings count. At first it is heard.
  public void heard(boolean now) {
    if (heard != now) {
      heard = now;
      joins = true;
    }
  }

  /// Lets it start in the middle of a signal, with its next frame: as if that had been there for
  /// ever, not silence.
  public void join() {
    joins = true;
  }

  /// Processes one block in place. Samples that are not finite count as 0.
  ///
  /// @param left left channel; what the converter is given in, what the left driver gets out, 1.0
  ///   being full scale
  /// @param right right channel, another array
  /// @param volume gain of the volume control for each frame, at the same places
  /// @param offset first frame
  /// @param frameCount how many frames
  public void process(float[] left, float[] right, float[] volume, int offset, int frameCount) {
    for (int done = 0; done < frameCount; done += STRETCH) {
      stretch(left, right, volume, offset + done, Math.min(STRETCH, frameCount - done));
    }
    frames += frameCount;
  }

  private void stretch(float[] left, float[] right, float[] volume, int offset, int count) {
    for (int n = 0; n < count; n++) {
      int i = offset + n;
      leftVolts[n] = converter.left(left[i], volume[i]) + leftNoise.next();
      rightVolts[n] = converter.right(right[i], volume[i]) + rightNoise.next();
    }
    Circuit circuit = heard ? audible : metering;
    boolean joining = joins;
    joins = false;
    if (joining) {
      circuit.settle(leftVolts[0], rightVolts[0]);
    }
    circuit.process(leftVolts, rightVolts, 0, count);
    for (int n = 0; n < count; n++) {
      leftSquares += leftVolts[n] * leftVolts[n];
      rightSquares += rightVolts[n] * rightVolts[n];
    }
    if (own != null) {
      if (joining) {
        own.settle(leftVolts[0], rightVolts[0]);
      }
      own.process(leftVolts, rightVolts, count);
    }
    for (int n = 0; n < count; n++) {
      left[offset + n] = sample(leftVolts[n]);
      right[offset + n] = sample(rightVolts[n]);
    }
  }

  private float sample(double volts) {
    return (float)
        Math.clamp(volts / converter.fullScaleVolts(), -Float.MAX_VALUE, Float.MAX_VALUE);
  }

  /// What a sample of 1 is at the driver, in V.
  public double fullScaleVolts() {
    return converter.fullScaleVolts();
  }

  /// The most that a sample of 1 makes at the driver at full volume, at the frequency where the
  /// load takes least of it, in V. Limits can only make it less, and so can the lead: with an open
  /// sleeve a driver gets half the difference of two samples.
  double mostVolts() {
    return converter.fullScaleVolts() * largestShare;
  }

  /// Largest current of either amplifier since this was asked last, in A.
  double takePeakAmperes() {
    return Math.max(audible.takePeakAmperes(), metering.takePeakAmperes());
  }

  /// Frames in which a channel was bounded by its rail, since the last [#reset].
  public long railFrames() {
    return audible.railFrames() + metering.railFrames();
  }

  /// Frames in which a channel was held by its current limit, since the last [#reset].
  public long currentFrames() {
    return audible.currentFrames() + metering.currentFrames();
  }

  /// Voltage at the left driver's jack in Vrms over all frames since the last [#reset]; 0 before
  /// any.
  public double leftVrms() {
    return frames == 0 ? 0 : Math.sqrt(leftSquares / frames);
  }

  /// The same for the right driver.
  public double rightVrms() {
    return frames == 0 ? 0 : Math.sqrt(rightSquares / frames);
  }

  /// Forgets the signal and clears the readings.
  public void reset() {
    converter.reset();
    leftNoise.reset();
    rightNoise.reset();
    audible.reset();
    metering.reset();
    joins = false;
    if (own != null) {
      own.reset();
    }
    frames = 0;
    leftSquares = 0;
    rightSquares = 0;
  }
}
