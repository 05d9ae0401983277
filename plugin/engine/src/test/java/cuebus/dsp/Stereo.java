package cuebus.dsp;

import cuebus.param.Decibels;
import java.util.function.IntToDoubleFunction;

/// A stereo test signal.
final class Stereo {

  private final float[] left;
  private final float[] right;

  Stereo(float[] left, float[] right) {
    this.left = left;
    this.right = right;
  }

  float[] left() {
    return left;
  }

  float[] right() {
    return right;
  }

  /// The same in both channels.
  static Stereo both(int frames, IntToDoubleFunction sampleAt) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) sampleAt.applyAsDouble(i);
    }
    return new Stereo(samples, samples.clone());
  }

  /// The left channel alone.
  Stereo leftOnly() {
    return new Stereo(left, new float[left.length]);
  }

  int frames() {
    return left.length;
  }

  double loudness(int sampleRate) {
    LoudnessMeter meter = new LoudnessMeter(sampleRate);
    meter.process(left, right, 0, frames());
    return meter.integratedLufs();
  }

  double truePeakDb() {
    TruePeak meter = new TruePeak();
    meter.process(left, right, 0, frames());
    return Decibels.fromGain(meter.peak());
  }
}
