package cuebus.amp;

/// Sines that fit a whole number of periods, and their harmonics measured by projection.
final class Tone {

  private Tone() {}

  /// A sine of `cycles` periods over `frames` samples, starting at 0.
  static float[] sine(double amplitude, int cycles, int frames) {
    var samples = new float[frames];
    for (int n = 0; n < frames; n++) {
      samples[n] = (float) (amplitude * Math.sin(2 * Math.PI * cycles * (double) n / frames));
    }
    return samples;
  }

  /// Peak amplitude of the component with `cycles` periods over `frames` samples from `from`.
  static double amplitude(float[] samples, int from, int frames, int cycles) {
    double[] window = new double[frames];
    for (int n = 0; n < frames; n++) {
      window[n] = samples[from + n];
    }
    return amplitude(window, 0, frames, cycles);
  }

  /// The same of samples in volts.
  static double amplitude(double[] samples, int from, int frames, int cycles) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < frames; n++) {
      double phase = 2 * Math.PI * ((long) cycles * n % frames) / frames;
      re += samples[from + n] * Math.cos(phase);
      im += samples[from + n] * Math.sin(phase);
    }
    return 2 * Math.hypot(re, im) / frames;
  }

  /// The power of each component from 0 to half as many periods as there are frames.
  ///
  /// @param frames a power of two
  static double[] powers(double[] samples, int from, int frames) {
    double[] re = new double[frames];
    double[] im = new double[frames];
    int shift = 33 - Integer.bitCount(2 * frames - 1);
    for (int n = 0; n < frames; n++) {
      re[Integer.reverse(n) >>> shift] = samples[from + n];
    }
    for (int size = 2; size <= frames; size *= 2) {
      for (int k = 0; k < size / 2; k++) {
        double cos = Math.cos(2 * Math.PI * k / size);
        double sin = -Math.sin(2 * Math.PI * k / size);
        for (int at = k; at < frames; at += size) {
          int other = at + size / 2;
          double r = re[other] * cos - im[other] * sin;
          double i = re[other] * sin + im[other] * cos;
          re[other] = re[at] - r;
          im[other] = im[at] - i;
          re[at] += r;
          im[at] += i;
        }
      }
    }
    double[] powers = new double[frames / 2];
    for (int k = 0; k < powers.length; k++) {
      powers[k] = 2 * (re[k] * re[k] + im[k] * im[k]) / frames / frames;
    }
    return powers;
  }

  /// Peak amplitude at any frequency of what is an impulse's answer from `from` on.
  static double gain(double[] impulse, int from, double hertz, double sampleRate) {
    double re = 0;
    double im = 0;
    for (int n = from; n < impulse.length; n++) {
      double phase = 2 * Math.PI * hertz * (n - from) / sampleRate;
      re += impulse[n] * Math.cos(phase);
      im += impulse[n] * Math.sin(phase);
    }
    return Math.hypot(re, im);
  }

  /// Harmonics 2 to 20 over the fundamental.
  static double thd(float[] samples, int from, int frames, int cycles) {
    double squares = 0;
    for (int h = 2; h <= 20; h++) {
      squares += Math.pow(amplitude(samples, from, frames, h * cycles), 2);
    }
    return Math.sqrt(squares) / amplitude(samples, from, frames, cycles);
  }

  static double decibels(double ratio) {
    return 20 * Math.log10(ratio);
  }
}
