package cuebus.amp;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// An output device: converter and headphone amplifier.
///
/// @param id stable id, as sessions name it
/// @param name as people call it
/// @param deviceClass what kind of thing it is
/// @param outputs headphone outputs, each with an amplifier of its own
/// @param evidence how its figures are known
/// @param source where they are written
/// @param dac the converter
/// @param amp the amplifier of one output
/// @param figures evidence of single figures, by their path in the file
/// @param notes remarks, empty if none
public record Device(
    String id,
    String name,
    DeviceClass deviceClass,
    int outputs,
    Evidence evidence,
    String source,
    Dac dac,
    Amp amp,
    Map<String, Figure> figures,
    String notes) {

  public Device {
    figures = Map.copyOf(figures);
  }

  /// The converter.
  ///
  /// @param fullScaleVrms output of a full-scale sine in Vrms
  /// @param dynamicRangeDbA A-weighted dynamic range in dB; +∞ for an ideal one
  /// @param thdPercent total harmonic distortion in percent; 0 for an ideal one
  public record Dac(double fullScaleVrms, double dynamicRangeDbA, double thdPercent) {}

  /// The amplifier of one output.
  ///
  /// @param gainDb voltage gain in dB
  /// @param railVpeak largest unloaded output in V peak; +∞ where unlimited
  /// @param saturationOhm extra source resistance in saturation, Ω
  /// @param currentLimitApeak largest output current in A peak; +∞ where unlimited
  /// @param kneeFraction share of the current limit at which the soft knee begins; 1 is hard
  /// @param kneeOhm strength of the soft knee in Ω; 0 is hard
  /// @param outputImpedanceOhm source resistance in Ω
  /// @param groundOhm resistance of the return both channels share, Ω
  /// @param noiseVrmsA output noise, A-weighted Vrms
  /// @param adaptive rails that depend on the load, by rising `aboveOhm`; empty if none
  public record Amp(
      double gainDb,
      double railVpeak,
      double saturationOhm,
      double currentLimitApeak,
      double kneeFraction,
      double kneeOhm,
      double outputImpedanceOhm,
      double groundOhm,
      double noiseVrmsA,
      List<AdaptiveRail> adaptive) {

    public Amp {
      adaptive = List.copyOf(adaptive);
    }

    /// The rail at a load in V peak: that of the last adaptive step the load reaches, or else
    /// `railVpeak`.
    ///
    /// @param nominalOhm nominal impedance of everything on the output, in Ω
    public double railVolts(double nominalOhm) {
      return adaptive.stream()
          .filter(step -> step.aboveOhm() <= nominalOhm)
          .max(Comparator.comparingDouble(AdaptiveRail::aboveOhm))
          .map(AdaptiveRail::railVpeak)
          .orElse(railVpeak);
    }
  }

  /// The rail from some nominal load upwards.
  ///
  /// @param aboveOhm nominal load in Ω from which this rail holds
  /// @param railVpeak the rail in V peak
  public record AdaptiveRail(double aboveOhm, double railVpeak) {}
}
