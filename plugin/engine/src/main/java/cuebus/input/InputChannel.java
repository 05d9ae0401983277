package cuebus.input;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One channel of a recording on its way through an input: what the file holds is the source's
/// unloaded voltage, what comes out is what a converter would have written.
///
/// The noise is a function of the source's id and the channel alone, so a render repeats to the
/// bit. One thread; [#process] allocates nothing, any split of a run gives the same bits. Samples
/// that are not finite count as silence.
public final class InputChannel {

  private final double sourceVolts;
  private final double flatGain;
  private final @Nullable CircuitFilter filter;
  private final @Nullable CircuitFilter loadFilter;
  private final double sourceNoise;
  private final double loadNoise;
  private final double outputNoise;
  private final double toFullScale;
  private final double lsb;
  private final SplittableRandom random;
  private long clipped;
  private double peak;

  /// @param input the source and the settings
  /// @param sourceId id of the source, which the noise depends on
  /// @param channel 0, or 1 for the second channel of a stereo source
  /// @param sampleRate in Hz
  public InputChannel(Input input, String sourceId, int channel, double sampleRate) {
    SourceCircuit circuit = SourceCircuit.of(input);
    boolean flat = circuit.henry() == 0 && circuit.farad() == 0;
    sourceVolts = input.silent() ? 0 : peakVolts(input.sourceFullScaleDbu());
    toFullScale = Math.pow(10, input.gainDb() / 20) / peakVolts(input.converter().fullScaleDbu());
    lsb = InputModel.lsb(input.converter());
    double band = sampleRate / 2;
    double atConverter =
        0.5
            * Math.pow(10, -input.converter().dynamicRangeDb() / 10)
            * band
            / InputModel.NOISE_BAND_HZ;
    double atInput = InputModel.amplifierNoise(input.einDbu()) * band;
    if (flat) {
      flatGain = Math.pow(10, circuit.gainDb(0) / 20);
      filter = null;
      loadFilter = null;
      sourceNoise = 0;
      loadNoise = 0;
      atInput += circuit.noiseAt(0) * band;
    } else {
      flatGain = 1;
      filter = CircuitFilter.ofSource(circuit, sampleRate);
      sourceNoise = Math.sqrt(SourceCircuit.thermalNoise(circuit.ohm()) * band);
      boolean loaded = circuit.loadOhm() < Double.POSITIVE_INFINITY && circuit.ohm() > 0;
      loadFilter = loaded ? CircuitFilter.ofLoad(circuit, sampleRate) : null;
      loadNoise = loaded ? Math.sqrt(SourceCircuit.thermalNoise(circuit.loadOhm()) * band) : 0;
    }
    outputNoise = Math.sqrt(atInput * toFullScale * toFullScale + atConverter);
    random = new SplittableRandom(seed(sourceId, channel));
  }

  private static double peakVolts(double dbu) {
    return Math.sqrt(2) * Input.DBU_VOLTS * Math.pow(10, dbu / 20);
  }

  /// 64-bit FNV-1a of the id and the channel.
  ///
  /// Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923.
  private static long seed(String id, int channel) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return (hash ^ channel) * 0x100000001b3L;
  }

  /// Records a stretch in place, 1 being full scale on both sides.
  ///
  /// @param samples unloaded voltage in, what the converter writes out
  /// @param offset first sample
  /// @param frames how many
  public void process(float[] samples, int offset, int frames) {
    for (int i = offset; i < offset + frames; i++) {
      double x = Float.isFinite(samples[i]) ? samples[i] * sourceVolts : 0;
      samples[i] = (float) converted(atInput(x) * toFullScale + noise(outputNoise));
    }
  }

  private double atInput(double volts) {
    if (filter == null) {
      return volts * flatGain;
    }
    double y = filter.next(volts + noise(sourceNoise));
    return loadFilter == null ? y : y + loadFilter.next(noise(loadNoise));
  }

  private double noise(double rms) {
    return rms == 0 ? 0 : rms * random.nextGaussian();
  }

  private double converted(double x) {
    double written = x;
    if (lsb > 0) {
      double first = random.nextDouble();
      double second = random.nextDouble();
      written = lsb * Math.rint(x / lsb + (first - second));
    }
    double held = Math.clamp(written, -1, 1 - lsb);
    if (held != written) {
      clipped++;
    }
    peak = Math.max(peak, Math.abs(held));
    return held;
  }

  /// Samples that were beyond full scale.
  public long clippedSamples() {
    return clipped;
  }

  /// The largest sample written, 1 being full scale.
  public double peak() {
    return peak;
  }
}
