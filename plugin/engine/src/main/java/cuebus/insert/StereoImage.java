package cuebus.insert;

/// How wide a mix is, and which ears get it: stereo from mono to twice as wide, or all of it on one
/// ear, for who wears one cup or hears with one ear.
public final class StereoImage implements Insert {

  /// Where a mix goes.
  public enum Ears {
    /// Left to left, right to right.
    BOTH,
    /// Both channels to the left ear, the right one silent.
    LEFT,
    /// Both channels to the right ear, the left one silent.
    RIGHT
  }

  /// Largest width, in which the side signal is doubled; 1 leaves the mix as it is, 0 makes it
  /// mono.
  public static final double MAX_WIDTH = 2;

  private static final int LEFT_FROM_LEFT = 0;
  private static final int LEFT_FROM_RIGHT = 1;
  private static final int RIGHT_FROM_LEFT = 2;
  private static final int RIGHT_FROM_RIGHT = 3;

  private final Glide gains;

  /// An image that is left as it is.
  public StereoImage(double sampleRate) {
    gains = new Glide(4, sampleRate);
    gains.snap(LEFT_FROM_LEFT, 1);
    gains.snap(RIGHT_FROM_RIGHT, 1);
  }

  /// Sets the image. In mono and on one ear the channels count half each: what is panned to the
  /// middle keeps its level there, and nothing gets louder than the louder channel was.
  ///
  /// @param ears which ears get the mix; on one ear the width does not matter
  /// @param width 0 to [#MAX_WIDTH]
  public void set(Ears ears, double width) {
    double same = (1 + width) / 2;
    double other = (1 - width) / 2;
    switch (ears) {
      case BOTH -> glide(same, other, other, same);
      case LEFT -> glide(0.5, 0.5, 0, 0);
      case RIGHT -> glide(0, 0, 0.5, 0.5);
    }
  }

  private void glide(double leftLeft, double leftRight, double rightLeft, double rightRight) {
    gains.to(LEFT_FROM_LEFT, leftLeft);
    gains.to(LEFT_FROM_RIGHT, leftRight);
    gains.to(RIGHT_FROM_LEFT, rightLeft);
    gains.to(RIGHT_FROM_RIGHT, rightRight);
  }

  @Override
  public boolean active() {
    return gains.moving()
        || gains.target(LEFT_FROM_LEFT) != 1
        || gains.target(LEFT_FROM_RIGHT) != 0
        || gains.target(RIGHT_FROM_LEFT) != 0
        || gains.target(RIGHT_FROM_RIGHT) != 1;
  }

  @Override
  public void process(float[] left, float[] right, int offset, int frames) {
    for (int i = offset; i < offset + frames && active(); i++) {
      gains.step();
      double l = left[i];
      double r = right[i];
      left[i] = (float) (gains.at(LEFT_FROM_LEFT) * l + gains.at(LEFT_FROM_RIGHT) * r);
      right[i] = (float) (gains.at(RIGHT_FROM_LEFT) * l + gains.at(RIGHT_FROM_RIGHT) * r);
    }
  }

  @Override
  public void reset() {
    gains.finish();
  }
}
