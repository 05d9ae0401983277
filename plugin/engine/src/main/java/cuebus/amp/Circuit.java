package cuebus.amp;

import java.util.List;

/// One amplifier output, the lead and the headphones on it, both channels, in volts: what the
/// amplifier is asked for becomes what the drivers get.
///
/// Not thread-safe. [#process] allocates nothing, throws nothing, takes any split of a run into
/// blocks to the same bits, and its output is finite.
public final class Circuit {

  private final Lead lead;
  private final LoadedOutput left;
  private final LoadedOutput right;
  private final ShortedOutput shorted;
  private final double[] peakVolts = new double[2];
  private final double[] peakAmperes = new double[2];
  private final long[] railFrames = new long[2];
  private final long[] currentFrames = new long[2];

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
    var load = new Load(headphones, sampleRate);
    double rail = amp.railVolts(load.nominalOhm());
    left = new LoadedOutput(amp, rail, load);
    right = new LoadedOutput(amp, rail, load);
    shorted = new ShortedOutput(amp, rail);
  }

  /// Processes one block in place. Samples that are not finite count as 0.
  ///
  /// @param leftVolts in: what the left output would give in V if it were unloaded and had no
  ///   limits; out: the voltage across the left driver
  /// @param rightVolts the same for the right channel, another array
  /// @param offset first frame
  /// @param frames how many frames
  public void process(double[] leftVolts, double[] rightVolts, int offset, int frames) {
    for (int n = offset; n < offset + frames; n++) {
      double l = Double.isFinite(leftVolts[n]) ? leftVolts[n] : 0;
      double r = Double.isFinite(rightVolts[n]) ? rightVolts[n] : 0;
      switch (lead) {
        case STEREO -> {
          leftVolts[n] = left.next(l);
          rightVolts[n] = right.next(r);
          count(0, left.limit(), leftVolts[n]);
          count(1, right.limit(), rightVolts[n]);
        }
        case MONO -> {
          leftVolts[n] = left.next(l);
          rightVolts[n] = 0;
          count(0, left.limit(), leftVolts[n]);
          count(1, shorted.limit(r), 0);
        }
        case OPEN_SLEEVE -> {
          leftVolts[n] = left.next(l, -r);
          rightVolts[n] = -leftVolts[n];
          count(0, left.limit(), leftVolts[n]);
          count(1, left.limit(), leftVolts[n]);
        }
      }
    }
  }

  private void count(int channel, Limit limit, double volts) {
    peakVolts[channel] = Math.max(peakVolts[channel], Math.abs(volts));
    if (limit == Limit.RAIL) {
      railFrames[channel]++;
    } else if (limit == Limit.CURRENT) {
      currentFrames[channel]++;
    }
  }

  /// Frames by which the output is late; 0 with [Oversampling.Phase#MINIMUM].
  public int latencyFrames() {
    return 0;
  }

  /// Largest voltage across a driver at the inner rate, since the last [#clearReadings], in V.
  ///
  /// @param channel 0 is left, 1 right
  public double peakVolts(int channel) {
    return peakVolts[channel];
  }

  /// Largest current out of a channel's amplifier at the inner rate, since the last
  /// [#clearReadings], in A.
  public double peakAmperes(int channel) {
    return peakAmperes[channel];
  }

  /// Frames in which a channel was clipped by its rail, since the last [#clearReadings].
  public long railFrames(int channel) {
    return railFrames[channel];
  }

  /// Frames in which a channel was held by its current limit, since the last [#clearReadings].
  public long currentFrames(int channel) {
    return currentFrames[channel];
  }

  /// Starts all readings anew; the signal goes on.
  public void clearReadings() {
    for (int c = 0; c < 2; c++) {
      peakVolts[c] = 0;
      peakAmperes[c] = 0;
      railFrames[c] = 0;
      currentFrames[c] = 0;
    }
  }

  /// Forgets the signal and clears the readings.
  public void reset() {
    left.reset();
    right.reset();
    clearReadings();
  }
}
