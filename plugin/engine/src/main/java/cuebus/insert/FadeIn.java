package cuebus.insert;

/// Lets sound come in slowly where it would begin with a jump: at a start, after a reconnection,
/// when another session is recalled.
public final class FadeIn implements Insert {

  private static final double FALL_SECONDS = 0.02;
  private static final double RISE_SECONDS = 0.3;

  private final int fallFrames;
  private final int riseFrames;

  /// Frames since the fade began; before 0 the sound falls.
  private int position;

  /// A fade that is over.
  public FadeIn(double sampleRate) {
    fallFrames = (int) Math.round(FALL_SECONDS * sampleRate);
    riseFrames = (int) Math.round(RISE_SECONDS * sampleRate);
    position = riseFrames;
  }

  /// Begins in silence, where nothing was heard until now: a start or a reconnection.
  public void fromSilence() {
    position = 0;
  }

  /// Sinks to silence in 20 ms, to rise from there, where sound goes on while levels jump: a
  /// recall.
  public void fromSound() {
    if (position >= 0) {
      // As far from silence as an unfinished rise is.
      position = -(int) Math.round((double) position / riseFrames * fallFrames);
    }
  }

  @Override
  public boolean active() {
    return position < riseFrames;
  }

  @Override
  public void process(float[] left, float[] right, int offset, int frames) {
    for (int i = offset; i < offset + frames && position < riseFrames; i++) {
      double way = position < 0 ? -(double) position / fallFrames : (double) position / riseFrames;
      float gain = (float) (0.5 - 0.5 * Math.cos(Math.PI * way));
      left[i] *= gain;
      right[i] *= gain;
      position++;
    }
  }

  @Override
  public void reset() {
    position = riseFrames;
  }
}
