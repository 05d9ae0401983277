package cuebus.input;

/// An analogue-to-digital converter.
///
/// @param fullScaleDbu level of a sine that just reaches full scale, at the converter, in dBu
/// @param dynamicRangeDb full-scale sine over noise in 20 kHz, unweighted, in dB; +∞ for no noise
/// @param bits word length, 8 to 32, with TPDF dither; 0 for no quantisation
public record AdConverter(double fullScaleDbu, double dynamicRangeDb, int bits) {

  /// Full scale where nothing is stated, in dBu. Source: EBU R 68.
  public static final double FULL_SCALE_DBU = 18;
}
