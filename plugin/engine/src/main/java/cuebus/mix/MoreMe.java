package cuebus.mix;

import cuebus.dsp.KWeighting;
import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.insert.LinearPath;
import cuebus.param.Decibels;
import java.util.Arrays;

/// "More me" of one mix: raises the performer's own sources against the rest and keeps the loudness
/// of the whole.
///
/// With o the own sources, r the rest and M the amount as a factor, the mix is g·(M·o + r). Three
/// K-weighted energies, of o, of r and of o + r, give those of the mix with and without "more me",
/// `M²·Eo + 2M·Eor + Er` and `Eo + 2·Eor + Er` where `2·Eor = E(o+r) − Eo − Er`; g is the root of
/// their ratio. So g is exact for whatever o and r have in common, at once for a new M, and 1 for M
/// = 1. The energies are averaged over [#SECONDS] so that g does not pump.
///
/// They are taken behind high pass, equalizer, image and crossfeed, each of o and r on a
/// [LinearPath] of its own, for these decide how much of either arrives: so the loudness stays
/// where it is heard. A compressor is not linear; it evens out what little it changes itself.
///
/// Belongs to the audio thread; allocates nothing after construction.
final class MoreMe {

  /// Time constant of the averaging: shorter follows every word, longer comes late when somebody
  /// begins to play.
  private static final double SECONDS = 1;

  /// Longer than other glides, for it can quadruple a gain.
  private static final double GLIDE_SECONDS = 0.1;

  /// Energy of a hop below which nothing is learnt: silence says nothing about the balance.
  private static final double SILENT = 1e-12;

  private final Ramp gain;
  private final Ramp whole;
  private final KWeighting ownWeighting;
  private final KWeighting restWeighting;
  private final KWeighting sumWeighting;
  private final double share;
  private final float[] gains;
  private final LinearPath ownPath;
  private final LinearPath restPath;

  // What arrives of the own sources and of the rest.
  private final float[] ownHeardLeft;
  private final float[] ownHeardRight;
  private final float[] heardLeft;
  private final float[] heardRight;

  private boolean running;

  /// By channel, the own sources as they are heard, and as they are to be.
  private boolean[] own;

  private boolean[] nextOwn;
  private double amount = 1;

  /// The amount, or 1 on the way to other own sources.
  private double factor = 1;

  private double ownEnergy;
  private double restEnergy;
  private double sumEnergy;

  /// @param own by channel, the performer's own sources
  /// @param hop the most frames at once
  /// @param ownPath set as the processors of the mix are; played on by this alone
  /// @param restPath another one, set alike
  MoreMe(boolean[] own, double sampleRate, int hop, LinearPath ownPath, LinearPath restPath) {
    this.own = own;
    nextOwn = own;
    int rate = (int) Math.round(sampleRate);
    gain = new Ramp(1, (int) Math.round(GLIDE_SECONDS * sampleRate));
    gain.snap(0, 1);
    whole = new Ramp(1, hop);
    whole.snap(0, 1);
    ownWeighting = new KWeighting(rate);
    restWeighting = new KWeighting(rate);
    sumWeighting = new KWeighting(rate);
    share = 1 - Math.exp(-hop / (SECONDS * sampleRate));
    gains = new float[hop];
    this.ownPath = ownPath;
    this.restPath = restPath;
    ownHeardLeft = new float[hop];
    ownHeardRight = new float[hop];
    heardLeft = new float[hop];
    heardRight = new float[hop];
  }

  /// By channel, the own sources.
  boolean[] own() {
    return own;
  }

  /// Changes which sources are the performer's own. While it runs, the amount goes to 0 dB first,
  /// where it makes no difference which they are.
  void own(boolean[] channels, boolean snap) {
    nextOwn = channels;
    if (snap || !runs()) {
      own = channels;
    }
    head(snap);
  }

  /// Sets how much the own sources rise against the rest.
  void amount(double db, boolean snap) {
    amount = Decibels.toGain(db);
    head(snap);
  }

  private void head(boolean snap) {
    factor = Arrays.equals(own, nextOwn) ? amount : 1;
    gain.set(0, factor, snap);
    aim(snap);
  }

  /// True while it changes anything, and on to the end of the hop, so that where a block is cut
  /// does not tell; else the mix is the plain sum.
  boolean runs() {
    if (!running && changes()) {
      running = true;
      // What they were set to meanwhile, they glide to only while they are played on.
      ownPath.reset();
      restPath.reset();
    }
    return running;
  }

  private boolean changes() {
    return factor != 1 || gain.moving(0) || whole.moving(0) || whole.target(0) != 1;
  }

  /// Adds own sources and rest, in place of the rest.
  void process(float[] ownLeft, float[] ownRight, float[] left, float[] right, int frames) {
    weigh(ownLeft, ownRight, left, right, frames);
    gain.fill(0, gains, frames);
    gain.advance(0, frames);
    Samples.add(ownLeft, gains, left, frames);
    Samples.add(ownRight, gains, right, frames);
    whole.fill(0, gains, frames);
    whole.advance(0, frames);
    Samples.scale(left, gains, frames);
    Samples.scale(right, gains, frames);
  }

  private void weigh(float[] ownLeft, float[] ownRight, float[] left, float[] right, int frames) {
    System.arraycopy(ownLeft, 0, ownHeardLeft, 0, frames);
    System.arraycopy(ownRight, 0, ownHeardRight, 0, frames);
    System.arraycopy(left, 0, heardLeft, 0, frames);
    System.arraycopy(right, 0, heardRight, 0, frames);
    ownPath.process(ownHeardLeft, ownHeardRight, frames);
    restPath.process(heardLeft, heardRight, frames);
    ownWeighting.process(ownHeardLeft, ownHeardRight, 0, frames);
    restWeighting.process(heardLeft, heardRight, 0, frames);
    Samples.add(ownHeardLeft, 1, heardLeft, frames);
    Samples.add(ownHeardRight, 1, heardRight, frames);
    sumWeighting.process(heardLeft, heardRight, 0, frames);
  }

  /// Learns from the hop that ends. Hops end at the same frames however a host cuts its blocks.
  void endOfHop() {
    double own = ownWeighting.takeEnergy();
    double rest = restWeighting.takeEnergy();
    double sum = sumWeighting.takeEnergy();
    if (sum > SILENT) {
      // From nothing, so that the first hop counts fully in the ratio.
      ownEnergy += share * (own - ownEnergy);
      restEnergy += share * (rest - restEnergy);
      sumEnergy += share * (sum - sumEnergy);
    }
    if (changes()) {
      aim(false);
    } else if (running) {
      running = false;
      forget();
      this.own = nextOwn;
      head(false);
    }
  }

  private void aim(boolean snap) {
    double common = sumEnergy - ownEnergy - restEnergy;
    double changed = factor * factor * ownEnergy + factor * common + restEnergy;
    double g = changed > 0 && factor != 1 ? Math.sqrt(sumEnergy / changed) : 1;
    // No louder or softer than the amount itself could make it.
    double most = Math.max(factor, 1 / factor);
    whole.set(0, Math.clamp(g, 1 / most, most), snap);
  }

  private void forget() {
    ownEnergy = 0;
    restEnergy = 0;
    sumEnergy = 0;
    ownWeighting.reset();
    restWeighting.reset();
    sumWeighting.reset();
  }

  void reset() {
    running = false;
    forget();
    own = nextOwn;
    head(true);
  }
}
