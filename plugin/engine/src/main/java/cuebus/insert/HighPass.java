package cuebus.insert;

/// A high pass of 12 dB an octave, Butterworth. Its corner lies so low that the bilinear transform
/// follows the analog filter to a hundredth of a decibel.
public final class HighPass implements Insert {

  /// Lowest corner frequency in Hz.
  public static final double MIN_HZ = 20;

  /// Highest corner frequency in Hz.
  public static final double MAX_HZ = 400;

  private final double sampleRate;
  private final Section section;
  private final double[] wanted = new double[Section.SIZE];

  /// @param sampleRate in Hz, at least 8000
  public HighPass(double sampleRate) {
    this.sampleRate = sampleRate;
    section = new Section(sampleRate);
  }

  /// Switches it on or moves its corner.
  ///
  /// @param hz where it is 3 dB down, [#MIN_HZ] to [#MAX_HZ]
  public void set(double hz) {
    design(hz, sampleRate, wanted);
    section.set(wanted);
  }

  /// @param section receives the numbers of a [Section]
  static void design(double hz, double sampleRate, double[] section) {
    double k = Math.sqrt(2);
    section[Section.G] = Math.tan(Math.PI * hz / sampleRate);
    section[Section.K] = k;
    section[Section.DIRECT] = 1;
    section[Section.BAND] = -k;
    section[Section.LOW] = -1;
  }

  /// Switches it off.
  public void off() {
    section.off();
  }

  @Override
  public boolean active() {
    return section.active();
  }

  @Override
  public void process(float[] left, float[] right, int offset, int frames) {
    section.process(left, right, offset, frames);
  }

  @Override
  public void reset() {
    section.reset();
  }
}
