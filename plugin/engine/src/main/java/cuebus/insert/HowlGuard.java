package cuebus.insert;

/// Turns a mix down when acoustic feedback builds up, from headphones into the microphone that
/// feeds them: by 18 dB within 20 ms, for a second, then back up over two seconds. What counts as
/// feedback says [HowlDetector]; everything else passes bit for bit.
public final class HowlGuard implements Insert {

  private static final double DOWN = Math.pow(10, -18 / 20.0);
  private static final double FALL_SECONDS = 0.02;
  private static final double STAY_SECONDS = 1;
  private static final double RISE_SECONDS = 2;

  private final HowlDetector detector;
  private final double fall;
  private final double rise;
  private final int stay;
  private boolean on;
  private double gain = 1;

  /// Frames for which it stays down.
  private int left;

  /// A guard that is off.
  public HowlGuard(double sampleRate) {
    detector = new HowlDetector(sampleRate);
    fall = (1 - DOWN) / (FALL_SECONDS * sampleRate);
    rise = (1 - DOWN) / (RISE_SECONDS * sampleRate);
    stay = (int) Math.round(STAY_SECONDS * sampleRate);
  }

  /// Switches it on or off. Switched off, the mix comes back up as it does after a howl.
  public void set(boolean watching) {
    if (on != watching) {
      detector.reset();
      left = 0;
      on = watching;
    }
  }

  /// True while it turns down because of a howl.
  public boolean holding() {
    return left > 0;
  }

  @Override
  public boolean active() {
    return on || gain != 1;
  }

  @Override
  public void process(float[] leftSamples, float[] rightSamples, int offset, int frames) {
    int end = offset + frames;
    for (int i = offset; i < end; i++) {
      if (on && left == 0 && gain == 1) {
        // As nearly always: nothing but listening, up to where there is something to do.
        i = detector.listen(leftSamples, rightSamples, i, end);
        if (i == end) {
          return;
        }
        left = stay;
      } else if (on && detector.hears(leftSamples[i], rightSamples[i])) {
        left = stay;
      }
      if (left > 0) {
        left--;
        gain = Math.max(DOWN, gain - fall);
      } else if (gain < 1) {
        gain = Math.min(1, gain + rise);
      }
      if (gain != 1) {
        leftSamples[i] *= (float) gain;
        rightSamples[i] *= (float) gain;
      }
    }
  }

  @Override
  public void reset() {
    detector.reset();
    gain = 1;
    left = 0;
  }
}
