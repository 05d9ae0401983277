package cuebus.insert;

import cuebus.rt.AudioThread;

/// How much of a shared [Reverb] a mix gets.
@AudioThread
public final class ReverbReturn {

  /// Lowest level in dB that is not off.
  public static final double MIN_DB = -60;

  /// Highest level in dB.
  public static final double MAX_DB = 12;

  private final Glide gain;

  /// A return that is off.
  public ReverbReturn(double sampleRate) {
    gain = new Glide(1, sampleRate);
  }

  /// Sets the level.
  ///
  /// @param db [#MIN_DB] to [#MAX_DB]
  public void set(double db) {
    gain.to(0, Math.pow(10, db / 20));
  }

  /// Switches it off.
  public void off() {
    gain.to(0, 0);
  }

  /// False if [#process] would change nothing.
  public boolean active() {
    return gain.moving() || gain.target(0) != 0;
  }

  /// Adds reverberation to a mix.
  ///
  /// @param wetLeft what [Reverb] left, of the same frames
  public void process(
      float[] wetLeft, float[] wetRight, float[] left, float[] right, int offset, int frames) {
    for (int i = offset; i < offset + frames && active(); i++) {
      gain.step();
      float g = (float) gain.at(0);
      left[i] += g * wetLeft[i];
      right[i] += g * wetRight[i];
    }
  }

  /// Ends the glide at its target.
  public void reset() {
    gain.finish();
  }
}
