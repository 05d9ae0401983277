package cuebus.insert;

import cuebus.rt.AudioThread;

/// All processors of one mix, in the order in which they work. Each is set by itself; all are off
/// at first. While all are off the samples are not touched.
///
/// The limiter comes last, so nothing behind it can exceed the ceiling but an output stage's gain.
@AudioThread
public final class Chain {

  /// Keeps what is no number out of the filters; works while anything else does.
  public final FiniteGuard finiteGuard;

  /// High pass, equalizer, image and crossfeed.
  public final LinearPath linear;

  /// Evens the mix out.
  public final Compressor compressor;

  /// The shared reverberation, behind the compressor, which would pump it.
  public final ReverbReturn reverbReturn;

  /// Time alignment.
  public final Delay delay;

  /// Against DC and infrasonic rumble.
  public final DcGuard dcGuard;

  /// Against acoustic feedback.
  public final HowlGuard howlGuard;

  /// Against jumps of level.
  public final FadeIn fadeIn;

  /// Against everything too loud.
  public final Limiter limiter;

  private final Insert[] beforeReverb;
  private final Insert[] behindReverb;

  /// @param sampleRate in Hz, at least 8000
  /// @param lookAhead whether the limiter looks ahead, which costs latency
  public Chain(double sampleRate, boolean lookAhead) {
    finiteGuard = new FiniteGuard();
    linear = new LinearPath(sampleRate);
    compressor = new Compressor(sampleRate);
    reverbReturn = new ReverbReturn(sampleRate);
    delay = new Delay(sampleRate);
    dcGuard = new DcGuard(sampleRate);
    howlGuard = new HowlGuard(sampleRate);
    fadeIn = new FadeIn(sampleRate);
    limiter = new Limiter(sampleRate, lookAhead);
    beforeReverb = new Insert[] {linear.highPass, linear.equalizer, compressor};
    behindReverb =
        new Insert[] {linear.image, linear.crossfeed, delay, dcGuard, howlGuard, fadeIn, limiter};
  }

  /// Frames by which the output is late whatever is on: the limiter's look-ahead. The delay is
  /// wanted and does not count.
  public int latency() {
    return limiter.latency();
  }

  /// False if [#process] would change nothing and need not be called.
  public boolean active() {
    return reverbReturn.active() || active(beforeReverb) || active(behindReverb);
  }

  private static boolean active(Insert[] inserts) {
    for (Insert insert : inserts) {
      if (insert.active()) {
        return true;
      }
    }
    return false;
  }

  /// Processes `frames` frames from `offset` on, in place. How a run of finite samples is cut into
  /// calls changes no bit.
  ///
  /// @param wetLeft what the shared [Reverb] left, of the same frames; read only while its return
  ///   is active
  public void process(
      float[] wetLeft, float[] wetRight, float[] left, float[] right, int offset, int frames) {
    shape(wetLeft, wetRight, left, right, offset, frames);
    deliver(left, right, offset, frames);
  }

  /// The first half of [#process], up to the reverberation: what makes the sound of the band.
  ///
  /// @return false if all of it is off: nothing was touched
  public boolean shape(
      float[] wetLeft, float[] wetRight, float[] left, float[] right, int offset, int frames) {
    if (!reverbReturn.active() && !active(beforeReverb)) {
      return false;
    }
    finiteGuard.process(left, right, offset, frames);
    run(beforeReverb, left, right, offset, frames);
    reverbReturn.process(wetLeft, wetRight, left, right, offset, frames);
    return true;
  }

  /// The second half of [#process], which also what is added between the two goes through: the
  /// image at the ears, and protection.
  public void deliver(float[] left, float[] right, int offset, int frames) {
    if (active(behindReverb)) {
      finiteGuard.process(left, right, offset, frames);
      run(behindReverb, left, right, offset, frames);
    }
  }

  private static void run(Insert[] inserts, float[] left, float[] right, int offset, int frames) {
    for (Insert insert : inserts) {
      if (insert.active()) {
        insert.process(left, right, offset, frames);
      }
    }
  }

  /// Ends all glides at their targets and forgets what was played.
  public void reset() {
    finiteGuard.reset();
    reverbReturn.reset();
    for (Insert insert : beforeReverb) {
      insert.reset();
    }
    for (Insert insert : behindReverb) {
      insert.reset();
    }
  }
}
