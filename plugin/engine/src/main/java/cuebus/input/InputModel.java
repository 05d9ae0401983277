package cuebus.input;

import org.jspecify.annotations.Nullable;

/// What an input makes of a source, in numbers: level, response, noise. Immutable; any thread.
///
/// A digital level is that of the report: the root mean square, so that a full-scale sine is −3.01
/// dBFS.
public final class InputModel {

  /// The band that noise is specified in, in Hz.
  public static final double NOISE_BAND_HZ = 20_000;

  /// The source resistance that equivalent input noise is specified with, in Ω. Source: IEC
  /// 60268-3.
  public static final double NOISE_SOURCE_OHM = 150;

  private static final int STEPS = 2000;

  private final Input input;
  private final SourceCircuit circuit;

  /// @param input the source and the settings
  public InputModel(Input input) {
    this.input = input;
    circuit = SourceCircuit.of(input);
  }

  /// Source, cable and load.
  public SourceCircuit circuit() {
    return circuit;
  }

  /// True where the source gives nothing: a condenser microphone without phantom power.
  public boolean silent() {
    return input.silent();
  }

  /// What phantom power is left at the microphone, in V; null where it is off or not known.
  public @Nullable Double phantomVolts() {
    return input.phantomVolts();
  }

  /// The level of a tone in the file, in dBFS RMS; −∞ from a silent source. Clipping is left out.
  ///
  /// @param sourceDbu what the source gives unloaded, in dBu
  /// @param hertz its frequency
  public double levelDbfs(double sourceDbu, double hertz) {
    return silent()
        ? Double.NEGATIVE_INFINITY
        : sourceDbu + circuit.gainDb(hertz) + toFullScaleDb();
  }

  /// The level at the source, unloaded, from which on a tone clips the converter, in dBu.
  ///
  /// @param hertz its frequency
  public double clipsFromDbu(double hertz) {
    return input.converter().fullScaleDbu() - input.gainDb() - circuit.gainDb(hertz);
  }

  /// dBFS RMS of 0 dBu at the input.
  private double toFullScaleDb() {
    return input.gainDb() - input.converter().fullScaleDbu() - 10 * Math.log10(2);
  }

  /// All noise in front of the gain in 20 kHz, in dBu at the input: of source and load, and of the
  /// amplifier; −∞ for none.
  public double inputNoiseDbu() {
    return 10 * Math.log10(inputNoise() / (Input.DBU_VOLTS * Input.DBU_VOLTS));
  }

  private double inputNoise() {
    // Trapezoids: the density bends no quicker than the resonance of a coil.
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double ends = i == 0 || i == STEPS ? 0.5 : 1;
      sum += ends * circuit.noiseAt(NOISE_BAND_HZ * i / STEPS);
    }
    return (sum / STEPS + amplifierNoise(input.einDbu())) * NOISE_BAND_HZ;
  }

  /// The amplifier's own noise density in V²/Hz: what its figure has more than 150 Ω alone.
  ///
  /// @param einDbu equivalent input noise with 150 Ω in 20 kHz
  static double amplifierNoise(double einDbu) {
    double volts = Input.DBU_VOLTS * Math.pow(10, einDbu / 20);
    double density = volts * volts / NOISE_BAND_HZ;
    return Math.max(0, density - SourceCircuit.thermalNoise(NOISE_SOURCE_OHM));
  }

  /// The noise of the converter in 20 kHz, as a mean square where full scale is 1: by its dynamic
  /// range, and by its dither, whose two bits' triangle and rounding are 3 LSB²/12.
  static double converterNoise(AdConverter converter, double sampleRate) {
    double lsb = lsb(converter);
    double quantisation = lsb * lsb / 4 * NOISE_BAND_HZ / (sampleRate / 2);
    return 0.5 * Math.pow(10, -converter.dynamicRangeDb() / 10) + quantisation;
  }

  /// One step of a converter where full scale is 1; 0 without quantisation.
  static double lsb(AdConverter converter) {
    return converter.bits() == 0 ? 0 : Math.pow(2, 1 - converter.bits());
  }

  /// The noise floor of the file in 20 kHz, in dBFS RMS; −∞ for none.
  ///
  /// @param sampleRate in Hz: dither spreads over half of it
  public double noiseDbfs(double sampleRate) {
    double analogue = inputNoise() / (Input.DBU_VOLTS * Input.DBU_VOLTS);
    double before = analogue * Math.pow(10, toFullScaleDb() / 10);
    return 10 * Math.log10(before + converterNoise(input.converter(), sampleRate));
  }
}
