package cuebus.amp;

import cuebus.param.Decibels;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /// Figures that are allowed and hardly meant, such as a current limit of 188 A: a sentence each,
  /// for whoever uses the file.
  public List<String> warnings() {
    return Plausibility.of(this);
  }

  /// The largest sine into a resistor that is clean: full scale at full volume, unless rail or
  /// current limit hold it first.
  ///
  /// @param ohm the resistor in Ω; +∞ is an open output
  /// @return its effective value in Vrms
  public double largestVrms(double ohm) {
    double fullScale = Math.sqrt(2) * dac.fullScaleVrms() * Decibels.toGain(amp.gainDb());
    double zo = amp.outputImpedanceOhm();
    double peak =
        Math.min(
            fullScale / (1 + zo / ohm),
            amp.railVolts(ohm) / (1 + (zo + amp.saturationOhm()) / ohm));
    return Math.min(peak, amp.currentLimitApeak() * ohm) / Math.sqrt(2);
  }

  /// Why so many pairs cannot be meant to hang on this device, if they cannot: one with several
  /// outputs has one for each player, and more players need another device. One output is shared by
  /// a splitter among any number.
  ///
  /// @param pairs how many pairs of headphones, at least 1
  /// @return what to tell the user
  public Optional<String> tooFewOutputs(int pairs) {
    return outputs > 1 && pairs > outputs
        ? Optional.of(
            ("%d pairs are more than the %d outputs of %s; take a device with more outputs, or for a"
                    + " splitter one with a single output")
                .formatted(pairs, outputs, id))
        : Optional.empty();
  }

  /// Whether a figure is known less well than the file as a whole says.
  public boolean partlyEstimated() {
    return Figures.anyBelow(evidence, figures);
  }

  /// The converter.
  ///
  /// @param fullScaleVrms output of a full-scale sine in Vrms
  /// @param dynamicRangeDbA A-weighted dynamic range in dB; +∞ for an ideal one
  /// @param thdPercent total harmonic distortion in percent; 0 for an ideal one
  /// @param bits word length, 8 to 32, with triangular dither; 0 for no quantisation
  public record Dac(double fullScaleVrms, double dynamicRangeDbA, double thdPercent, int bits) {

    /// One that does not quantise.
    public Dac(double fullScaleVrms, double dynamicRangeDbA, double thdPercent) {
      this(fullScaleVrms, dynamicRangeDbA, thdPercent, 0);
    }
  }

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

    /// A soft limit counts as reached where it takes this share of the current: 0.1 dB.
    public static final double NOTICED = 0.01;

    /// Whether there is a current limit with a knee before it.
    public boolean softLimit() {
      return kneeOhm > 0 && kneeFraction < 1 && currentLimitApeak < Double.POSITIVE_INFINITY;
    }
  }

  /// The rail from some nominal load upwards.
  ///
  /// @param aboveOhm nominal load in Ω from which this rail holds
  /// @param railVpeak the rail in V peak
  public record AdaptiveRail(double aboveOhm, double railVpeak) {}
}
