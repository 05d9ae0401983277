package cuebus.amp;

/// A limit as it bounds what the amplifier is asked for, before the load, for a stereo signal of
/// interleaved frames: the rail, or what stands for it. Each sample becomes the mean of the clipped
/// straight line from the sample before to this one, which aliases far less than clipping the
/// samples does.
///
/// Right only outside of the loop with the load: inside, the half sample of delay would be one more
/// reactance.
///
/// Source: J. Parker, V. Zavalishin, E. Le Bivic, "Reducing the aliasing of nonlinear waveshaping
/// using continuous-time convolution", DAFx-16; S. Bilbao, F. Esqueda, J. D. Parker, V. Välimäki,
/// "Antiderivative antialiasing for memoryless nonlinearities", IEEE Signal Processing Letters
/// 24(7), 2017: the first order.
final class RailClip {

  private final double rail;
  private final int limit;
  private double left;
  private double right;

  /// @param rail largest voltage in V, finite
  /// @param limit what it marks of the left channel, one of [AmplifierOutput]'s limits, and twice
  ///   that of the right
  RailClip(double rail, int limit) {
    this.rail = rail;
    this.limit = limit;
  }

  /// Clips a block in place, and marks frames.
  ///
  /// @param volts interleaved frames
  /// @param frames how many
  /// @param perMark how many frames share a mark
  /// @param marks each is joined with what bounds it
  void process(double[] volts, int frames, int perMark, int[] marks) {
    double l = left;
    double r = right;
    for (int mark = 0; mark * perMark < frames; mark++) {
      int marked = 0;
      for (int n = mark * perMark; n < (mark + 1) * perMark; n++) {
        double nextL = volts[2 * n];
        double nextR = volts[2 * n + 1];
        if (Math.abs(nextL) <= rail && Math.abs(l) <= rail) {
          volts[2 * n] = 0.5 * (l + nextL);
        } else {
          volts[2 * n] = mean(l, nextL);
          marked |= limit;
        }
        if (Math.abs(nextR) <= rail && Math.abs(r) <= rail) {
          volts[2 * n + 1] = 0.5 * (r + nextR);
        } else {
          volts[2 * n + 1] = mean(r, nextR);
          marked |= limit << 1;
        }
        l = nextL;
        r = nextR;
      }
      marks[mark] |= marked;
    }
    left = l;
    right = r;
  }

  /// Clips a block in place sample by sample, without antialiasing and its half sample of delay.
  ///
  /// @param marks one for each frame, as in [#process]
  void processPlainly(double[] volts, int frames, int[] marks) {
    for (int i = 0; i < 2 * frames; i++) {
      if (Math.abs(volts[i]) > rail) {
        volts[i] = clip(volts[i]);
        marks[i >> 1] |= limit << (i & 1);
      }
    }
  }

  private double mean(double from, double to) {
    double clippedFrom = clip(from);
    double clippedTo = clip(to);
    if (clippedFrom == clippedTo) {
      return clippedTo;
    }
    // The antiderivative of clip(x) is clip(x)·(x − clip(x)/2). One end at least is beyond the rail
    // and the ends differ, but perhaps by a few bits only.
    double step = to - from;
    if (Math.abs(step) < 1e-9 * rail) {
      return 0.5 * (clippedFrom + clippedTo);
    }
    return (clippedTo * (to - 0.5 * clippedTo) - clippedFrom * (from - 0.5 * clippedFrom)) / step;
  }

  /// A voltage as the rail bounds it.
  double clip(double volts) {
    return Math.clamp(volts, -rail, rail);
  }

  /// Remembers a frame as if it had been there for ever.
  void settle(double leftVolts, double rightVolts) {
    left = leftVolts;
    right = rightVolts;
  }

  /// Forgets the sample before.
  void reset() {
    left = 0;
    right = 0;
  }
}
