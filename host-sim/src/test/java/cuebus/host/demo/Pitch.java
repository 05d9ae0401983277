package cuebus.host.demo;

/// A pitch detector that knows nothing of how the sound was made.
///
/// Source: de Cheveigné and Kawahara, "YIN, a fundamental frequency estimator for speech and
/// music", JASA 111 (4), 2002: steps 2 to 5.
final class Pitch {

  private static final double THRESHOLD = 0.15;

  private Pitch() {}

  /// The fundamental in Hz of the frames from `from` to `to`, found between two limits.
  static double detect(float[] samples, int from, int to, double lowestHz, double highestHz) {
    int longest = (int) Math.ceil(RenderedSong.RATE / lowestHz) + 1;
    int shortest = (int) Math.floor(RenderedSong.RATE / highestHz);
    int window = to - from - longest;
    double[] difference = new double[longest + 1];
    double sum = 0;
    for (int lag = 1; lag <= longest; lag++) {
      double d = 0;
      for (int i = from; i < from + window; i++) {
        double step = samples[i] - samples[i + lag];
        d += step * step;
      }
      sum += d;
      difference[lag] = sum == 0 ? 1 : d * lag / sum;
    }
    int best = shortest;
    for (int lag = shortest; lag < longest; lag++) {
      if (difference[lag] < THRESHOLD) {
        best = lag;
        while (best + 1 < longest && difference[best + 1] < difference[best]) {
          best++;
        }
        break;
      }
      if (difference[lag] < difference[best]) {
        best = lag;
      }
    }
    double left = difference[best - 1];
    double right = difference[best + 1];
    double curve = left - 2 * difference[best] + right;
    double offset = curve == 0 ? 0 : (left - right) / (2 * curve);
    return RenderedSong.RATE / (best + offset);
  }

  /// The energy of one partial, as the amplitude of a sine of that frequency under a Hann window.
  static double amplitude(float[] samples, int from, int to, double hertz) {
    double real = 0;
    double imaginary = 0;
    int length = to - from;
    for (int i = 0; i < length; i++) {
      double hann = 1 - Math.cos(2 * Math.PI * i / length);
      double angle = 2 * Math.PI * hertz * i / RenderedSong.RATE;
      real += hann * samples[from + i] * Math.cos(angle);
      imaginary += hann * samples[from + i] * Math.sin(angle);
    }
    return 2 * Math.hypot(real, imaginary) / length;
  }

  static double cents(double hertz, double reference) {
    return 1200 * Math.log(hertz / reference) / Math.log(2);
  }
}
