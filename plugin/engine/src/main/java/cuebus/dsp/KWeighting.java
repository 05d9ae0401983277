package cuebus.dsp;

/// The K-weighting filter of one stereo signal and the energy of what leaves it.
///
/// Two second-order sections in a row: a shelf that stands for the head, and a high pass. The
/// standard gives their coefficients at 48 kHz only; other rates get the same analog filters, found
/// by undoing the bilinear transform at 48 kHz and doing it again at the rate in use, prewarped so
/// that the shelf is exact at the standard's 997 Hz and the high pass at its corner.
///
/// One thread. Samples that are not finite count as silence.
///
/// Source: ITU-R BS.1770-5, Annex 1, tables 1 and 2.
public final class KWeighting {

  private static final int TABLE_RATE = 48_000;
  private static final double REFERENCE_HZ = 997;
  private static final double HIGH_PASS_HZ = 38.1;
  private static final Section TABLE_SHELF =
      new Section(
          1.53512485958697,
          -2.69169618940638,
          1.19839281085285,
          -1.69065929318241,
          0.73248077421585);
  private static final Section TABLE_HIGH_PASS =
      new Section(1, -2, 1, -1.99004745483398, 0.99007225036621);

  /// A decaying state is dropped here, long before it turns denormal and slow.
  private static final double SILENT = 1e-15;

  private final Section shelf;
  private final Section highPass;

  // Transposed direct form II: two states a section and channel.
  private double leftShelf1;
  private double leftShelf2;
  private double leftPass1;
  private double leftPass2;
  private double rightShelf1;
  private double rightShelf2;
  private double rightPass1;
  private double rightPass2;
  private double leftEnergy;
  private double rightEnergy;

  /// @param sampleRate in Hz, 8000 to 384 000
  /// @throws IllegalArgumentException for another rate
  public KWeighting(int sampleRate) {
    if (sampleRate < 8_000 || sampleRate > 384_000) {
      throw new IllegalArgumentException(
          "sample rate " + sampleRate + " Hz: K-weighting is made for 8000 to 384000 Hz");
    }
    shelf = TABLE_SHELF.at(sampleRate, REFERENCE_HZ);
    highPass = TABLE_HIGH_PASS.at(sampleRate, HIGH_PASS_HZ);
  }

  /// The shelf at the rate in use.
  public Section shelf() {
    return shelf;
  }

  /// The high pass at the rate in use.
  public Section highPass() {
    return highPass;
  }

  /// Filters `frames` frames from `offset` on and adds their squares to the energy.
  public void process(float[] left, float[] right, int offset, int frames) {
    // Both channels and both sections in one loop: four independent recurrences overlap in the
    // processor where one alone would wait for itself.
    double b0 = shelf.b0;
    double b1 = shelf.b1;
    double b2 = shelf.b2;
    double a1 = shelf.a1;
    double a2 = shelf.a2;
    // The zeros of the high pass lie exactly at DC: numerator g·(1, −2, 1) at every rate.
    double c1 = highPass.a1;
    double c2 = highPass.a2;
    double l1 = leftShelf1;
    double l2 = leftShelf2;
    double l3 = leftPass1;
    double l4 = leftPass2;
    double r1 = rightShelf1;
    double r2 = rightShelf2;
    double r3 = rightPass1;
    double r4 = rightPass2;
    // Running sums, not one a call: the result is the same however the signal is cut.
    double lSum = leftEnergy;
    double rSum = rightEnergy;
    for (int i = offset; i < offset + frames; i++) {
      double l = finite(left[i]);
      double r = finite(right[i]);
      double lShelf = b0 * l + l1;
      double rShelf = b0 * r + r1;
      l1 = b1 * l - a1 * lShelf + l2;
      r1 = b1 * r - a1 * rShelf + r2;
      l2 = b2 * l - a2 * lShelf;
      r2 = b2 * r - a2 * rShelf;
      double lPass = lShelf + l3;
      double rPass = rShelf + r3;
      l3 = l4 - 2 * lShelf - c1 * lPass;
      r3 = r4 - 2 * rShelf - c1 * rPass;
      l4 = lShelf - c2 * lPass;
      r4 = rShelf - c2 * rPass;
      lSum += lPass * lPass;
      rSum += rPass * rPass;
    }
    leftShelf1 = l1;
    leftShelf2 = l2;
    leftPass1 = l3;
    leftPass2 = l4;
    rightShelf1 = r1;
    rightShelf2 = r2;
    rightPass1 = r3;
    rightPass2 = r4;
    leftEnergy = lSum;
    rightEnergy = rSum;
  }

  /// The energy since the last call: the sum of squares of both channels, full scale being 1.
  public double takeEnergy() {
    double taken = (leftEnergy + rightEnergy) * highPass.b0 * highPass.b0;
    leftEnergy = 0;
    rightEnergy = 0;
    leftShelf1 = settled(leftShelf1);
    leftShelf2 = settled(leftShelf2);
    leftPass1 = settled(leftPass1);
    leftPass2 = settled(leftPass2);
    rightShelf1 = settled(rightShelf1);
    rightShelf2 = settled(rightShelf2);
    rightPass1 = settled(rightPass1);
    rightPass2 = settled(rightPass2);
    return taken;
  }

  /// Forgets the signal and its energy.
  public void reset() {
    leftEnergy = 0;
    rightEnergy = 0;
    leftShelf1 = 0;
    leftShelf2 = 0;
    leftPass1 = 0;
    leftPass2 = 0;
    rightShelf1 = 0;
    rightShelf2 = 0;
    rightPass1 = 0;
    rightPass2 = 0;
  }

  private static float finite(float sample) {
    return Math.abs(sample) <= Float.MAX_VALUE ? sample : 0;
  }

  private static double settled(double state) {
    return Math.abs(state) < SILENT ? 0 : state;
  }

  /// A second-order section, `a0` = 1: y = b0·x + b1·x₁ + b2·x₂ − a1·y₁ − a2·y₂.
  public record Section(double b0, double b1, double b2, double a1, double a2) {

    /// The section at `sampleRate` with the analog prototype that this one has at 48 kHz, its
    /// response at `exactHz` kept exactly.
    Section at(int sampleRate, double exactHz) {
      // z⁻¹ = (1 − s)/(1 + s), both sides times (1 + s)²: n(s)/d(s) with s = j·tan(πf/48 kHz).
      double n0 = b0 + b1 + b2;
      double n1 = 2 * (b0 - b2);
      double n2 = b0 - b1 + b2;
      double d0 = 1 + a1 + a2;
      double d1 = 2 * (1 - a2);
      double d2 = 1 - a1 + a2;
      // s = k·s' with s' = j·tan(πf/rate), equal at exactHz; then back to z.
      double k =
          Math.tan(Math.PI * exactHz / TABLE_RATE) / Math.tan(Math.PI * exactHz / sampleRate);
      double a0 = d0 + d1 * k + d2 * k * k;
      return new Section(
          (n0 + n1 * k + n2 * k * k) / a0,
          2 * (n0 - n2 * k * k) / a0,
          (n0 - n1 * k + n2 * k * k) / a0,
          2 * (d0 - d2 * k * k) / a0,
          (d0 - d1 * k + d2 * k * k) / a0);
    }

    /// The amplitude factor at a frequency.
    ///
    /// @param frequency in Hz
    /// @param sampleRate in Hz
    public double gainAt(double frequency, double sampleRate) {
      double w = 2 * Math.PI * frequency / sampleRate;
      return Math.sqrt(power(b0, b1, b2, w) / power(1, a1, a2, w));
    }

    private static double power(double c0, double c1, double c2, double w) {
      double re = c0 + c1 * Math.cos(w) + c2 * Math.cos(2 * w);
      double im = c1 * Math.sin(w) + c2 * Math.sin(2 * w);
      return re * re + im * im;
    }
  }
}
