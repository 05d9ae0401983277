package cuebus.host.compare;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.Impedance;
import cuebus.amp.Load;
import cuebus.amp.PluggedHeadphone;
import cuebus.host.measure.Bench;
import java.util.List;

/// The largest clean sine of 1 kHz at a jack, and what ends it.
///
/// An amplifier that asks for the open-circuit voltage e drives the current e / (Zo + Z) into the
/// load Z. So the current limit is met at e = Imax·|Zo + Z|, the rail at e = Vr, or where it
/// saturates at e = Vr·|Zo + Z| / |Zo + Rsat + Z|; the converter ends at full scale. The least of
/// them counts. Both channels play the same, so a common return is twice its resistance to each.
///
/// A soft limit is met where its drop Rk·(i − kI)²/(I − i) takes 0.1 dB, ε = 1 %, of the voltage
/// i·|Zo + Z|: at the larger root of (Rk + ε|Zo + Z|)·i² − (2Rk·kI + ε|Zo + Z|·I)·i + Rk·k²I² = 0.
///
/// @param jackVrms at the jack, in Vrms
/// @param limit what ends it
public record Reach(double jackVrms, Bound limit) {

  private static final double HERTZ = 1000;

  /// What ends a sine.
  public enum Bound {
    FULL_SCALE("full-scale", "the volts of full volume"),
    RAIL("rail", "its supply voltage"),
    CURRENT("current", "its current"),
    HEADPHONE("headphone", "the headphones' own amplifier");

    private final String text;
    private final String words;

    Bound(String text, String words) {
      this.text = text;
      this.words = words;
    }

    /// The word used in JSON.
    public String text() {
      return text;
    }

    /// As in a sentence: "it is limited by …".
    public String words() {
      return words;
    }
  }

  /// @param bench the device and the pairs on one of its outputs, at least one
  static Reach of(Bench bench) {
    Device.Amp amp = bench.device().amp();
    Headphone headphone = bench.headphones().getFirst();
    int pairs = bench.headphones().size();
    var load =
        new Load(List.of(new PluggedHeadphone(headphone, pairs)), bench.options().sampleRate());
    Impedance z = load.impedance(HERTZ);
    double source = amp.outputImpedanceOhm() + 2 * amp.groundOhm();
    double around = magnitude(z, source);
    double saturated = magnitude(z, source + amp.saturationOhm());
    double fullScale = Math.sqrt(2) * bench.fullScaleVrms();
    double rail = amp.railVolts(load.nominalOhm()) * around / saturated;
    double current = cleanAmperes(amp, around) * around;
    double open = Math.min(fullScale, Math.min(rail, current));
    return new Reach(
        open * z.magnitude() / around / Math.sqrt(2),
        open == fullScale ? Bound.FULL_SCALE : open == rail ? Bound.RAIL : Bound.CURRENT);
  }

  private static double cleanAmperes(Device.Amp amp, double ohm) {
    double limit = amp.currentLimitApeak();
    if (!amp.softLimit()) {
      return limit;
    }
    double drop = amp.kneeOhm();
    double knee = amp.kneeFraction() * limit;
    double a = drop + Device.Amp.NOTICED * ohm;
    double b = 2 * drop * knee + Device.Amp.NOTICED * ohm * limit;
    return (b + Math.sqrt(b * b - 4 * a * drop * knee * knee)) / (2 * a);
  }

  private static double magnitude(Impedance z, double ohm) {
    return Math.hypot(z.resistance() + ohm, z.reactance());
  }
}
