package cuebus.amp;

import cuebus.dsp.MinimumPhaseFilter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One amplifier output, the lead and the headphones on it, both channels, in volts: what the
/// amplifier is asked for becomes what the drivers get.
///
/// The way of a sample: up to the inner rate; the rail, antialiased; amplifier against load, in
/// closed form, at every inner sample; back to the sample rate; a correction of the treble. A
/// circuit of resistances without limits is computed at the sample rate as it is, unless all
/// circuits are to have one and the same delay.
///
/// Not thread-safe. [#process] allocates nothing, throws nothing, takes any split of a run into
/// blocks to the same bits, and its output is finite.
public final class Circuit {

  /// Frames worked on at once. What decays is cut off where this many have passed, wherever the
  /// caller cuts.
  private static final int STRETCH = 64;

  /// A grounded channel: as good as a wire, and its current is a number.
  private static final double SHORT_OHM = 1e-9;

  private final Lead lead;
  private final int factor;
  private final Oversampler oversampler;
  private final @Nullable RailClip rail;
  private final AmplifierOutput left;
  private final AmplifierOutput right;
  private final LoadState leftLoad;
  private final LoadState rightLoad;
  private final double leftOhm;
  private final double rightOhm;
  private final @Nullable CommonReturn commonReturn;
  private final @Nullable MinimumPhaseFilter correction;

  /// For each frame, [AmplifierOutput]'s limits of the left channel, and twice those of the right.
  private final int[] marks = new int[STRETCH];

  private int sinceSnap;
  private double leftVolts;
  private double rightVolts;
  private double leftAmperes;
  private double rightAmperes;

  // Left, right, and either.
  private final long[] railFrames = new long[3];
  private final long[] currentFrames = new long[3];

  /// @param amp the amplifier of the output
  /// @param headphones what is plugged in, all in parallel; nothing is an open output
  /// @param lead the lead of every pair
  /// @param sampleRate in Hz
  /// @param oversampling how finely it is computed
  /// @throws IllegalArgumentException if the sample rate is not positive, or a load is open or a
  ///   short
  public Circuit(
      Device.Amp amp,
      List<PluggedHeadphone> headphones,
      Lead lead,
      double sampleRate,
      Oversampling oversampling) {
    this.lead = lead;
    var atSampleRate = new Load(headphones, sampleRate);
    double volts = amp.railVolts(atSampleRate.nominalOhm());
    boolean limited =
        volts < Double.POSITIVE_INFINITY || amp.currentLimitApeak() < Double.POSITIVE_INFINITY;
    boolean plain =
        atSampleRate.resistive() && !limited && oversampling.phase() == Oversampling.Phase.MINIMUM;
    factor = plain ? 1 : oversampling.factor();
    oversampler = new Oversampler(new Oversampling(factor, oversampling.phase()), STRETCH);
    var load = new Load(headphones, sampleRate * factor);
    rail = volts < Double.POSITIVE_INFINITY ? new RailClip(volts) : null;
    var rightSide = lead == Lead.MONO ? new Load(List.of(), sampleRate) : load;
    leftOhm = load.resistance();
    rightOhm = lead == Lead.MONO ? SHORT_OHM : leftOhm;
    left = new AmplifierOutput(amp, volts, leftOhm);
    right = new AmplifierOutput(amp, volts, rightOhm);
    leftLoad = new LoadState(load);
    rightLoad = new LoadState(rightSide);
    commonReturn = amp.groundOhm() > 0 ? new CommonReturn(amp.groundOhm(), left, right) : null;
    correction =
        ResponseCorrection.of(
            load,
            amp.outputImpedanceOhm(),
            sampleRate,
            sampleRate * factor,
            rail != null && factor > 1,
            STRETCH);
  }

  /// Processes one block in place. Samples that are not finite count as 0.
  ///
  /// @param leftVolts in: what the left output would give in V if it were unloaded and had no
  ///   limits; out: the voltage across the left driver
  /// @param rightVolts the same for the right channel, another array
  /// @param offset first frame
  /// @param frames how many frames
  public void process(double[] leftVolts, double[] rightVolts, int offset, int frames) {
    for (int done = 0; done < frames; ) {
      int part = Math.min(frames - done, STRETCH - sinceSnap);
      stretch(leftVolts, rightVolts, offset + done, part);
      done += part;
      sinceSnap += part;
      if (sinceSnap == STRETCH) {
        sinceSnap = 0;
        oversampler.snap();
        leftLoad.snap();
        rightLoad.snap();
      }
    }
  }

  private void stretch(double[] l, double[] r, int offset, int frames) {
    double[] outer = oversampler.outer();
    for (int n = 0; n < frames; n++) {
      outer[2 * n] = finite(l[offset + n]);
      outer[2 * n + 1] = finite(r[offset + n]);
    }
    oversampler.up(frames);
    double[] inner = oversampler.inner();
    Arrays.fill(marks, 0, frames, 0);
    if (rail != null && factor > 1) {
      rail.process(inner, frames * factor, factor, marks);
    } else if (rail != null) {
      rail.processPlainly(inner, frames, marks);
    }
    if (lead == Lead.OPEN_SLEEVE) {
      series(inner, frames);
    } else if (commonReturn != null) {
      coupled(commonReturn, inner, frames);
    } else {
      apart(inner, frames);
    }
    oversampler.down(frames);
    if (correction != null) {
      correction.process(outer, frames);
    }
    for (int n = 0; n < frames; n++) {
      l[offset + n] = outer[2 * n];
      r[offset + n] = lead == Lead.MONO ? 0 : outer[2 * n + 1];
    }
    count(frames);
  }

  private static double finite(double volts) {
    return Double.isFinite(volts) ? Math.clamp(volts, -1e100, 1e100) : 0;
  }

  /// Each channel against ground.
  private void apart(double[] x, int frames) {
    double peakLeft = leftVolts;
    double peakRight = rightVolts;
    double mostLeft = leftAmperes;
    double mostRight = rightAmperes;
    for (int f = 0; f < frames; f++) {
      for (int n = f * factor; n < (f + 1) * factor; n++) {
        double startLeft = leftLoad.volts();
        double startRight = rightLoad.volts();
        double iLeft = left.current(x[2 * n], startLeft);
        double iRight = right.current(x[2 * n + 1], startRight);
        double vLeft = startLeft + leftOhm * iLeft;
        double vRight = startRight + rightOhm * iRight;
        leftLoad.advance(vLeft);
        rightLoad.advance(vRight);
        x[2 * n] = vLeft;
        x[2 * n + 1] = vRight;
        peakLeft = larger(peakLeft, vLeft);
        peakRight = larger(peakRight, vRight);
        mostLeft = larger(mostLeft, iLeft);
        mostRight = larger(mostRight, iRight);
      }
      mark(f);
    }
    leftVolts = peakLeft;
    rightVolts = peakRight;
    leftAmperes = mostLeft;
    rightAmperes = mostRight;
  }

  /// Both channels against a ground that their currents lift.
  private void coupled(CommonReturn ground, double[] x, int frames) {
    for (int f = 0; f < frames; f++) {
      for (int n = f * factor; n < (f + 1) * factor; n++) {
        double startLeft = leftLoad.volts();
        double startRight = rightLoad.volts();
        ground.solve(x[2 * n], startLeft, x[2 * n + 1], startRight);
        marks[f] |= left.limits() | right.limits() << 1;
        x[2 * n] = startLeft + leftOhm * ground.leftAmperes();
        x[2 * n + 1] = startRight + rightOhm * ground.rightAmperes();
        leftLoad.advance(x[2 * n]);
        rightLoad.advance(x[2 * n + 1]);
        leftVolts = larger(leftVolts, x[2 * n]);
        rightVolts = larger(rightVolts, x[2 * n + 1]);
        leftAmperes = larger(leftAmperes, ground.leftAmperes());
        rightAmperes = larger(rightAmperes, ground.rightAmperes());
      }
      mark(f);
    }
  }

  /// Both drivers in series between the outputs. Their loads are alike and carry the same current,
  /// so one state stands for both.
  private void series(double[] x, int frames) {
    for (int f = 0; f < frames; f++) {
      for (int n = f * factor; n < (f + 1) * factor; n++) {
        double start = leftLoad.volts();
        double amperes = left.seriesCurrent(x[2 * n], -x[2 * n + 1], start);
        double volts = start + leftOhm * amperes;
        leftLoad.advance(volts);
        x[2 * n] = volts;
        x[2 * n + 1] = -volts;
        leftVolts = larger(leftVolts, volts);
        leftAmperes = larger(leftAmperes, amperes);
      }
      marks[f] |= left.limits() << 1;
      mark(f);
    }
    rightVolts = leftVolts;
    rightAmperes = leftAmperes;
  }

  private static double larger(double peak, double value) {
    double size = Math.abs(value);
    return size > peak ? size : peak;
  }

  private void mark(int frame) {
    marks[frame] |= left.limits() | right.limits() << 1;
    left.forgetLimits();
    right.forgetLimits();
  }

  private void count(int frames) {
    for (int f = 0; f < frames; f++) {
      int current = (marks[f] / AmplifierOutput.CURRENT) & 3;
      // Where both would bound, it is the current limit that leaves less.
      int rails = marks[f] & 3 & ~current;
      railFrames[0] += rails & 1;
      railFrames[1] += rails >> 1;
      railFrames[2] += rails == 0 ? 0 : 1;
      currentFrames[0] += current & 1;
      currentFrames[1] += current >> 1;
      currentFrames[2] += current == 0 ? 0 : 1;
    }
  }

  /// Frames by which the output is late, whatever the circuit; 0 with [Oversampling.Phase#MINIMUM].
  public int latencyFrames() {
    return oversampler.latency();
  }

  /// Largest voltage across a driver at the inner rate, since the last [#clearReadings], in V.
  ///
  /// @param channel 0 is left, 1 right
  public double peakVolts(int channel) {
    return channel == 0 ? leftVolts : lead == Lead.MONO ? 0 : rightVolts;
  }

  /// Largest current out of a channel's amplifier at the inner rate, since the last
  /// [#clearReadings], in A.
  public double peakAmperes(int channel) {
    return channel == 0 ? leftAmperes : rightAmperes;
  }

  /// Largest current of either channel since this was asked last, in A; it is measured anew then.
  double takePeakAmperes() {
    double most = Math.max(leftAmperes, rightAmperes);
    leftAmperes = 0;
    rightAmperes = 0;
    return most;
  }

  /// Frames in which a channel was bounded by its rail at some inner sample, and by nothing else,
  /// since the last [#clearReadings].
  public long railFrames(int channel) {
    return railFrames[channel];
  }

  /// Frames in which a channel was held by its current limit at some inner sample, since the last
  /// [#clearReadings]. A soft limit counts from where it takes 0.1 dB.
  public long currentFrames(int channel) {
    return currentFrames[channel];
  }

  /// Frames in which [#railFrames] counts either channel.
  long railFrames() {
    return railFrames[2];
  }

  /// Frames in which [#currentFrames] counts either channel.
  long currentFrames() {
    return currentFrames[2];
  }

  /// Starts all readings anew; the signal goes on.
  public void clearReadings() {
    leftVolts = 0;
    rightVolts = 0;
    leftAmperes = 0;
    rightAmperes = 0;
    Arrays.fill(railFrames, 0);
    Arrays.fill(currentFrames, 0);
  }

  /// Forgets the signal and clears the readings.
  public void reset() {
    forget();
    clearReadings();
  }

  /// Forgets the signal; the readings stay.
  void forget() {
    oversampler.reset();
    if (rail != null) {
      rail.reset();
    }
    leftLoad.reset();
    rightLoad.reset();
    if (correction != null) {
      correction.reset();
    }
    sinceSnap = 0;
  }
}
