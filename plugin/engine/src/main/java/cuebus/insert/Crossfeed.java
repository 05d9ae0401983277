package cuebus.insert;

/// Lets each ear hear some of the other channel, later and duller, as with loudspeakers: less
/// tiring on headphones.
///
/// Bauer's circuit as Mikhaylov's filter pair: the other channel through a low pass, the channel
/// itself through a shelf that takes about as much of its low end. The middle keeps its level at
/// low frequencies.
///
/// Source: B. B. Bauer, "Stereophonic Earphones and Binaural Loudspeakers", J. Audio Eng. Soc.
/// 9(2), 1961; B. Mikhaylov, "Bauer stereophonic-to-binaural DSP", 2005 (the relations of cut
/// frequency and feed to the filters, and the three levels).
public final class Crossfeed implements Insert {

  /// The published settings, the strongest first.
  public enum Level {
    /// Mikhaylov's default, near a loudspeaker pair at 30°: 700 Hz, 4.5 dB.
    BAUER(700, 4.5),
    /// Like Chu Moy's circuit: 700 Hz, 6 dB.
    CHU_MOY(700, 6),
    /// Like Jan Meier's circuit, the gentlest: 650 Hz, 9.5 dB.
    JAN_MEIER(650, 9.5);

    private final double cutHz;
    private final double feedDb;

    Level(double cutHz, double feedDb) {
      this.cutHz = cutHz;
      this.feedDb = feedDb;
    }
  }

  private static final int LOW_SHARE = 0;
  private static final int LOW_GAIN = 1;
  private static final int HIGH_SHARE = 2;
  private static final int HIGH_GAIN = 3;
  private static final int GAIN = 4;

  private final double sampleRate;
  private final Glide values;

  // What has passed the low pass for the other ear, and the one that the shelf takes away.
  private double leftLow;
  private double rightLow;
  private double leftHigh;
  private double rightHigh;

  /// A crossfeed that is off.
  public Crossfeed(double sampleRate) {
    this.sampleRate = sampleRate;
    values = new Glide(5, sampleRate);
    values.snap(GAIN, 1);
  }

  /// Switches it on or changes it.
  public void set(Level level) {
    double lowDb = -5.0 / 6 * level.feedDb - 3;
    double highDb = level.feedDb / 6 - 3;
    double low = Math.pow(10, lowDb / 20);
    double high = 1 - Math.pow(10, highDb / 20);
    double highHz = level.cutHz * Math.pow(2, (lowDb - 20 * Math.log10(high)) / 12);
    if (!active()) {
      clear();
      values.snap(LOW_SHARE, share(level.cutHz));
      values.snap(HIGH_SHARE, share(highHz));
    }
    values.to(LOW_SHARE, share(level.cutHz));
    values.to(LOW_GAIN, low);
    values.to(HIGH_SHARE, share(highHz));
    values.to(HIGH_GAIN, high);
    values.to(GAIN, 1 / (1 - high + low));
  }

  private double share(double hz) {
    return 1 - Math.exp(-2 * Math.PI * hz / sampleRate);
  }

  /// Switches it off.
  public void off() {
    values.to(LOW_GAIN, 0);
    values.to(HIGH_GAIN, 0);
    values.to(GAIN, 1);
  }

  @Override
  public boolean active() {
    return values.moving() || values.target(LOW_GAIN) != 0;
  }

  @Override
  public void process(float[] left, float[] right, int offset, int frames) {
    for (int i = offset; i < offset + frames && active(); i++) {
      values.step();
      double l = left[i];
      double r = right[i];
      leftLow = lowPassed(leftLow, l, LOW_SHARE);
      rightLow = lowPassed(rightLow, r, LOW_SHARE);
      leftHigh = lowPassed(leftHigh, l, HIGH_SHARE);
      rightHigh = lowPassed(rightHigh, r, HIGH_SHARE);
      double high = values.at(HIGH_GAIN);
      double low = values.at(LOW_GAIN);
      left[i] = (float) (values.at(GAIN) * (l - high * leftHigh + low * rightLow));
      right[i] = (float) (values.at(GAIN) * (r - high * rightHigh + low * leftLow));
    }
  }

  private double lowPassed(double state, double x, int share) {
    return Section.settled(state + values.at(share) * (x - state));
  }

  private void clear() {
    leftLow = 0;
    rightLow = 0;
    leftHigh = 0;
    rightHigh = 0;
  }

  @Override
  public void reset() {
    values.finish();
    clear();
  }
}
