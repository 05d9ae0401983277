package cuebus.amp;

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

  /// Frames after which what is quick in a load has settled.
  private static final int SETTLING = 8;

  private final Lead lead;
  private final int factor;
  private final Oversampler oversampler;
  private final @Nullable RailClip rail;
  private final PreEmphasis emphasis = new PreEmphasis();
  private final LoadedAmplifier loaded;
  private final @Nullable ResponseCorrection correction;

  /// For each frame, [AmplifierOutput]'s limits of the left channel, and twice those of the right.
  private final int[] marks = new int[STRETCH];

  private final LimitedFrames limited = new LimitedFrames();

  private int sinceSnap;

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
    boolean limits =
        volts < Double.POSITIVE_INFINITY || amp.currentLimitApeak() < Double.POSITIVE_INFINITY;
    boolean plain =
        atSampleRate.resistive() && !limits && oversampling.phase() == Oversampling.Phase.MINIMUM;
    factor = plain ? 1 : oversampling.factor();
    oversampler = new Oversampler(new Oversampling(factor, oversampling.phase()), STRETCH);
    var load = new Load(headphones, sampleRate * factor);
    rail = clip(amp, volts, atSampleRate, lead);
    var rightSide = lead == Lead.MONO ? new Load(List.of(), sampleRate) : load;
    loaded = new LoadedAmplifier(amp, volts, load, rightSide, lead, factor);
    correction =
        ResponseCorrection.of(
            load,
            amp.outputImpedanceOhm(),
            lead == Lead.STEREO ? amp.groundOhm() : 0,
            sampleRate,
            sampleRate * factor,
            rail != null && factor > 1,
            STRETCH);
  }

  /// What bounds the voltage that is asked for, if anything does. Into resistors, saturation and a
  /// hard current limit end at a voltage as the rail does, and are antialiased like it there.
  private static @Nullable RailClip clip(
      Device.Amp amp, double railVolts, Load atSampleRate, Lead lead) {
    boolean apart = lead == Lead.STEREO && amp.groundOhm() == 0;
    boolean plugged = atSampleRate.nominalOhm() < Double.POSITIVE_INFINITY;
    double rail = railVolts;
    if (apart && plugged && atSampleRate.resistive() && !amp.softLimit()) {
      double ohm = amp.outputImpedanceOhm() + atSampleRate.resistance();
      rail = railVolts * ohm / (ohm + amp.saturationOhm());
      double volts = amp.currentLimitApeak() * ohm;
      if (volts < rail) {
        return new RailClip(volts, AmplifierOutput.CURRENT);
      }
    }
    return rail < Double.POSITIVE_INFINITY ? new RailClip(rail, AmplifierOutput.RAIL) : null;
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
        loaded.snap();
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
    solve(oversampler.inner(), frames);
    oversampler.down(frames);
    if (correction != null) {
      correction.process(outer, frames);
    }
    for (int n = 0; n < frames; n++) {
      l[offset + n] = outer[2 * n];
      r[offset + n] = lead == Lead.MONO ? 0 : outer[2 * n + 1];
    }
    limited.count(marks, frames);
  }

  /// Volts asked for become volts at the drivers, at the inner rate; marks what was limited.
  private void solve(double[] inner, int frames) {
    Arrays.fill(marks, 0, frames, 0);
    if (rail != null && factor > 1) {
      emphasis.process(inner, frames * factor);
      rail.process(inner, frames * factor, factor, marks);
    } else if (rail != null) {
      rail.processPlainly(inner, frames, marks);
    }
    loaded.solve(inner, frames, marks);
  }

  private static double finite(double volts) {
    return Double.isFinite(volts) ? Math.clamp(volts, -1e100, 1e100) : 0;
  }

  /// Frames by which the output is late, whatever the circuit; 0 with [Oversampling.Phase#MINIMUM].
  public int latencyFrames() {
    return oversampler.latency();
  }

  /// Largest voltage across a driver at the inner rate, since the last [#clearReadings], in V.
  ///
  /// @param channel 0 is left, 1 right
  public double peakVolts(int channel) {
    return loaded.peakVolts(channel);
  }

  /// Largest current out of a channel's amplifier at the inner rate, since the last
  /// [#clearReadings], in A.
  public double peakAmperes(int channel) {
    return loaded.peakAmperes(channel);
  }

  /// Largest current of either channel since this was asked last, in A; it is measured anew then.
  double takePeakAmperes() {
    return loaded.takePeakAmperes();
  }

  /// Frames in which a channel was bounded by its rail at some inner sample, and by nothing else,
  /// since the last [#clearReadings].
  public long railFrames(int channel) {
    return limited.byRail(channel);
  }

  /// Frames in which a channel was held by its current limit at some inner sample, since the last
  /// [#clearReadings]. A soft limit counts from where it takes 0.1 dB.
  public long currentFrames(int channel) {
    return limited.byCurrent(channel);
  }

  /// Frames in which [#railFrames] counts either channel.
  long railFrames() {
    return limited.byRail(2);
  }

  /// Frames in which [#currentFrames] counts either channel.
  long currentFrames() {
    return limited.byCurrent(2);
  }

  /// Starts all readings anew; the signal goes on.
  public void clearReadings() {
    loaded.clearPeaks();
    limited.clear();
  }

  /// Forgets the signal and clears the readings.
  public void reset() {
    forget();
    clearReadings();
  }

  /// Remembers a frame as if it had been there for a while, so that a circuit which joins a signal
  /// half way does not begin with a step. Slow resonances still have to swing in.
  void settle(double left, double right) {
    forget();
    oversampler.settleUp(left, right);
    if (rail != null) {
      rail.settle(left, right);
    }
    double[] inner = oversampler.inner();
    int samples = SETTLING * factor;
    for (int n = 0; n < samples; n++) {
      inner[2 * n] = left;
      inner[2 * n + 1] = right;
    }
    solve(inner, SETTLING);
    double leftDriver = inner[2 * samples - 2];
    double rightDriver = inner[2 * samples - 1];
    oversampler.settleDown(leftDriver, rightDriver);
    if (correction != null) {
      correction.settle(leftDriver, rightDriver);
    }
  }

  /// Forgets the signal; the readings stay.
  void forget() {
    oversampler.reset();
    if (rail != null) {
      rail.reset();
      emphasis.reset();
    }
    loaded.reset();
    if (correction != null) {
      correction.reset();
    }
    sinceSnap = 0;
  }
}
