package cuebus.dsp;

/// Loudness of a stereo signal: momentary, and integrated with gating.
///
/// Blocks of 400 ms overlap by 75 %. Integrated loudness leaves out blocks at or below −70 LUFS,
/// then those at or below 10 LU under the mean of the rest. Memory does not grow with length:
/// blocks are counted in bins 0.01 LU wide that also sum their energy, so only blocks in the one
/// bin that holds the relative gate can be misjudged.
///
/// One thread; nothing is allocated after the constructor. Samples that are not finite count as
/// silence. The result does not depend on how the signal is cut into calls.
///
/// Source: ITU-R BS.1770-5, Annex 1; EBU Tech 3341 (momentary: one block, no gate).
public final class LoudnessMeter {

  private static final int STEPS_PER_BLOCK = 4;
  private static final double ABSOLUTE_GATE_LUFS = -70;
  private static final double RELATIVE_GATE_LU = -10;

  /// Equation 2 of the standard: a 997 Hz sine at full scale in one channel reads −3.01.
  private static final double OFFSET_DB = -0.691;

  private static final int BINS_PER_LU = 100;

  /// Bins reach to +30 LUFS; what is louder falls into the last one with its true energy.
  private static final int BINS = 100 * BINS_PER_LU;

  private final KWeighting weighting;
  private final int stepFrames;
  private int stepFilled;
  private final double[] stepEnergies = new double[STEPS_PER_BLOCK];
  private long steps;

  private final long[] blocks = new long[BINS];
  private final double[] energies = new double[BINS];

  /// @param sampleRate in Hz, 8000 to 384 000
  /// @throws IllegalArgumentException for another rate
  public LoudnessMeter(int sampleRate) {
    weighting = new KWeighting(sampleRate);
    stepFrames = Math.round(sampleRate / 10f);
  }

  /// Takes `frames` frames from `offset` on.
  public void process(float[] left, float[] right, int offset, int frames) {
    int from = offset;
    int end = offset + frames;
    while (from < end) {
      int part = Math.min(end - from, stepFrames - stepFilled);
      weighting.process(left, right, from, part);
      from += part;
      stepFilled += part;
      if (stepFilled == stepFrames) {
        endStep();
      }
    }
  }

  private void endStep() {
    stepFilled = 0;
    stepEnergies[(int) (steps % STEPS_PER_BLOCK)] = weighting.takeEnergy();
    steps++;
    double power = blockPower();
    double loudness = loudness(power);
    if (loudness > ABSOLUTE_GATE_LUFS) {
      int bin = Math.min(BINS - 1, (int) ((loudness - ABSOLUTE_GATE_LUFS) * BINS_PER_LU));
      blocks[bin]++;
      energies[bin] += power;
    }
  }

  /// Mean square of the last block, both channels added; 0 before the first block is whole.
  private double blockPower() {
    if (steps < STEPS_PER_BLOCK) {
      return 0;
    }
    double sum = 0;
    for (double energy : stepEnergies) {
      sum += energy;
    }
    return sum / ((double) STEPS_PER_BLOCK * stepFrames);
  }

  /// Loudness of the last whole 400 ms block in LUFS, renewed every 100 ms; −∞ for silence and
  /// before the first block.
  public double momentaryLufs() {
    return loudness(blockPower());
  }

  /// Gated loudness of everything so far in LUFS; −∞ if no block was above −70 LUFS, so also for
  /// signals shorter than 400 ms.
  public double integratedLufs() {
    double ungated = loudness(meanPowerAbove(0));
    return loudness(meanPowerAbove(power(ungated + RELATIVE_GATE_LU)));
  }

  private double meanPowerAbove(double gate) {
    long count = 0;
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (blocks[bin] > 0 && energies[bin] > gate * blocks[bin]) {
        count += blocks[bin];
        sum += energies[bin];
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double loudness(double power) {
    return OFFSET_DB + 10 * Math.log10(power);
  }

  private static double power(double loudness) {
    return Math.pow(10, (loudness - OFFSET_DB) / 10);
  }
}
