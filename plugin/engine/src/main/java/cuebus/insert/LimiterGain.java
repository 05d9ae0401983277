package cuebus.insert;

/// The gain of a limiter: falls at once to what is needed, stays there while it may be needed
/// again, then rises without a corner to be heard.
///
/// It stays for 30 to 60 ms, longer than half a period of the lowest tone, so that a steady tone
/// meets a steady gain and is not distorted.
final class LimiterGain {

  private static final double HOLD_SECONDS = 0.03;
  private static final double RELEASE_SECONDS = 0.15;

  /// The last of a rise is taken in one step of at most this: −120 dB.
  private static final double LANDING = 1e-6;

  private final int holdFrames;
  private final double releaseShare;
  private double gain = 1;

  /// The least gain needed in this stretch of `holdFrames` and in the one before.
  private double recent = 1;

  private double before = 1;
  private int phase;

  LimiterGain(double sampleRate) {
    holdFrames = Math.max(1, (int) Math.round(HOLD_SECONDS * sampleRate));
    releaseShare = 1 - Math.exp(-1 / (RELEASE_SECONDS * sampleRate));
  }

  /// True if the gain is 1 and nothing else is remembered.
  boolean idle() {
    return gain == 1 && recent == 1 && before == 1;
  }

  /// The gain for the next frame.
  ///
  /// @param needed the largest that is allowed there, above 0, at most 1
  /// @return at most `needed`
  double next(double needed) {
    recent = Math.min(recent, needed);
    double target = Math.min(recent, before);
    gain += releaseShare * (target - gain);
    if (target - gain < LANDING) {
      gain = target;
    }
    phase++;
    if (phase == holdFrames) {
      before = recent;
      recent = 1;
      phase = 0;
    }
    return gain;
  }

  void reset() {
    gain = 1;
    recent = 1;
    before = 1;
    phase = 0;
  }
}
