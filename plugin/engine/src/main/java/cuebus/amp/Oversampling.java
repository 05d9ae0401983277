package cuebus.amp;

/// How finely a [Circuit] is computed: limits alias less at higher rates.
///
/// @param factor inner rate over sample rate: 1, 2, 4, 8 or 16
/// @param phase what the filters between the two rates do to phase
public record Oversampling(int factor, Phase phase) {

  /// What half-band filters do to phase.
  public enum Phase {
    /// Recursive filters for real time: no latency, some phase shift at high frequencies.
    MINIMUM,
    /// Symmetric filters for offline work: a pure delay, [Circuit#latencyFrames].
    LINEAR
  }

  /// What is heard in real time.
  public static final Oversampling AUDIBLE = new Oversampling(8, Phase.MINIMUM);

  /// For offline work, which can wait and can be put right afterwards.
  public static final Oversampling FINE = new Oversampling(16, Phase.LINEAR);

  /// What runs beside the audio for its readings alone.
  public static final Oversampling METER = new Oversampling(2, Phase.MINIMUM);

  /// @throws IllegalArgumentException if the factor is another one
  public Oversampling {
    if (Integer.bitCount(factor) != 1 || factor < 1 || factor > 16) {
      throw new IllegalArgumentException(
          "oversampling " + factor + " is not allowed, 1, 2, 4, 8 or 16 is");
    }
  }

  /// Frames at the sample rate by which everything computed so is late: 0 with [Phase#MINIMUM].
  public int latencyFrames() {
    return new Oversampler(this, 1).latency();
  }
}
