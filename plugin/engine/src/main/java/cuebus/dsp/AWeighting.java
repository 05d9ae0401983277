package cuebus.dsp;

/// The A-weighting filter of one channel: the ear's response at moderate levels, 0 dB at 1 kHz.
///
/// The three low corners (a double one at 20.6 Hz, 107.7 Hz and 737.9 Hz) are high passes by the
/// bilinear transform, prewarped. That transform would bend the double corner at 12.2 kHz far off
/// at 44.1 kHz, so this one is matched instead: poles where impulse invariance puts them, zeros
/// such that the magnitude is that of the analog filter at 0 Hz and at 0.5 and 0.85 of the Nyquist
/// frequency. Up to 20 kHz the deviation is at most 0.27 dB at 44.1 kHz, 0.12 dB at 48 kHz and 0.03
/// dB from 88.2 kHz on; class 1 allows 0.7 dB at 1 kHz and more elsewhere.
///
/// One thread; allocates nothing after construction; any split of a run gives the same bits if
/// [#settle] is called at the same places of the run.
///
/// Source: IEC 61672-1:2013, 5.5 and Annex E; M. Vicanek, "Matched Second Order Digital Filters",
/// 2016, for the zeros.
public final class AWeighting {

  private static final double DOUBLE_HIGH_PASS_HZ = 20.598997;
  private static final double HIGH_PASS_HZ = 107.65265;
  private static final double UPPER_HIGH_PASS_HZ = 737.86223;
  private static final double LOW_PASS_HZ = 12194.217;
  private static final double REFERENCE_HZ = 1000;

  /// Where the low pass is exact, as shares of the Nyquist frequency.
  private static final double[] MATCHED = {0.5, 0.85};

  /// The largest sample that counts: no sound reaches beyond, and squares stay finite.
  public static final float LARGEST = 1e15f;

  private static final double SILENT = 1e-15;

  private final double sampleRate;
  private final KWeighting.Section rumble;
  private final KWeighting.Section bass;
  private final KWeighting.Section treble;

  // Transposed direct form II: two states a section.
  private double rumble1;
  private double rumble2;
  private double bass1;
  private double bass2;
  private double treble1;
  private double treble2;

  /// @param sampleRate in Hz, 8000 to 384 000
  /// @throws IllegalArgumentException for another rate
  public AWeighting(double sampleRate) {
    if (!(sampleRate >= 8_000 && sampleRate <= 384_000)) {
      throw new IllegalArgumentException(
          "sample rate " + sampleRate + " Hz: A-weighting is made for 8000 to 384000 Hz");
    }
    this.sampleRate = sampleRate;
    rumble = highPasses(DOUBLE_HIGH_PASS_HZ, DOUBLE_HIGH_PASS_HZ, sampleRate);
    bass = highPasses(HIGH_PASS_HZ, UPPER_HIGH_PASS_HZ, sampleRate);
    KWeighting.Section low = matchedLowPass(sampleRate);
    double gain =
        1
            / (rumble.gainAt(REFERENCE_HZ, sampleRate)
                * bass.gainAt(REFERENCE_HZ, sampleRate)
                * low.gainAt(REFERENCE_HZ, sampleRate));
    treble =
        new KWeighting.Section(
            gain * low.b0(), gain * low.b1(), gain * low.b2(), low.a1(), low.a2());
  }

  /// Two first-order high passes in one section.
  private static KWeighting.Section highPasses(double firstHz, double secondHz, double rate) {
    double t1 = Math.tan(Math.PI * firstHz / rate);
    double t2 = Math.tan(Math.PI * secondHz / rate);
    double p1 = (1 - t1) / (1 + t1);
    double p2 = (1 - t2) / (1 + t2);
    double gain = 1 / ((1 + t1) * (1 + t2));
    return new KWeighting.Section(gain, -2 * gain, gain, -(p1 + p2), p1 * p2);
  }

  private static KWeighting.Section matchedLowPass(double rate) {
    double pole = Math.exp(-2 * Math.PI * LOW_PASS_HZ / rate);
    double a1 = -2 * pole;
    double a2 = pole * pole;
    // |B|² = B0·(1 − s) + B1·s + 4·B2·s·(1 − s) with s = sin²(ω/2), and |A|² likewise.
    double atZero = (1 + a1 + a2) * (1 + a1 + a2);
    double atNyquist = (1 - a1 + a2) * (1 - a1 + a2);
    double[] s = new double[2];
    double[] rest = new double[2];
    for (int i = 0; i < 2; i++) {
      double sine = Math.sin(Math.PI / 2 * MATCHED[i]);
      s[i] = sine * sine;
      double ratio = MATCHED[i] * rate / 2 / LOW_PASS_HZ;
      double power = 1 / Math.pow(1 + ratio * ratio, 2);
      double poles = atZero * (1 - s[i]) + atNyquist * s[i] - 16 * a2 * s[i] * (1 - s[i]);
      rest[i] = (power * poles - atZero * (1 - s[i])) / s[i];
    }
    // Two equations rest = B1 + 4·B2·(1 − s).
    double b2Power = (rest[0] - rest[1]) / (4 * (s[1] - s[0]));
    double b1Power = rest[0] - 4 * b2Power * (1 - s[0]);
    double half = (Math.sqrt(atZero) + Math.sqrt(b1Power)) / 2;
    double b0 = (half + Math.sqrt(half * half + b2Power)) / 2;
    double b1 = (Math.sqrt(atZero) - Math.sqrt(b1Power)) / 2;
    return new KWeighting.Section(b0, b1, -b2Power / (4 * b0), a1, a2);
  }

  /// The amplitude factor of the whole filter.
  ///
  /// @param hertz from 0 to half the sample rate
  public double gainAt(double hertz) {
    return rumble.gainAt(hertz, sampleRate)
        * bass.gainAt(hertz, sampleRate)
        * treble.gainAt(hertz, sampleRate);
  }

  /// Filters a stretch. Samples that are not finite, or beyond ±1e15, count as silence.
  ///
  /// @param in read from `offset` on
  /// @param out written from 0 on
  /// @param frames how many
  public void process(float[] in, int offset, float[] out, int frames) {
    // The high passes' zeros lie exactly at 0 Hz, so their gains wait for the last section.
    double gain = rumble.b0() * bass.b0();
    double g0 = gain * treble.b0();
    double g1 = gain * treble.b1();
    double g2 = gain * treble.b2();
    for (int i = 0; i < frames; i++) {
      float x = in[offset + i];
      double a = Math.abs(x) <= LARGEST ? x : 0;
      double b = a + rumble1;
      rumble1 = rumble2 - 2 * a - rumble.a1() * b;
      rumble2 = a - rumble.a2() * b;
      double c = b + bass1;
      bass1 = bass2 - 2 * b - bass.a1() * c;
      bass2 = b - bass.a2() * c;
      double y = g0 * c + treble1;
      treble1 = treble2 + g1 * c - treble.a1() * y;
      treble2 = g2 * c - treble.a2() * y;
      out[i] = (float) y;
    }
  }

  /// Drops what is left of a signal long gone, before it turns denormal and slow. Call it now and
  /// then, always after the same number of frames.
  public void settle() {
    rumble1 = settled(rumble1);
    rumble2 = settled(rumble2);
    bass1 = settled(bass1);
    bass2 = settled(bass2);
    treble1 = settled(treble1);
    treble2 = settled(treble2);
  }

  private static double settled(double state) {
    return Math.abs(state) < SILENT ? 0 : state;
  }

  /// Forgets the signal.
  public void reset() {
    rumble1 = 0;
    rumble2 = 0;
    bass1 = 0;
    bass2 = 0;
    treble1 = 0;
    treble2 = 0;
  }
}
