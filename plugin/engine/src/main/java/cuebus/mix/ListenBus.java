package cuebus.mix;

import cuebus.dsp.Ramp;
import cuebus.dsp.Samples;
import cuebus.rt.AudioThread;
import java.util.Arrays;

/// The mixes that the engineer listens to instead of the own one. Belongs to the audio thread.
@AudioThread
final class ListenBus {

  /// How much of each mix is listened to.
  private final Ramp listened;

  /// How much the engineer hears of the own mix; one gain.
  private final Ramp own;

  private final float[] gains;
  private final float[] left;
  private final float[] right;

  /// Nobody listens at first.
  ///
  /// @param hop the most frames at once
  ListenBus(int mixes, int hop, int rampFrames) {
    listened = new Ramp(mixes, rampFrames);
    own = new Ramp(1, rampFrames);
    own.snap(0, 1);
    gains = new float[hop];
    left = new float[hop];
    right = new float[hop];
  }

  /// Listens to a mix, or not.
  void listen(int mix, boolean on, boolean snap) {
    listened.set(mix, on ? 1 : 0, snap);
  }

  /// Gives the engineer the own mix, or takes it away.
  void own(boolean heard, boolean snap) {
    own.set(0, heard ? 1 : 0, snap);
  }

  /// Begins a stretch, before all mixes.
  void begin(int frames) {
    Arrays.fill(left, 0, frames, 0);
    Arrays.fill(right, 0, frames, 0);
  }

  /// Takes a mix as its performer hears it, as far as it is listened to.
  void take(int mix, float[] mixLeft, float[] mixRight, int frames) {
    if (!listened.silent(mix)) {
      listened.fill(mix, gains, frames);
      listened.advance(mix, frames);
      Samples.add(mixLeft, gains, left, frames);
      Samples.add(mixRight, gains, right, frames);
    }
  }

  /// Turns the engineer's mix into what the engineer hears, in place. After all others.
  void replace(float[] mixLeft, float[] mixRight, int frames) {
    if (!own.moving(0) && own.target(0) == 1) {
      return;
    }
    own.fill(0, gains, frames);
    Samples.scale(mixLeft, gains, frames);
    Samples.scale(mixRight, gains, frames);
    Samples.add(left, 1, mixLeft, frames);
    Samples.add(right, 1, mixRight, frames);
  }

  /// Moves on, after all mixes.
  void advance(int frames) {
    own.advance(0, frames);
  }

  /// Ends all glides.
  void finish() {
    listened.finish();
    own.finish();
  }
}
