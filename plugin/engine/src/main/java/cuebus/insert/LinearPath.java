package cuebus.insert;

import cuebus.rt.AudioThread;

/// The linear processors of a mix: what they make of a sum is the sum of what they make of its
/// parts.
@AudioThread
public final class LinearPath {

  /// Against rumble and bleed.
  public final HighPass highPass;

  /// Four bands.
  public final Equalizer equalizer;

  /// Width, mono, one ear.
  public final StereoImage image;

  /// Loudspeaker-like hearing.
  public final Crossfeed crossfeed;

  private final Insert[] inserts;

  /// All of them off.
  ///
  /// @param sampleRate in Hz, at least 8000
  public LinearPath(double sampleRate) {
    highPass = new HighPass(sampleRate);
    equalizer = new Equalizer(sampleRate);
    image = new StereoImage(sampleRate);
    crossfeed = new Crossfeed(sampleRate);
    inserts = new Insert[] {highPass, equalizer, image, crossfeed};
  }

  /// Processes the first `frames` frames in place, with nothing between the processors.
  public void process(float[] left, float[] right, int frames) {
    for (Insert insert : inserts) {
      if (insert.active()) {
        insert.process(left, right, 0, frames);
      }
    }
  }

  /// Ends all glides at their targets and forgets what was played.
  public void reset() {
    for (Insert insert : inserts) {
      insert.reset();
    }
  }
}
