package cuebus.insert;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/// Test signals and what is measured of them.
public final class Signals {

  private Signals() {}

  static float[] of(int frames, IntToDoubleFunction at) {
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) {
      x[i] = (float) at.applyAsDouble(i);
    }
    return x;
  }

  static float[] sine(int frames, double sampleRate, double hz, double amplitude) {
    return of(frames, i -> amplitude * Math.sin(2 * Math.PI * hz * i / sampleRate));
  }

  static float[] noise(int frames, Random random, double amplitude) {
    return of(frames, i -> amplitude * random.nextGaussian());
  }

  static float[] impulse(int frames) {
    return of(frames, i -> i == 0 ? 1 : 0);
  }

  /// The magnitude of the spectrum of `x[from] … x[to - 1]` at one frequency, in dB: of an impulse
  /// response, the gain.
  static double responseDb(float[] x, int from, int to, double hz, double sampleRate) {
    double w = 2 * Math.PI * hz / sampleRate;
    double turnRe = Math.cos(w);
    double turnIm = Math.sin(w);
    double c = 1;
    double s = 0;
    double re = 0;
    double im = 0;
    for (int i = from; i < to; i++) {
      re += x[i] * c;
      im += x[i] * s;
      double turned = c * turnRe - s * turnIm;
      s = c * turnIm + s * turnRe;
      c = turned;
    }
    return 20 * Math.log10(Math.hypot(re, im));
  }

  public static double peak(float[] x, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }

  static double rms(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) x[i] * x[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  public static double db(double factor) {
    return 20 * Math.log10(factor);
  }

  /// The peak of what lies above `hz`, by a windowed-sinc high pass of 90 dB: a click shows there,
  /// a smooth change of a low tone does not.
  public static double peakAbove(float[] x, double hz, double sampleRate) {
    int half = (int) Math.ceil(3 * sampleRate / hz);
    double[] taps = new double[2 * half + 1];
    double cut = 2 * hz / sampleRate;
    for (int k = -half; k <= half; k++) {
      double sinc = k == 0 ? cut : Math.sin(Math.PI * cut * k) / (Math.PI * k);
      double t = Math.PI * (k + half) / half;
      double window =
          0.35875 - 0.48829 * Math.cos(t) + 0.14128 * Math.cos(2 * t) - 0.01168 * Math.cos(3 * t);
      taps[k + half] = -sinc * window;
    }
    double sum = 0;
    for (double tap : taps) {
      sum += tap;
    }
    taps[half] -= sum;
    double peak = 0;
    for (int i = taps.length - 1; i < x.length; i++) {
      double y = 0;
      for (int k = 0; k < taps.length; k++) {
        y += taps[k] * x[i - k];
      }
      peak = Math.max(peak, Math.abs(y));
    }
    return peak;
  }
}
