package cuebus.click;

import cuebus.param.ClickSound;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The clicks as samples: sums of decaying sines, and noise for the stick, computed once. The first
/// sample of each is not 0, so that a click can be heard and measured from its very first frame.
final class ClickTables {

  /// No click is longer.
  static final double LONGEST_SECONDS = 0.05;

  /// The loudest sample: −6 dBFS.
  private static final double PEAK = 0.5;

  /// The accent is a fifth higher.
  private static final double ACCENT_PITCH = 1.5;

  /// The last part of each fades to silence.
  private static final double FADE_SECONDS = 0.002;

  private final Map<ClickSound, Map<Kind, float[]>> tables = new EnumMap<>(ClickSound.class);

  /// What a click stands for. Steps of 6 dB, so that a bar can be followed by ear.
  enum Kind {
    ACCENT(1),
    BEAT(0.5),
    SUBDIVISION(0.25);

    private final double strength;

    Kind(double strength) {
      this.strength = strength;
    }
  }

  ClickTables(double sampleRate) {
    for (ClickSound sound : ClickSound.values()) {
      Map<Kind, float[]> kinds = new EnumMap<>(Kind.class);
      for (Kind kind : Kind.values()) {
        kinds.put(kind, table(sound, kind, sampleRate));
      }
      tables.put(sound, kinds);
    }
  }

  /// The samples of a click. Allocates nothing.
  float[] of(ClickSound sound, Kind kind) {
    return Objects.requireNonNull(Objects.requireNonNull(tables.get(sound)).get(kind));
  }

  private static float[] table(ClickSound sound, Kind kind, double sampleRate) {
    double[] x = new double[(int) (LONGEST_SECONDS * sampleRate)];
    double pitch = kind == Kind.ACCENT ? ACCENT_PITCH : 1;
    switch (sound) {
      case BEEP -> sine(x, 1000 * pitch, 1, 0.012, sampleRate);
      case WOOD -> {
        // A free bar's first two modes: 1 to 2.76. Source: Fletcher and Rossing, The Physics of
        // Musical Instruments, 2nd ed., table 2.1.
        sine(x, 900 * pitch, 1, 0.008, sampleRate);
        sine(x, 900 * 2.76 * pitch, 0.5, 0.004, sampleRate);
      }
      case STICK -> {
        sine(x, 2400 * pitch, 0.5, 0.004, sampleRate);
        noise(x, 0.003, sampleRate);
      }
      case BELL -> {
        // 540 and 800 Hz, and the third harmonic that a square wave would add. Source: Werner,
        // Abel and Smith, The TR-808 Cymbal and Cowbell, DAFx 2014.
        for (double hz : new double[] {540, 800}) {
          sine(x, hz * pitch, 1, 0.015, sampleRate);
          sine(x, 3 * hz * pitch, 1 / 3.0, 0.010, sampleRate);
        }
      }
    }
    return scaled(x, PEAK * kind.strength, (int) (FADE_SECONDS * sampleRate));
  }

  private static void sine(double[] x, double hz, double amplitude, double decay, double rate) {
    if (hz > 0.45 * rate) {
      return; // it would alias
    }
    for (int i = 0; i < x.length; i++) {
      double t = (i + 1) / rate;
      x[i] += amplitude * Math.exp(-t / decay) * Math.sin(2 * Math.PI * hz * t);
    }
  }

  /// Noise that is the same at every start.
  private static void noise(double[] x, double decay, double rate) {
    int state = 1;
    for (int i = 0; i < x.length; i++) {
      // Source: Numerical Recipes, 3rd ed., section 7.1, the quick and dirty generator.
      state = 1664525 * state + 1013904223;
      x[i] += Math.exp(-(i + 1) / rate / decay) * state / 0x1p31;
    }
  }

  private static float[] scaled(double[] x, double peak, int fade) {
    double loudest = 0;
    for (double sample : x) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    float[] table = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      double left = Math.min(1, (x.length - 1 - i) / (double) Math.max(1, fade));
      table[i] = (float) (peak / loudest * x[i] * left);
    }
    return table;
  }
}
