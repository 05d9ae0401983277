package cuebus.host.compare;

import cuebus.input.Input;
import cuebus.input.InputModel;
import java.util.List;
import java.util.stream.IntStream;

/// What one input makes of its source.
///
/// @param name of source and input
/// @param levelDbfs average level of music whose peaks reach the source's full scale, at 1 kHz; −∞
///   from a silent source
/// @param noiseDbfs noise in 20 kHz
/// @param bassDb voltage at the input over the unloaded source at 200 Hz
/// @param trebleDb the same at 4 kHz
/// @param clipsFromDbu level of the source, unloaded, from which on the converter clips at 1 kHz
/// @param phantomVolts at the microphone; NaN where there are none or nobody knows
/// @param hertz frequencies from 20 Hz to 20 kHz
/// @param gainDb voltage at the input over the unloaded source at each
public record InputFinding(
    String name,
    double levelDbfs,
    double noiseDbfs,
    double bassDb,
    double trebleDb,
    double clipsFromDbu,
    double phantomVolts,
    List<Double> hertz,
    List<Double> gainDb) {

  private static final double SAMPLE_RATE = 48_000;
  private static final double BASS_HERTZ = 200;
  private static final double MIDDLE_HERTZ = 1000;
  private static final double TREBLE_HERTZ = 4000;
  private static final int POINTS = 121;

  /// A sine's peak over its effective value.
  private static final double SINE_CREST_DB = 10 * Math.log10(2);

  static InputFinding of(String name, Input input) {
    var model = new InputModel(input);
    double averageDbu = input.sourceFullScaleDbu() - (Comparison.CREST_DB - SINE_CREST_DB);
    Double phantom = model.phantomVolts();
    List<Double> hertz =
        IntStream.range(0, POINTS).mapToObj(i -> 20 * Math.pow(1000, i / (POINTS - 1.0))).toList();
    return new InputFinding(
        name,
        model.levelDbfs(averageDbu, MIDDLE_HERTZ),
        model.noiseDbfs(SAMPLE_RATE),
        model.circuit().gainDb(BASS_HERTZ),
        model.circuit().gainDb(TREBLE_HERTZ),
        model.clipsFromDbu(MIDDLE_HERTZ),
        phantom == null ? Double.NaN : phantom,
        hertz,
        hertz.stream().map(f -> model.circuit().gainDb(f)).toList());
  }

  /// Music over noise in dB; −∞ from a silent source.
  public double overNoiseDb() {
    return levelDbfs - noiseDbfs;
  }

  /// Whether nothing comes but noise.
  public boolean silent() {
    return levelDbfs == Double.NEGATIVE_INFINITY;
  }
}
