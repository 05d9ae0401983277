package cuebus.insert;

import org.jspecify.annotations.Nullable;

/// Keeps a mix below a ceiling, both channels with one gain.
///
/// Without look-ahead it has no latency and no sample ever exceeds the ceiling; below it, samples
/// pass bit for bit. With look-ahead the gain falls before a peak comes, so nothing is clipped, and
/// the true peak at fourfold oversampling stays below the ceiling, too, within 0.1 dB.
public final class Limiter implements Insert {

  /// Lowest ceiling in dBFS.
  public static final double MIN_DBFS = -40;

  /// Highest ceiling in dBFS.
  public static final double MAX_DBFS = 0;

  /// Where the ceiling begins to fall when the limiter is switched on, as an amplitude: +24 dBFS.
  private static final double OPEN = 16;

  private final Glide ceiling;
  private final LimiterGain gain;
  private final @Nullable LookAhead lookAhead;
  private boolean on;
  private double least = 1;

  /// A limiter that is off.
  ///
  /// @param lookAhead true to see 1.5 ms ahead, see [#latency()]
  public Limiter(double sampleRate, boolean lookAhead) {
    ceiling = new Glide(1, sampleRate);
    gain = new LimiterGain(sampleRate);
    this.lookAhead = lookAhead ? new LookAhead(sampleRate) : null;
  }

  /// Frames by which the output is late, on or off: 0, or 1.5 ms with look-ahead.
  public int latency() {
    return lookAhead == null ? 0 : lookAhead.latency();
  }

  /// Switches it on or moves the ceiling, which glides there in 0.1 s; behind [#reset()] it is
  /// there.
  ///
  /// @param ceilingDbfs [#MIN_DBFS] to [#MAX_DBFS]; samples at most 10^(dB/20), rounded down
  public void set(double ceilingDbfs) {
    double wanted = Math.pow(10, ceilingDbfs / 20);
    if (!on) {
      ceiling.snap(0, OPEN);
      on = true;
    }
    ceiling.to(0, wanted);
  }

  /// Switches it off; the gain rises as after a peak.
  public void off() {
    on = false;
  }

  @Override
  public boolean active() {
    return on || lookAhead != null || !gain.idle();
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
    for (int i = offset; i < offset + frames; i++) {
      ceiling.step();
      float most = on ? floor(ceiling.at(0)) : Float.MAX_VALUE;
      float l = left[i];
      float r = right[i];
      double g;
      if (lookAhead == null) {
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
    gain.reset();
    least = 1;
    if (lookAhead != null) {
      lookAhead.reset();
    }
  }
}
