package cuebus.amp;

import org.jspecify.annotations.Nullable;

/// Both channels' amplifiers against their loads, in closed form, at every inner sample.
///
/// Not thread-safe; allocates nothing after construction.
final class LoadedAmplifier {

  /// A grounded channel: as good as a wire, and its current is a number.
  private static final double SHORT_OHM = 1e-9;

  private final Lead lead;
  private final int factor;
  private final AmplifierOutput left;
  private final AmplifierOutput right;
  private final LoadState leftLoad;
  private final LoadState rightLoad;
  private final double leftOhm;
  private final double rightOhm;
  private final @Nullable CommonReturn commonReturn;

  private double leftVolts;
  private double rightVolts;
  private double leftAmperes;
  private double rightAmperes;

  /// @param amp the amplifier of the output
  /// @param railVolts its rail at this load, in V peak
  /// @param load all headphones on the left output, at the inner rate
  /// @param rightSide what the right output has of it; nothing where it is grounded
  /// @param lead the lead of every pair
  /// @param factor inner samples in a frame
  LoadedAmplifier(
      Device.Amp amp, double railVolts, Load load, Load rightSide, Lead lead, int factor) {
    this.lead = lead;
    this.factor = factor;
    leftOhm = load.resistance();
    rightOhm = lead == Lead.MONO ? SHORT_OHM : leftOhm;
    left = new AmplifierOutput(amp, railVolts, leftOhm);
    right = new AmplifierOutput(amp, railVolts, rightOhm);
    leftLoad = new LoadState(load);
    rightLoad = new LoadState(rightSide);
    commonReturn = amp.groundOhm() > 0 ? new CommonReturn(amp.groundOhm(), left, right) : null;
  }

  /// Turns volts asked for into volts at the drivers, in place.
  ///
  /// @param x left and right in turn, so many inner samples for each frame
  /// @param marks for each frame, what limited it is added: [AmplifierOutput]'s limits of the left
  ///   channel, and twice those of the right
  void solve(double[] x, int frames, int[] marks) {
    if (lead == Lead.OPEN_SLEEVE) {
      series(x, frames, marks);
    } else if (commonReturn != null) {
      coupled(commonReturn, x, frames, marks);
    } else {
      apart(x, frames, marks);
    }
  }

  /// Each channel against ground.
  private void apart(double[] x, int frames, int[] marks) {
    double peakLeft = leftVolts;
    double peakRight = rightVolts;
    double mostLeft = leftAmperes;
    double mostRight = rightAmperes;
    for (int f = 0; f < frames; f++) {
      for (int n = f * factor; n < (f + 1) * factor; n++) {
        double startLeft = leftLoad.volts();
        double startRight = rightLoad.volts();
        double iLeft = left.current(x[2 * n], startLeft);
        double iRight = right.current(x[2 * n + 1], startRight);
        double vLeft = startLeft + leftOhm * iLeft;
        double vRight = startRight + rightOhm * iRight;
        leftLoad.advance(vLeft);
        rightLoad.advance(vRight);
        x[2 * n] = vLeft;
        x[2 * n + 1] = vRight;
        peakLeft = larger(peakLeft, vLeft);
        peakRight = larger(peakRight, vRight);
        mostLeft = larger(mostLeft, iLeft);
        mostRight = larger(mostRight, iRight);
      }
      mark(f, marks);
    }
    leftVolts = peakLeft;
    rightVolts = peakRight;
    leftAmperes = mostLeft;
    rightAmperes = mostRight;
  }

  /// Both channels against a ground that their currents lift.
  private void coupled(CommonReturn ground, double[] x, int frames, int[] marks) {
    for (int f = 0; f < frames; f++) {
      for (int n = f * factor; n < (f + 1) * factor; n++) {
        double startLeft = leftLoad.volts();
        double startRight = rightLoad.volts();
        ground.solve(x[2 * n], startLeft, x[2 * n + 1], startRight);
        marks[f] |= left.limits() | right.limits() << 1;
        x[2 * n] = startLeft + leftOhm * ground.leftAmperes();
        x[2 * n + 1] = startRight + rightOhm * ground.rightAmperes();
        leftLoad.advance(x[2 * n]);
        rightLoad.advance(x[2 * n + 1]);
        leftVolts = larger(leftVolts, x[2 * n]);
        rightVolts = larger(rightVolts, x[2 * n + 1]);
        leftAmperes = larger(leftAmperes, ground.leftAmperes());
        rightAmperes = larger(rightAmperes, ground.rightAmperes());
      }
      mark(f, marks);
    }
  }

  /// Both drivers in series between the outputs. Their loads are alike and carry the same current,
  /// so one state stands for both.
  private void series(double[] x, int frames, int[] marks) {
    for (int f = 0; f < frames; f++) {
      for (int n = f * factor; n < (f + 1) * factor; n++) {
        double start = leftLoad.volts();
        double amperes = left.seriesCurrent(x[2 * n], -x[2 * n + 1], start);
        double volts = start + leftOhm * amperes;
        leftLoad.advance(volts);
        x[2 * n] = volts;
        x[2 * n + 1] = -volts;
        leftVolts = larger(leftVolts, volts);
        leftAmperes = larger(leftAmperes, amperes);
      }
      marks[f] |= left.limits() << 1;
      mark(f, marks);
    }
    rightVolts = leftVolts;
    rightAmperes = leftAmperes;
  }

  private static double larger(double peak, double value) {
    double size = Math.abs(value);
    return size > peak ? size : peak;
  }

  private void mark(int frame, int[] marks) {
    marks[frame] |= left.limits() | right.limits() << 1;
    left.forgetLimits();
    right.forgetLimits();
  }

  /// Largest voltage across a driver at the inner rate, since the last [#clearPeaks], in V.
  ///
  /// @param channel 0 is left, 1 right
  double peakVolts(int channel) {
    return channel == 0 ? leftVolts : lead == Lead.MONO ? 0 : rightVolts;
  }

  /// Largest current out of a channel's amplifier at the inner rate, since the last [#clearPeaks],
  /// in A.
  double peakAmperes(int channel) {
    return channel == 0 ? leftAmperes : rightAmperes;
  }

  /// Largest current of either channel since this was asked last, in A; it is measured anew then.
  double takePeakAmperes() {
    double most = Math.max(leftAmperes, rightAmperes);
    leftAmperes = 0;
    rightAmperes = 0;
    return most;
  }

  /// Measures the peaks anew.
  void clearPeaks() {
    leftVolts = 0;
    rightVolts = 0;
    leftAmperes = 0;
    rightAmperes = 0;
  }

  /// Cuts off what has decayed.
  void snap() {
    leftLoad.snap();
    rightLoad.snap();
  }

  /// Forgets the signal; the peaks stay.
  void reset() {
    leftLoad.reset();
    rightLoad.reset();
  }
}
