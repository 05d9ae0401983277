package cuebus.insert;

import java.util.Arrays;

/// Removes DC and infrasonic rumble, but only once there is some: a clean mix passes bit for bit.
///
/// What lies below 5 Hz is measured; when it has been above −34 dBFS for some tenths of a second, a
/// high pass of 5 Hz fades in, and it leaves again when that has been below −40 dBFS for two
/// seconds. Bass of 20 Hz and above does not count, nor does the lopsided start of a drum.
public final class DcGuard implements Insert {

  private static final double CORNER_HZ = 5;

  /// Amplitudes at which the high pass comes and goes.
  private static final double COMES = 0.02;

  private static final double GOES = 0.01;
  private static final double AVERAGE_SECONDS = 0.3;
  private static final double STAYS_SECONDS = 2;

  /// The measurement works on means of samples, about as many a second as this: well above 20 Hz,
  /// and whatever they fold down is 50 dB weaker.
  private static final double MEANS_PER_SECOND = 750;

  /// One-pole low passes in a row; 20 Hz is 49 dB down behind them, 3 Hz is 5 dB down.
  private static final int POLES = 4;

  private final int span;
  private final double poleShare;
  private final double averageShare;
  private final int stays;
  private final Section highPass;
  private final double[] wanted = new double[Section.SIZE];
  private final double[] leftPoles = new double[POLES];
  private final double[] rightPoles = new double[POLES];
  private boolean on;
  private boolean removing;
  private double leftSum;
  private double rightSum;
  private int summed;
  private double level;
  private int calm;

  /// A guard that is off.
  public DcGuard(double sampleRate) {
    span = Math.max(1, (int) Math.round(sampleRate / MEANS_PER_SECOND));
    double meanRate = sampleRate / span;
    poleShare = 1 - Math.exp(-2 * Math.PI * CORNER_HZ / meanRate);
    averageShare = 1 - Math.exp(-1 / (AVERAGE_SECONDS * meanRate));
    stays = (int) Math.round(STAYS_SECONDS * meanRate);
    highPass = new Section(sampleRate);
    HighPass.design(CORNER_HZ, sampleRate, wanted);
  }

  /// Switches it on or off.
  public void set(boolean watching) {
    if (on && !watching) {
      stop();
      forget();
    }
    on = watching;
  }

  /// True while it removes something.
  public boolean removing() {
    return removing;
  }

  @Override
  public boolean active() {
    return on || highPass.active();
  }

  @Override
  public void process(float[] left, float[] right, int offset, int frames) {
    int end = offset + frames;
    if (!on) {
      highPass.process(left, right, offset, frames);
      return;
    }
    int done = offset;
    while (done < end) {
      int part = Math.min(end - done, span - summed);
      for (int i = done; i < done + part; i++) {
        leftSum += left[i];
        rightSum += right[i];
      }
      highPass.process(left, right, done, part);
      done += part;
      summed += part;
      if (summed == span) {
        judge();
      }
    }
  }

  private void judge() {
    double below = Math.max(lowPassed(leftPoles, leftSum), lowPassed(rightPoles, rightSum));
    leftSum = 0;
    rightSum = 0;
    summed = 0;
    level = Section.settled(level + averageShare * (below - level));
    calm = level < GOES ? Math.min(calm + 1, stays) : 0;
    if (!removing && level > COMES) {
      removing = true;
      highPass.set(wanted);
    } else if (removing && calm == stays) {
      stop();
    }
  }

  private double lowPassed(double[] poles, double sum) {
    double x = sum / span;
    for (int p = 0; p < POLES; p++) {
      poles[p] = Section.settled(poles[p] + poleShare * (x - poles[p]));
      x = poles[p];
    }
    return Math.abs(x);
  }

  private void stop() {
    removing = false;
    highPass.off();
  }

  private void forget() {
    Arrays.fill(leftPoles, 0);
    Arrays.fill(rightPoles, 0);
    leftSum = 0;
    rightSum = 0;
    summed = 0;
    level = 0;
    calm = 0;
  }

  @Override
  public void reset() {
    stop();
    forget();
    highPass.reset();
  }
}
