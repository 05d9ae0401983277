package cuebus.insert;

import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;

/// Keeps a mix below a ceiling, both channels with one gain.
///
/// Without look-ahead it has no latency and no sample ever exceeds the ceiling; below it, samples
/// pass bit for bit. With look-ahead the gain falls before a peak comes, so nothing is clipped, and
/// the true peak at fourfold oversampling stays below the ceiling, too, within 0.1 dB.
public final class Limiter implements Insert {

  /// Highest ceiling in dBFS.
  public static final double MAX_DBFS = 0;

  /// Where the ceiling begins to fall when the limiter is switched on, as an amplitude: +24 dBFS.
  private static final double OPEN = 16;

  /// More than any headphone makes.
  private static final double NO_CEILING_DB_SPL = 200;

  private static final int SAMPLE = 0;
  private static final int EAR = 1;

  private static final int VOLUME = 0;
  private static final int LOUDNESS = 1;

  /// The ceilings, as amplitudes.
  private final Glide ceiling;

  /// What turns a sample into sound, which moves as it does behind the limiter: the volume control
  /// and what is behind it.
  private final Ramp output;

  private final LimiterGain gain;
  private final LookAhead lookAhead;
  private boolean ahead;
  private boolean on;
  private double least = 1;

  /// A limiter that is off.
  ///
  /// @param lookAhead true to see 1.5 ms ahead, see [#latency()]
  public Limiter(double sampleRate, boolean lookAhead) {
    ceiling = new Glide(2, sampleRate);
    ceiling.snap(EAR, amplitude(NO_CEILING_DB_SPL));
    output = new Ramp(2, Ramp.frames(sampleRate));
    gain = new LimiterGain(sampleRate);
    this.lookAhead = new LookAhead(sampleRate);
    ahead = lookAhead;
  }

  /// Begins or ends to see 1.5 ms ahead. What is on its way is lost, so only where a [#reset()]
  /// follows.
  public void lookAhead(boolean on) {
    ahead = on;
  }

  /// Frames by which the output is late, on or off: 0, or 1.5 ms with look-ahead.
  public int latency() {
    return ahead ? lookAhead.latency() : 0;
  }

  /// Switches it on or moves the ceiling, which glides there in 0.1 s; behind [#reset()] it is
  /// there.
  ///
  /// @param ceilingDbfs at most [#MAX_DBFS]; samples at most 10^(dB/20), rounded down
  public void set(double ceilingDbfs) {
    if (!on) {
      ceiling.snap(SAMPLE, OPEN);
      on = true;
    }
    ceiling.to(SAMPLE, amplitude(ceilingDbfs));
  }

  /// Sets a second ceiling, at the ear; at first there is none. It glides as the other one does. A
  /// change of what is behind the limiter is followed as it takes place there, in a straight line
  /// over [Ramp#frames], so that it is not louder on its way than before and after.
  ///
  /// @param ceilingDbSpl no peak is above, in dB SPL; +∞ for none
  /// @param fullScaleDbSpl the highest peak that a sample of 1 makes at full volume, in dB SPL; −∞
  ///   where nothing is heard
  /// @param volume gain of the volume control, 0 to 1
  public void setAtEar(double ceilingDbSpl, double fullScaleDbSpl, double volume) {
    ceiling.to(EAR, amplitude(Math.min(ceilingDbSpl, NO_CEILING_DB_SPL)));
    output.glide(LOUDNESS, amplitude(fullScaleDbSpl));
    output.glide(VOLUME, volume);
  }

  private static double amplitude(double db) {
    return Math.pow(10, db / 20);
  }

  /// Switches it off; the gain rises as after a peak.
  public void off() {
    on = false;
  }

  @Override
  public boolean active() {
    return on || ahead || !gain.idle();
  }

  /// The least gain since the last call, an amplitude factor: the gain reduction to show. Audio
  /// thread.
  public double takeLeastGain() {
    double taken = least;
    least = 1;
    return taken;
  }

  @Override
  public void process(float[] left, float[] right, int offset, int frames) {
    int at = offset;
    int end = offset + frames;
    for (; at < end && moving(); at++) {
      ceiling.step();
      limit(left, right, at, at + 1, most());
      output.advance(VOLUME, 1);
      output.advance(LOUDNESS, 1);
    }
    float most = most();
    boolean idle = !ahead && gain.idle();
    if (idle
        && Samples.peak(left, at, end - at) <= most
        && Samples.peak(right, at, end - at) <= most) {
      return;
    }
    limit(left, right, at, end, most);
  }

  private boolean moving() {
    return ceiling.moving() || output.moving(VOLUME) || output.moving(LOUDNESS);
  }

  private float most() {
    // A glide to 0 may pass it by a rounding error.
    double loudness = Math.max(0, (double) output.gain(VOLUME, 0) * output.gain(LOUDNESS, 0));
    double most = Math.min(ceiling.at(SAMPLE), ceiling.at(EAR) / loudness);
    return on ? floor(most) : Float.MAX_VALUE;
  }

  private void limit(float[] left, float[] right, int from, int to, float most) {
    for (int i = from; i < to; i++) {
      float l = left[i];
      float r = right[i];
      double g;
      if (!ahead) {
        float peak = Math.max(Math.abs(l), Math.abs(r));
        if (peak <= most && gain.idle()) {
          continue;
        }
        g = gain.next(peak > most ? most / (double) peak : 1);
      } else {
        g = lookAhead.next(l, r, most, gain);
        l = lookAhead.left();
        r = lookAhead.right();
      }
      least = Math.min(least, g);
      // The product may round up.
      left[i] = Math.clamp((float) (l * g), -most, most);
      right[i] = Math.clamp((float) (r * g), -most, most);
    }
  }

  private static float floor(double ceiling) {
    float rounded = (float) ceiling;
    return rounded > ceiling ? Math.nextDown(rounded) : rounded;
  }

  @Override
  public void reset() {
    ceiling.finish();
    output.finish();
    gain.reset();
    least = 1;
    lookAhead.reset();
  }
}
