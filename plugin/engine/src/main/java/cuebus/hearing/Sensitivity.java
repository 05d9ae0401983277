package cuebus.hearing;

import cuebus.amp.Evidence;
import cuebus.amp.Figure;
import cuebus.amp.Headphone;
import java.util.Optional;

/// How loud a headphone is for its voltage.
///
/// @param dbPerV sound pressure level at 1 Vrms at the jack, in dB re 20 µPa
/// @param evidence how that figure is known
public record Sensitivity(double dbPerV, Evidence evidence) {

  /// The pressure of 0 dB SPL in Pa. Source: ISO 1683.
  public static final double REFERENCE_PASCAL = 20e-6;

  /// The figure of a headphone; empty where its file states none.
  public static Optional<Sensitivity> of(Headphone headphone) {
    Double stated = headphone.sensitivityDbPerV();
    if (stated == null) {
      return Optional.empty();
    }
    Figure own = headphone.figures().get("sensitivityDbPerV");
    return Optional.of(
        new Sensitivity(stated, own == null ? headphone.evidence() : own.evidence()));
  }

  /// dB per volt of a headphone that is specified in dB per milliwatt: 1 mW into `ohm` is
  /// √(ohm/1000) V.
  ///
  /// @param dbPerMilliwatt level at 1 mW in dB SPL
  /// @param ohm impedance at the frequency of that figure, above 0
  public static double perVolt(double dbPerMilliwatt, double ohm) {
    if (!(ohm > 0 && ohm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "impedance of " + ohm + " Ω; a finite one above 0 is allowed");
    }
    return dbPerMilliwatt + 10 * Math.log10(1000 / ohm);
  }

  /// Level of a voltage in dB SPL; −∞ for none.
  ///
  /// @param vrms at the jack, in Vrms
  public double splDb(double vrms) {
    return dbPerV + 20 * Math.log10(vrms);
  }

  /// The voltage that makes a level, in Vrms.
  ///
  /// @param splDb in dB SPL
  public double vrms(double splDb) {
    return Math.pow(10, (splDb - dbPerV) / 20);
  }

  /// Sound pressure for one volt, in Pa.
  public double pascalPerVolt() {
    return REFERENCE_PASCAL * Math.pow(10, dbPerV / 20);
  }
}
