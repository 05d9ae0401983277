package cuebus.hearing;

import cuebus.dsp.AWeighting;
import java.util.Arrays;
import java.util.List;

/// A sound level meter at one ear: A-weighted with the fast and the slow time weighting, the
/// average, the unweighted peak and the doses.
///
/// Time goes in steps of 1 ms: the time weightings move by the mean square of a step. Doses are
/// summed over levels of 1 s. Both are counted from the start, so the readings do not depend on how
/// the signal is cut into calls.
///
/// One thread; nothing is allocated after the constructor. Samples that are no sound, not finite or
/// beyond ±1e15, count as silence.
///
/// Source: IEC 61672-1:2013, 3.8 (time weighting), 3.10 (average); 5.8 (125 ms and 1 s).
public final class SoundLevelMeter {

  private static final double FAST_SECONDS = 0.125;
  private static final double SLOW_SECONDS = 1;
  private static final int STEPS_PER_INTERVAL = 1000;
  private static final double REFERENCE_SQUARE =
      Sensitivity.REFERENCE_PASCAL * Sensitivity.REFERENCE_PASCAL;

  /// −200 dB SPL: less is nothing.
  private static final double NOTHING = REFERENCE_SQUARE * 1e-20;

  private static final List<Allowance> ALLOWANCES = List.of(Allowance.values());

  private final double sampleRate;
  private final double squarePascal;
  private final AWeighting weighting;
  private final int stepFrames;
  private final float[] weighted;
  private final double fastShare;
  private final double slowShare;

  private int stepFilled;
  private double stepSquares;
  private int intervalSteps;
  private double intervalSquares;

  private double fast;
  private double slow;
  private double fastest;
  private double squares;
  private long frames;
  private float peak;
  private final double[] doses = new double[ALLOWANCES.size()];

  /// @param sampleRate in Hz, 8000 to 384 000
  /// @param pascal sound pressure for a sample of 1, in Pa
  /// @throws IllegalArgumentException for another rate, or a pressure that is not finite and above
  ///   0
  public SoundLevelMeter(double sampleRate, double pascal) {
    if (!(pascal > 0 && pascal < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "sound pressure of " + pascal + " Pa; a finite one above 0 is allowed");
    }
    this.sampleRate = sampleRate;
    squarePascal = pascal * pascal;
    weighting = new AWeighting(sampleRate);
    stepFrames = (int) Math.round(sampleRate / 1000);
    weighted = new float[stepFrames];
    double stepSeconds = stepFrames / sampleRate;
    fastShare = 1 - Math.exp(-stepSeconds / FAST_SECONDS);
    slowShare = 1 - Math.exp(-stepSeconds / SLOW_SECONDS);
  }

  /// Takes `count` samples from `offset` on.
  public void process(float[] samples, int offset, int count) {
    int from = offset;
    int end = offset + count;
    while (from < end) {
      int part = Math.min(end - from, stepFrames - stepFilled);
      weighting.process(samples, from, weighted, part);
      // One running sum: the result is the same however the signal is cut.
      double sum = stepSquares;
      for (int i = 0; i < part; i++) {
        sum += (double) weighted[i] * weighted[i];
      }
      stepSquares = sum;
      peak = Math.max(peak, peak(samples, from, part));
      from += part;
      stepFilled += part;
      if (stepFilled == stepFrames) {
        endStep();
      }
    }
    frames += count;
  }

  private static float peak(float[] samples, int offset, int count) {
    float largest = 0;
    for (int i = offset; i < offset + count; i++) {
      float magnitude = Math.abs(samples[i]);
      if (magnitude > largest && magnitude <= AWeighting.LARGEST) {
        largest = magnitude;
      }
    }
    return largest;
  }

  private void endStep() {
    double mean = stepSquares / stepFrames * squarePascal;
    fast = settled(fast + fastShare * (mean - fast));
    slow = settled(slow + slowShare * (mean - slow));
    fastest = Math.max(fastest, fast);
    squares += stepSquares;
    intervalSquares += stepSquares;
    stepFilled = 0;
    stepSquares = 0;
    weighting.settle();
    intervalSteps++;
    if (intervalSteps == STEPS_PER_INTERVAL) {
      for (int a = 0; a < ALLOWANCES.size(); a++) {
        doses[a] += intervalDose(ALLOWANCES.get(a));
      }
      intervalSteps = 0;
      intervalSquares = 0;
    }
  }

  private static double settled(double square) {
    return square < NOTHING ? 0 : square;
  }

  /// The dose of the interval that has begun.
  private double intervalDose(Allowance allowance) {
    double count = (double) intervalSteps * stepFrames + stepFilled;
    double sum = intervalSquares + stepSquares;
    return sum == 0 ? 0 : allowance.dose(level(sum / count * squarePascal), count / sampleRate);
  }

  private static double level(double squarePascal) {
    return 10 * Math.log10(squarePascal / REFERENCE_SQUARE);
  }

  /// Level now, time weighting F, in dBA; −∞ for silence.
  public double fastDba() {
    return level(fast);
  }

  /// Level now, time weighting S, in dBA; −∞ for silence.
  public double slowDba() {
    return level(slow);
  }

  /// The highest level with time weighting F since the last [#reset], in dBA.
  public double highestFastDba() {
    return level(fastest);
  }

  /// The average level LAeq since the last [#reset], in dBA; −∞ for silence and before any frame.
  public double averageDba() {
    return frames == 0
        ? Double.NEGATIVE_INFINITY
        : level((squares + stepSquares) / frames * squarePascal);
  }

  /// The largest sample since the last [#reset], unweighted, in dB SPL.
  public double peakDb() {
    return level((double) peak * peak * squarePascal);
  }

  /// The A-weighted exposure since the last [#reset], in Pa²h.
  public double pascalSquareHours() {
    return (squares + stepSquares) * squarePascal / sampleRate / 3600;
  }

  /// The share of an allowance taken since the last [#reset]; 1 is all of it.
  public double dose(Allowance allowance) {
    return doses[ALLOWANCES.indexOf(allowance)] + intervalDose(allowance);
  }

  /// Forgets the signal and clears the readings.
  public void reset() {
    weighting.reset();
    stepFilled = 0;
    stepSquares = 0;
    intervalSteps = 0;
    intervalSquares = 0;
    fast = 0;
    slow = 0;
    fastest = 0;
    squares = 0;
    frames = 0;
    peak = 0;
    Arrays.fill(doses, 0);
  }
}
