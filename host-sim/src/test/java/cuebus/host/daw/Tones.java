package cuebus.host.daw;

import cuebus.host.Stems;
import java.util.Arrays;

/// A sine of its own on each channel of a bus, so that a recording says what came from where.
final class Tones {

  static final double AMPLITUDE = 0.02;

  /// A whole number of periods of every tone.
  private static final int WINDOW = Stems.RATE / 2;

  private Tones() {}

  /// The bus, `[channel][frame]`.
  static float[][] bus(int channels, int frames) {
    float[][] bus = new float[channels][];
    for (int c = 0; c < channels; c++) {
      bus[c] = Stems.sine(frames, hertz(c), AMPLITUDE);
    }
    return bus;
  }

  private static int hertz(int channel) {
    return 300 + 46 * channel;
  }

  /// The gain of each channel of the bus in one of a recording.
  ///
  /// @param from first frame to look at
  /// @param channels of the bus
  static double[] gains(float[] recorded, int from, int channels) {
    double[] gains = new double[channels];
    for (int c = 0; c < channels; c++) {
      gains[c] = level(recorded, from, hertz(c)) / AMPLITUDE;
    }
    return gains;
  }

  /// The amplitude of a tone: the median over windows, for a busy machine may lose a period of
  /// JACK.
  ///
  /// @param from first frame to look at
  /// @param hertz even
  static double level(float[] recorded, int from, int hertz) {
    double[] found = new double[(recorded.length - from) / WINDOW];
    for (int w = 0; w < found.length; w++) {
      found[w] = amplitude(recorded, from + w * WINDOW, hertz);
    }
    Arrays.sort(found);
    return found[found.length / 2];
  }

  /// By the discrete Fourier transform at one frequency.
  private static double amplitude(float[] samples, int from, int hertz) {
    double cosine = 0;
    double sine = 0;
    for (int i = 0; i < WINDOW; i++) {
      double phase = 2 * Math.PI * hertz * i / Stems.RATE;
      cosine += samples[from + i] * Math.cos(phase);
      sine += samples[from + i] * Math.sin(phase);
    }
    return 2 * Math.hypot(cosine, sine) / WINDOW;
  }
}
