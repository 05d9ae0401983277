package cuebus.host.measure;

import cuebus.amp.Evidence;
import cuebus.amp.Figure;
import cuebus.amp.Headphone;

/// How loud a voltage is in headphones, an estimate as good as their sensitivity.
public final class SoundPressure {

  private SoundPressure() {}

  /// Sound pressure level in dB SPL; NaN where the sensitivity is unknown or nothing arrives. An
  /// active headphone gets no louder than its own amplifier can.
  public static double splDb(Headphone headphone, double vrms) {
    Double sensitivity = headphone.sensitivityDbPerV();
    if (sensitivity == null || vrms == 0) {
      return Double.NaN;
    }
    double splDb = sensitivity + 20 * Math.log10(vrms);
    Headphone.ActiveStage active = headphone.active();
    return active == null ? splDb : Math.min(splDb, active.maxSplDb());
  }

  /// How the sensitivity is known.
  public static Evidence evidence(Headphone headphone) {
    Figure own = headphone.figures().get("sensitivityDbPerV");
    return own == null ? headphone.evidence() : own.evidence();
  }
}
