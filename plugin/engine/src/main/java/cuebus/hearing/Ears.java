package cuebus.hearing;

/// Both ears under one headphone. Each reading is that of the ear that got more.
///
/// One thread; nothing is allocated after the constructor.
public final class Ears {

  private final Sensitivity sensitivity;
  private final SoundLevelMeter left;
  private final SoundLevelMeter right;

  /// @param sensitivity of the headphone, at all frequencies
  /// @param volts what a sample of 1 is at the jack, in V
  /// @param sampleRate in Hz, 8000 to 384 000
  public Ears(Sensitivity sensitivity, double volts, double sampleRate) {
    this.sensitivity = sensitivity;
    double pascal = volts * sensitivity.pascalPerVolt();
    left = new SoundLevelMeter(sampleRate, pascal);
    right = new SoundLevelMeter(sampleRate, pascal);
  }

  /// Takes the first `frames` samples at the jack.
  public void process(float[] leftJack, float[] rightJack, int frames) {
    left.process(leftJack, 0, frames);
    right.process(rightJack, 0, frames);
  }

  /// What turned volts into sound.
  public Sensitivity sensitivity() {
    return sensitivity;
  }

  /// Level now, time weighting F, in dBA.
  public double fastDba() {
    return Math.max(left.fastDba(), right.fastDba());
  }

  /// The highest level with time weighting F, in dBA.
  public double highestFastDba() {
    return Math.max(left.highestFastDba(), right.highestFastDba());
  }

  /// The average level LAeq, in dBA.
  public double averageDba() {
    return Math.max(left.averageDba(), right.averageDba());
  }

  /// The largest sample, unweighted, in dB SPL.
  public double peakDb() {
    return Math.max(left.peakDb(), right.peakDb());
  }

  /// The share of an allowance taken; 1 is all of it.
  public double dose(Allowance allowance) {
    return Math.max(left.dose(allowance), right.dose(allowance));
  }

  /// Forgets the signal and clears the readings.
  void reset() {
    left.reset();
    right.reset();
  }
}
