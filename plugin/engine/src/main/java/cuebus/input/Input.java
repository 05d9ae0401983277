package cuebus.input;

import org.jspecify.annotations.Nullable;

/// A source at an input of an interface: what is plugged in, and how the input is set. What a file
/// leaves out is filled in, so every number here counts.
///
/// @param kind what the input is made for
/// @param microphone how the microphone works; null unless the kind is a microphone input
/// @param pickup a passive pickup; null unless one is at an instrument input
/// @param sourceOhm resistance of the source in Ω; with a pickup, the pickup's
/// @param cableFarad capacitance of the cable in F
/// @param sourceFullScaleDbu what a full-scale sine of the recording is at the source, unloaded, in
///   dBu
/// @param phantom true where 48 V are on
/// @param phantomAmpere what the microphone draws from them in A; null where not known
/// @param inputOhm input impedance in Ω; +∞ for an ideal one
/// @param gainDb gain from the input to the converter in dB
/// @param einDbu equivalent input noise with 150 Ω in 20 kHz, in dBu; −∞ for a noiseless amplifier,
///   whose source then still has its own noise
/// @param converter the converter
public record Input(
    InputKind kind,
    @Nullable Microphone microphone,
    @Nullable Pickup pickup,
    double sourceOhm,
    double cableFarad,
    double sourceFullScaleDbu,
    boolean phantom,
    @Nullable Double phantomAmpere,
    double inputOhm,
    double gainDb,
    double einDbu,
    AdConverter converter) {

  /// 0 dBu in V: 1 mW into 600 Ω.
  public static final double DBU_VOLTS = Math.sqrt(0.6);

  /// Supply of phantom power in V. Source: IEC 61938, P48.
  public static final double PHANTOM_VOLTS = 48;

  /// Each of the two feed resistors in Ω. Source: IEC 61938, P48.
  public static final double PHANTOM_FEED_OHM = 6810;

  /// The most a microphone may draw, in A. Source: IEC 61938, P48.
  public static final double PHANTOM_MAX_AMPERE = 0.01;

  /// True where the source gives nothing: a condenser microphone without phantom power.
  public boolean silent() {
    return microphone == Microphone.CONDENSER && !phantom;
  }

  /// What is left of the phantom supply at the microphone, in V; null where it is off or the
  /// current is not known. Both feed resistors carry half of the current each.
  public @Nullable Double phantomVolts() {
    return phantom && phantomAmpere != null
        ? PHANTOM_VOLTS - phantomAmpere * PHANTOM_FEED_OHM / 2
        : null;
  }
}
