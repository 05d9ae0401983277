package cuebus.insert;

import cuebus.insert.MatchedDesign.Shape;
import java.util.Arrays;

/// An equalizer of four bands: a low shelf, two peaks and a high shelf. A band of 0 dB costs
/// nothing.
///
/// Each band follows its analog prototype to 0.1 dB up to 0.408 of the sample rate, 18 kHz at 44.1
/// kHz, in all of its ranges. A frequency above 0.363 of the sample rate (16 kHz at 44.1 kHz) is
/// set there.
public final class Equalizer implements Insert {

  /// Largest boost, and cut, of a band in dB.
  public static final double MAX_DB = 15;

  /// Range of the low shelf's frequency, where it has half its gain in dB.
  public static final double MIN_LOW_HZ = 30;

  /// See [#MIN_LOW_HZ].
  public static final double MAX_LOW_HZ = 1000;

  /// Range of the peaks' frequency.
  public static final double MIN_PEAK_HZ = 20;

  /// See [#MIN_PEAK_HZ].
  public static final double MAX_PEAK_HZ = 16_000;

  /// Range of the peaks' Q, centre frequency through the width at half the gain in dB.
  public static final double MIN_Q = 0.3;

  /// See [#MIN_Q].
  public static final double MAX_Q = 10;

  /// Range of the high shelf's frequency, where it has half its gain in dB.
  public static final double MIN_HIGH_HZ = 1500;

  /// See [#MIN_HIGH_HZ].
  public static final double MAX_HIGH_HZ = 12_000;

  /// How many peaks there are.
  public static final int PEAKS = 2;

  /// As steep as a shelf gets without overshoot.
  private static final double SHELF_Q = Math.sqrt(0.5);

  private static final double HIGHEST = 0.363;

  /// A smaller gain is none: nobody hears it, and the design would divide almost nothing by itself.
  private static final double LEAST_DB = 0.005;

  private static final int LOW = 0;
  private static final int FIRST_PEAK = 1;
  private static final int HIGH = FIRST_PEAK + PEAKS;

  private final double sampleRate;
  private final Section[] sections = new Section[HIGH + 1];
  private final MatchedDesign design = new MatchedDesign();
  private final double[] wanted = new double[Section.SIZE];

  /// @param sampleRate in Hz, at least 8000
  public Equalizer(double sampleRate) {
    this.sampleRate = sampleRate;
    Arrays.setAll(sections, s -> new Section(sampleRate));
  }

  /// Sets the low shelf.
  ///
  /// @param hz [#MIN_LOW_HZ] to [#MAX_LOW_HZ]
  /// @param gainDb −[#MAX_DB] to [#MAX_DB]; 0 switches it off
  public void lowShelf(double hz, double gainDb) {
    set(LOW, Shape.LOW_SHELF, hz, gainDb, SHELF_Q);
  }

  /// Sets a peak.
  ///
  /// @param peak 0 to [#PEAKS] − 1
  /// @param hz [#MIN_PEAK_HZ] to [#MAX_PEAK_HZ]
  /// @param gainDb −[#MAX_DB] to [#MAX_DB]; 0 switches it off
  /// @param q [#MIN_Q] to [#MAX_Q]
  public void peak(int peak, double hz, double gainDb, double q) {
    set(FIRST_PEAK + peak, Shape.PEAK, hz, gainDb, q);
  }

  /// Sets the high shelf.
  ///
  /// @param hz [#MIN_HIGH_HZ] to [#MAX_HIGH_HZ]
  /// @param gainDb −[#MAX_DB] to [#MAX_DB]; 0 switches it off
  public void highShelf(double hz, double gainDb) {
    set(HIGH, Shape.HIGH_SHELF, hz, gainDb, SHELF_Q);
  }

  private void set(int band, Shape shape, double hz, double gainDb, double q) {
    if (Math.abs(gainDb) < LEAST_DB) {
      sections[band].off();
      return;
    }
    double w0 = 2 * Math.PI * Math.min(hz / sampleRate, HIGHEST);
    design.design(shape, w0, gainDb, q, wanted);
    sections[band].set(wanted);
  }

  @Override
  public boolean active() {
    for (Section section : sections) {
      if (section.active()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void process(float[] left, float[] right, int offset, int frames) {
    for (Section section : sections) {
      section.process(left, right, offset, frames);
    }
  }

  @Override
  public void reset() {
    for (Section section : sections) {
      section.reset();
    }
  }
}
