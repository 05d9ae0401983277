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
    double re = 0;
    double im = 0;
    for (int n = 0; n < frames; n++) {
      double phase = 2 * Math.PI * ((long) cycles * n % frames) / frames;
      re += samples[from + n] * Math.cos(phase);
      im += samples[from + n] * Math.sin(phase);
    }
    return 2 * Math.hypot(re, im) / frames;
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
