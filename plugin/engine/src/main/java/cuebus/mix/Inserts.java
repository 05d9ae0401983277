package cuebus.mix;

import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.insert.Chain;
import cuebus.insert.Crossfeed;
import cuebus.insert.LinearPath;
import cuebus.insert.Reverb;
import cuebus.insert.ReverbReturn;
import cuebus.insert.StereoImage;
import cuebus.param.Control;
import cuebus.param.Decibels;
import cuebus.param.Ears;
import cuebus.param.Parameters;
import java.util.Arrays;

/// The processors of all mixes and the reverberation that they share, set from values. Belongs to
/// the audio thread; allocates nothing after construction.
///
/// What goes into the reverberation is the main mix, so that everybody hears the band in one room
/// and nobody's own mix leaks into another's.
final class Inserts {

  private static final double KNEE_DB = 6;

  /// A ceiling at the ear that is none.
  private static final double NO_CEILING_SPL = Control.CEILING_SPL.max();

  private static final Crossfeed.Level[] CROSSFEEDS = Crossfeed.Level.values();

  private final Parameters parameters;
  private final double[] values;
  private final Chain[] chains;

  /// By mix, what is set alike: that of its chain, and those of the two parts of the mix.
  private final LinearPath[][] linear;

  private final double[] peakSplAtFullScale;
  private final Reverb reverb;

  /// How far the reverberation is open to the main mix: sound that plays on enters without a step.
  private final Ramp door;

  private final float[] gains;
  private boolean reverberating;

  /// The mix that hears what is soloed, and so nobody else's reverberation; −1 for none.
  private int soloed = -1;

  private final float[] wetLeft;
  private final float[] wetRight;

  /// Looks ahead at first, so that [#latency] says the most there is.
  ///
  /// @param values plain values by parameter index, which the mixer keeps
  /// @param hop the most frames at once
  Inserts(Parameters parameters, double[] values, double sampleRate, int hop, int rampFrames) {
    this.parameters = parameters;
    this.values = values;
    chains = new Chain[parameters.variant().mixes()];
    Arrays.setAll(chains, m -> new Chain(sampleRate, true));
    linear = new LinearPath[chains.length][];
    Arrays.setAll(
        linear,
        m ->
            new LinearPath[] {
              chains[m].linear, new LinearPath(sampleRate), new LinearPath(sampleRate)
            });
    peakSplAtFullScale = new double[chains.length];
    Arrays.fill(peakSplAtFullScale, Double.NEGATIVE_INFINITY);
    reverb = new Reverb(sampleRate);
    door = new Ramp(1, rampFrames);
    gains = new float[hop];
    wetLeft = new float[hop];
    wetRight = new float[hop];
  }

  /// Takes over all values.
  ///
  /// @param snap true to be there at once
  void load(boolean snap) {
    room();
    guards();
    for (int m = 0; m < chains.length; m++) {
      highPass(m);
      equalizer(m);
      compressor(m);
      reverb(m);
      image(m);
      crossfeed(m);
      delay(m);
      ceiling(m);
      if (snap) {
        reset(m);
      }
    }
    if (snap) {
      enterRoom();
    }
  }

  private void reset(int mix) {
    chains[mix].reset();
    for (LinearPath path : linear[mix]) {
      path.reset();
    }
  }

  /// Set as the linear processors of a mix are, for the performer's own sources alone.
  LinearPath ownPath(int mix) {
    return linear[mix][1];
  }

  /// The same for all other sources.
  LinearPath restPath(int mix) {
    return linear[mix][2];
  }

  /// One of its controls has changed.
  void changed(Control control, int mix) {
    switch (control) {
      case HIGH_PASS, HIGH_PASS_HZ -> highPass(mix);
      case EQ_LOW_HZ, EQ_LOW_DB -> lowShelf(mix);
      case EQ_1_HZ, EQ_1_DB, EQ_1_Q ->
          peak(mix, 0, Control.EQ_1_HZ, Control.EQ_1_DB, Control.EQ_1_Q);
      case EQ_2_HZ, EQ_2_DB, EQ_2_Q ->
          peak(mix, 1, Control.EQ_2_HZ, Control.EQ_2_DB, Control.EQ_2_Q);
      case EQ_HIGH_HZ, EQ_HIGH_DB -> highShelf(mix);
      case COMPRESSOR, THRESHOLD, RATIO, ATTACK, RELEASE, MAKE_UP -> compressor(mix);
      case REVERB -> reverb(mix);
      case EARS, MIX_WIDTH -> image(mix);
      case CROSSFEED -> crossfeed(mix);
      case DELAY -> delay(mix);
      case CEILING, CEILING_SPL, VOLUME -> ceiling(mix);
      case REVERB_DECAY, REVERB_TONE -> room();
      case GUARDS -> guards();
      // Nothing of it is here; the look-ahead waits for the next start.
      default -> {}
    }
  }

  /// The highest peak at the ear that a sample of full scale makes at full volume, in dB SPL; −∞
  /// where no headphone is known.
  void peakSplAtFullScale(int mix, double db) {
    peakSplAtFullScale[mix] = db;
    ceiling(mix);
  }

  private double value(Control control, int mix) {
    return values[parameters.ofMix(control, mix)];
  }

  private void highPass(int mix) {
    for (LinearPath path : linear[mix]) {
      if (value(Control.HIGH_PASS, mix) != 0) {
        path.highPass.set(value(Control.HIGH_PASS_HZ, mix));
      } else {
        path.highPass.off();
      }
    }
  }

  private void equalizer(int mix) {
    lowShelf(mix);
    peak(mix, 0, Control.EQ_1_HZ, Control.EQ_1_DB, Control.EQ_1_Q);
    peak(mix, 1, Control.EQ_2_HZ, Control.EQ_2_DB, Control.EQ_2_Q);
    highShelf(mix);
  }

  private void lowShelf(int mix) {
    for (LinearPath path : linear[mix]) {
      path.equalizer.lowShelf(value(Control.EQ_LOW_HZ, mix), value(Control.EQ_LOW_DB, mix));
    }
  }

  private void peak(int mix, int peak, Control hz, Control db, Control q) {
    for (LinearPath path : linear[mix]) {
      path.equalizer.peak(peak, value(hz, mix), value(db, mix), value(q, mix));
    }
  }

  private void highShelf(int mix) {
    for (LinearPath path : linear[mix]) {
      path.equalizer.highShelf(value(Control.EQ_HIGH_HZ, mix), value(Control.EQ_HIGH_DB, mix));
    }
  }

  private void compressor(int mix) {
    if (value(Control.COMPRESSOR, mix) == 0) {
      chains[mix].compressor.off();
      return;
    }
    chains[mix].compressor.set(
        value(Control.THRESHOLD, mix),
        value(Control.RATIO, mix),
        value(Control.ATTACK, mix),
        value(Control.RELEASE, mix),
        KNEE_DB,
        value(Control.MAKE_UP, mix));
  }

  private void reverb(int mix) {
    double db = value(Control.REVERB, mix);
    if (db >= ReverbReturn.MIN_DB && mix != soloed) {
      chains[mix].reverbReturn.set(db);
    } else {
      chains[mix].reverbReturn.off();
    }
  }

  /// A mix hears nothing but what is soloed from now on; −1 for none.
  void solo(int mix) {
    int before = soloed;
    soloed = mix;
    if (before >= 0) {
      reverb(before);
    }
    if (mix >= 0) {
      reverb(mix);
    }
  }

  private void image(int mix) {
    double width = value(Control.MIX_WIDTH, mix) / 100;
    for (LinearPath path : linear[mix]) {
      switch (Ears.ofChoice(value(Control.EARS, mix))) {
        case STEREO -> path.image.set(StereoImage.Ears.BOTH, width);
        case MONO -> path.image.set(StereoImage.Ears.BOTH, 0);
        case LEFT -> path.image.set(StereoImage.Ears.LEFT, width);
        case RIGHT -> path.image.set(StereoImage.Ears.RIGHT, width);
      }
    }
  }

  private void crossfeed(int mix) {
    int choice = (int) value(Control.CROSSFEED, mix);
    for (LinearPath path : linear[mix]) {
      if (choice == 0) {
        path.crossfeed.off();
      } else {
        path.crossfeed.set(CROSSFEEDS[choice - 1]);
      }
    }
  }

  private void delay(int mix) {
    chains[mix].delay.set(value(Control.DELAY, mix));
  }

  private void ceiling(int mix) {
    double atEar = value(Control.CEILING_SPL, mix);
    chains[mix].limiter.set(value(Control.CEILING, mix));
    chains[mix].limiter.setAtEar(
        atEar < NO_CEILING_SPL ? atEar : Double.POSITIVE_INFINITY,
        peakSplAtFullScale[mix],
        Decibels.toGain(value(Control.VOLUME, mix)));
  }

  private void guards() {
    boolean on = values[parameters.ofPlugin(Control.GUARDS)] == 0;
    for (Chain chain : chains) {
      chain.dcGuard.set(on);
      chain.howlGuard.set(on);
    }
  }

  private void room() {
    reverb.set(
        values[parameters.ofPlugin(Control.REVERB_DECAY)],
        values[parameters.ofPlugin(Control.REVERB_TONE)]);
  }

  /// True if a mix hears the reverberation, and on to the end of the hop, so that where a block is
  /// cut does not tell: then [#reverberate] is needed for each stretch.
  boolean reverberates() {
    if (!reverberating && heard()) {
      reverberating = true;
      door.snap(0, 0);
      door.glide(0, 1);
    }
    return reverberating;
  }

  /// An empty room with the door open, or none.
  private void enterRoom() {
    reverberating = heard();
    door.snap(0, 1);
    reverb.reset();
  }

  private boolean heard() {
    for (Chain chain : chains) {
      if (chain.reverbReturn.active()) {
        return true;
      }
    }
    return false;
  }

  /// Ends a hop: a room that nobody hears any more falls silent.
  void endOfHop() {
    if (reverberating && !heard()) {
      reverberating = false;
      reverb.reset();
    }
  }

  /// Where the main mix is to be left for [#reverberate], and the reverberation found then.
  float[] sendLeft() {
    return wetLeft;
  }

  /// See [#sendLeft].
  float[] sendRight() {
    return wetRight;
  }

  /// Makes reverberation of the main mix.
  void reverberate(int frames) {
    if (door.moving(0)) {
      door.fill(0, gains, frames);
      door.advance(0, frames);
      Samples.scale(wetLeft, gains, frames);
      Samples.scale(wetRight, gains, frames);
    }
    reverb.process(wetLeft, wetRight, 0, frames);
  }

  /// Processes a mix in place, up to the reverberation.
  ///
  /// @return false if nothing is on: the mix was not touched
  boolean shape(int mix, float[] left, float[] right, int frames) {
    return chains[mix].shape(wetLeft, wetRight, left, right, 0, frames);
  }

  /// Processes a mix in place, behind its level.
  void deliver(int mix, float[] left, float[] right, int frames) {
    chains[mix].deliver(left, right, 0, frames);
  }

  /// Lets all mixes rise from silence, where sound was cut off.
  void fadeIn() {
    for (Chain chain : chains) {
      chain.fadeIn.fromSilence();
    }
  }

  /// Looks ahead or not; only where a [#reset()] follows.
  void lookAhead(boolean on) {
    for (Chain chain : chains) {
      chain.limiter.lookAhead(on);
    }
  }

  /// Frames by which all mixes are late.
  int latency() {
    return chains[0].latency();
  }

  void reset() {
    for (int m = 0; m < chains.length; m++) {
      reset(m);
    }
    enterRoom();
  }
}
