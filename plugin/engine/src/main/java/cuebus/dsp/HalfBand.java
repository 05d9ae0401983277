package cuebus.dsp;

/// A filter that doubles and halves the sample rate of a stereo signal, with separate memory for
/// each way. Frames are interleaved: left, right, left, right.
///
/// It passes what lies below 20 kHz at 44.1 kHz, and that share of any other rate, and stops its
/// images. One thread; allocates nothing after construction; what it does to a sample does not
/// depend on how the signal is cut into calls.
public interface HalfBand {

  /// The end of the pass band as a share of the lower rate.
  double PASS_EDGE = 20_000.0 / 44_100;

  /// Doubles the rate.
  ///
  /// @param low `frames` frames
  /// @param high room for twice as many
  void up(double[] low, double[] high, int frames);

  /// Halves the rate; spoils `high`.
  ///
  /// @param high twice `frames` frames
  /// @param low room for `frames` frames
  void down(double[] high, double[] low, int frames);

  /// Frames at the lower rate by which the way up and down again is late; 0 where the filter is not
  /// a pure delay.
  int delay();

  /// Turns what has decayed to nearly nothing into nothing, so that no denormal number comes up.
  void snap();

  /// Forgets everything.
  void reset();
}
