package cuebus.host.report;

import cuebus.input.Input;
import cuebus.input.InputChannel;
import cuebus.input.InputModel;
import cuebus.param.Decibels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a virtual input made of a source.
///
/// @param kind what the input is made for, e.g. `mic`
/// @param gainDb its gain
/// @param loadingDb what its impedance leaves of the source's voltage at 1 kHz, in dB; 0 or less
///   but for a resonance
/// @param noiseDbfs noise floor in 20 kHz, RMS; −∞ for none
/// @param samplePeakDbfs largest sample that was recorded; −∞ for silence
/// @param clippedSamples samples beyond the converter's full scale
/// @param phantomVolts what is left of the phantom supply; null where it is off or not known
/// @param silent true for a condenser microphone without phantom power
public record InputReport(
    String kind,
    double gainDb,
    double loadingDb,
    double noiseDbfs,
    double samplePeakDbfs,
    long clippedSamples,
    @Nullable Double phantomVolts,
    boolean silent) {

  private static final double REFERENCE_HZ = 1000;

  /// What the channels of a source became.
  ///
  /// @param sampleRate in Hz
  public static InputReport of(Input input, List<InputChannel> channels, int sampleRate) {
    InputModel model = new InputModel(input);
    double peak = channels.stream().mapToDouble(InputChannel::peak).max().orElse(0);
    return new InputReport(
        input.kind().text(),
        input.gainDb(),
        model.circuit().gainDb(REFERENCE_HZ),
        model.noiseDbfs(sampleRate),
        Decibels.fromGain(peak),
        channels.stream().mapToLong(InputChannel::clippedSamples).sum(),
        model.phantomVolts(),
        model.silent());
  }
}
