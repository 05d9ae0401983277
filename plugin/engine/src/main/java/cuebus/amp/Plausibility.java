package cuebus.amp;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// Looks for figures that a file may have and that are hardly meant: mostly a unit that slipped by
/// a thousand. Such a file is used as it stands, and its reader is told.
///
/// The usual ranges are those of the figures in `presets`, widened by a factor of three or more.
final class Plausibility {

  /// Any rate that carries the audio band; the impedance is told as the circuit has it.
  private static final double RATE = 192_000;

  private final String what;
  private final List<String> doubts = new ArrayList<>();

  private Plausibility(String what) {
    this.what = what;
  }

  /// What is doubtful about a device, a sentence each.
  static List<String> of(Device device) {
    var p = new Plausibility("device " + device.id());
    Device.Dac dac = device.dac();
    Device.Amp amp = device.amp();
    p.usual("dac.fullScaleVrms", dac.fullScaleVrms(), 0.1, 20, "Vrms", "mV");
    p.usual("dac.dynamicRangeDbA", dac.dynamicRangeDbA(), 50, 150, "dB", "");
    p.usual("dac.thdPercent", dac.thdPercent(), 0, 5, "%", "dB");
    p.usual("amp.gainDb", amp.gainDb(), -40, 40, "dB", "");
    p.usual("amp.railVpeak", amp.railVpeak(), 0.3, 70, "V peak", "mV");
    p.usual("amp.saturationOhm", amp.saturationOhm(), 0, 100, "Ω", "");
    p.usual("amp.currentLimitApeak", amp.currentLimitApeak(), 0.005, 10, "A peak", "mA");
    p.usual("amp.outputImpedanceOhm", amp.outputImpedanceOhm(), 0, 600, "Ω", "");
    p.usual("amp.groundOhm", amp.groundOhm(), 0, 10, "Ω", "mΩ");
    p.usual("amp.noiseVrmsA", amp.noiseVrmsA(), 0, 1e-3, "Vrms", "µV");
    for (int i = 0; i < amp.adaptive().size(); i++) {
      double rail = amp.adaptive().get(i).railVpeak();
      p.usual("amp.adaptive/" + i + "/railVpeak", rail, 0.3, 70, "V peak", "mV");
    }
    return List.copyOf(p.doubts);
  }

  /// What is doubtful about a headphone, a sentence each.
  static List<String> of(Headphone headphone) {
    var p = new Plausibility("headphone " + headphone.id());
    Headphone.ActiveStage active = headphone.active();
    p.usual("nominalOhm", headphone.nominalOhm(), 4, active == null ? 2000 : 1e6, "Ω", "");
    Double sensitivity = headphone.sensitivityDbPerV();
    if (sensitivity != null) {
      p.usual("sensitivityDbPerV", sensitivity, 80, 140, "dB SPL at 1 V", "");
    }
    if (active != null) {
      p.usual("ownGainDb", active.ownGainDb(), -40, 40, "dB", "");
      p.usual("ownNoiseVrmsA", active.ownNoiseVrmsA(), 0, 1e-3, "Vrms", "µV");
      p.usual("maxSplDb", active.maxSplDb(), 80, 140, "dB SPL", "");
    }
    for (int b = 0; b < headphone.load().size(); b++) {
      for (int e = 0; e < headphone.load().get(b).size(); e++) {
        p.element("load/" + b + "/" + e, headphone.load().get(b).get(e), headphone.nominalOhm());
      }
    }
    double ohm =
        new Load(List.of(new PluggedHeadphone(headphone, 1)), RATE).impedance(1000).magnitude();
    double ratio = ohm / headphone.nominalOhm();
    if (ratio < 1 / 3.0 || ratio > 3) {
      p.doubt(
          "load",
          "%s Ω at 1 kHz is far from the nominal %s Ω"
              .formatted(number(ohm), number(headphone.nominalOhm())));
    }
    return List.copyOf(p.doubts);
  }

  /// A coil whose reactance passes its resistance in the bass, or a resonance that nobody hears, is
  /// one in millihenries or microfarads.
  private void element(String path, Element e, double nominalOhm) {
    if (!Double.isFinite(e.henry())) {
      return;
    }
    if (e.farad() > 0) {
      double hertz = 1 / (2 * Math.PI * Math.sqrt(e.henry() * e.farad()));
      if (hertz < 5 || hertz > 20_000) {
        doubt(
            path,
            "a resonance at %s Hz is implausible; is l in mH or c in µF?".formatted(number(hertz)));
      }
      return;
    }
    double hertz = Math.min(e.ohm(), nominalOhm) / (2 * Math.PI * e.henry());
    if (hertz < 200) {
      doubt(
          path + "/l",
          "%s H raises the impedance from %s Hz on, which is implausible; is it in mH?"
              .formatted(number(e.henry()), number(hertz)));
    }
  }

  /// @param slip the unit that somebody may have written instead, for figures too large; or none
  private void usual(
      String path, double value, double least, double most, String unit, String slip) {
    if (Double.isFinite(value) && (value < least || value > most)) {
      doubt(
          path,
          "%s %s is implausible, usual is %s to %s%s"
              .formatted(
                  number(value),
                  unit,
                  number(least),
                  number(most),
                  value > most && !slip.isEmpty() ? "; is it in " + slip + "?" : ""));
    }
  }

  private void doubt(String path, String problem) {
    doubts.add("%s at /%s: %s".formatted(what, path.replace('.', '/'), problem));
  }

  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
