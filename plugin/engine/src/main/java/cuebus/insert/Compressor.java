package cuebus.insert;

/// A compressor: above a threshold the level rises more slowly than it came. Both channels get one
/// gain, that of the louder one.
///
/// Feed-forward, in decibels throughout: the static curve with its soft knee first, then attack and
/// release by the smooth decoupled peak detector, whose times do not depend on the level.
///
/// Source: D. Giannoulis, M. Massberg, J. D. Reiss, "Digital Dynamic Range Compressor Design — A
/// Tutorial and Analysis", J. Audio Eng. Soc. 60(6), 2012, equations 4 and 17.
public final class Compressor implements Insert {

  /// Range of the threshold in dBFS, of a sample's magnitude.
  public static final double MIN_THRESHOLD_DBFS = -60;

  /// See [#MIN_THRESHOLD_DBFS].
  public static final double MAX_THRESHOLD_DBFS = 0;

  /// Largest ratio, input to output above the threshold; the least is 1.
  public static final double MAX_RATIO = 20;

  /// Range of the attack: the time for 63 % of a reduction that begins.
  public static final double MIN_ATTACK_MS = 0.1;

  /// See [#MIN_ATTACK_MS].
  public static final double MAX_ATTACK_MS = 100;

  /// Range of the release: the time for 63 % of a reduction to go.
  public static final double MIN_RELEASE_MS = 10;

  /// See [#MIN_RELEASE_MS].
  public static final double MAX_RELEASE_MS = 2000;

  /// Largest width of the knee in dB, symmetric to the threshold; the least is 0.
  public static final double MAX_KNEE_DB = 24;

  /// Largest gain behind the compressor in dB; the least is 0.
  public static final double MAX_MAKE_UP_DB = 24;

  private static final int THRESHOLD = 0;
  private static final int SLOPE = 1;
  private static final int KNEE = 2;
  private static final int MAKE_UP = 3;

  /// 0 off, 1 on: a factor of the gain in dB.
  private static final int AMOUNT = 4;

  private static final double DB_IN_NEPERS = Math.log(10) / 20;

  private final double sampleRate;
  private final Glide curve;
  private double attackShare;
  private double releaseShare;

  /// The reduction in dB that holds and falls, and the same after the attack.
  private double held;

  private double reduction;

  /// No smaller sample reaches the knee.
  private double kneeBegins;

  private double gainDb;
  private double gain = 1;
  private double mostReduction;

  /// A compressor that is off.
  public Compressor(double sampleRate) {
    this.sampleRate = sampleRate;
    curve = new Glide(5, sampleRate);
  }

  /// Switches it on or changes it.
  ///
  /// @param thresholdDbfs [#MIN_THRESHOLD_DBFS] to [#MAX_THRESHOLD_DBFS]
  /// @param ratio 1 to [#MAX_RATIO]
  /// @param attackMs [#MIN_ATTACK_MS] to [#MAX_ATTACK_MS]
  /// @param releaseMs [#MIN_RELEASE_MS] to [#MAX_RELEASE_MS]
  /// @param kneeDb 0 to [#MAX_KNEE_DB]
  /// @param makeUpDb 0 to [#MAX_MAKE_UP_DB]
  public void set(
      double thresholdDbfs,
      double ratio,
      double attackMs,
      double releaseMs,
      double kneeDb,
      double makeUpDb) {
    boolean begins = !active();
    if (begins) {
      forget();
    }
    set(THRESHOLD, thresholdDbfs, begins);
    set(SLOPE, 1 - 1 / ratio, begins);
    set(KNEE, kneeDb, begins);
    set(MAKE_UP, makeUpDb, begins);
    curve.to(AMOUNT, 1);
    attackShare = share(attackMs);
    releaseShare = share(releaseMs);
    prepare();
  }

  private void set(int value, double to, boolean atOnce) {
    if (atOnce) {
      curve.snap(value, to);
    } else {
      curve.to(value, to);
    }
  }

  private double share(double milliseconds) {
    return 1 - Math.exp(-1000 / (milliseconds * sampleRate));
  }

  /// Switches it off.
  public void off() {
    curve.to(AMOUNT, 0);
  }

  /// The largest reduction since the last call in dB, 0 or more, without the make-up gain.
  public double takeReductionDb() {
    double taken = mostReduction;
    mostReduction = 0;
    return taken;
  }

  @Override
  public boolean active() {
    return curve.moving() || curve.target(AMOUNT) != 0;
  }

  @Override
  public void process(float[] left, float[] right, int offset, int frames) {
    for (int i = offset; i < offset + frames && active(); i++) {
      if (curve.moving()) {
        curve.step();
        prepare();
      }
      double peak = Math.max(Math.abs(left[i]), Math.abs(right[i]));
      double wanted = peak <= kneeBegins ? 0 : wanted(20 * Math.log10(peak));
      held = Math.max(wanted, Section.settled(held + releaseShare * (wanted - held)));
      reduction = Section.settled(reduction + attackShare * (held - reduction));
      double db = curve.at(AMOUNT) * (curve.at(MAKE_UP) - reduction);
      if (db != gainDb) {
        gainDb = db;
        gain = Math.exp(db * DB_IN_NEPERS);
      }
      mostReduction = Math.max(mostReduction, curve.at(AMOUNT) * reduction);
      left[i] = (float) (left[i] * gain);
      right[i] = (float) (right[i] * gain);
    }
  }

  private void prepare() {
    kneeBegins = Math.exp((curve.at(THRESHOLD) - curve.at(KNEE) / 2) * DB_IN_NEPERS);
  }

  /// The static curve: how many dB to take from a level above the beginning of the knee.
  private double wanted(double db) {
    double over = db - curve.at(THRESHOLD);
    double knee = curve.at(KNEE);
    if (2 * over >= knee) {
      return curve.at(SLOPE) * over;
    }
    double inKnee = Math.max(0, over + knee / 2);
    return curve.at(SLOPE) * inKnee * inKnee / (2 * knee);
  }

  private void forget() {
    held = 0;
    reduction = 0;
    mostReduction = 0;
  }

  @Override
  public void reset() {
    curve.finish();
    prepare();
    forget();
  }
}
