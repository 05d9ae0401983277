package cuebus.host.check;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.PluggedHeadphone;
import cuebus.hearing.Sensitivity;
import cuebus.param.Control;
import cuebus.param.OutputMode;
import cuebus.session.Session;
import cuebus.session.Session.Mix;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the output of one mix is checked for. Levels are those of a sine of 1 kHz and as good as
/// the sensitivities behind them; headphones without one are left out.
final class OutputChecks {

  /// The loudest level that may be heard at all, for a quarter of an hour a day. Source: 29 CFR
  /// 1910.95, table G-16 (115 dBA).
  private static final double SAFE_DB_SPL = 115;

  /// What peaks need: music at 90 dB with peaks 20 dB above. Source: B. Katz, "Integrated approach
  /// to metering, monitoring, and leveling practices", JAES 48 (2000), the K-20 scale.
  private static final double PEAKS_DB_SPL = 110;

  /// A loss that nobody hears.
  private static final double UNHEARD_LOSS_DB = 1;

  /// A level that limits nothing.
  private static final double SMALL_DBFS = -40;

  private final Desk desk;
  private final int m;
  private final Mix mix;

  /// @param m the mix's place in the session
  OutputChecks(Desk desk, int m) {
    this.desk = desk;
    this.m = m;
    mix = desk.session.mixes().get(m);
  }

  void run() {
    Session.Output output = mix.output();
    if (output.mode() == OutputMode.OFF
        || output.device() == null
        || output.headphones().isEmpty()) {
      return;
    }
    Device device = Objects.requireNonNull(desk.equipment.devices().get(output.device()));
    List<PluggedHeadphone> plugged =
        output.headphones().stream()
            .map(p ->
                new PluggedHeadphone(
                    Objects.requireNonNull(desk.equipment.headphones().get(p.id())), p.count()))
            .toList();
    Drive drive = new Drive(device, plugged, output.lead());
    loud(device, plugged, drive);
    weak(device, plugged, drive);
    shared(device, plugged, drive);
  }

  private void found(Problem problem, String key, String says, String fix) {
    desk.found(problem, "/mixes/%d/%s".formatted(m, key), says, fix);
  }

  /// What the mix's limiter lets through, as a level at the device's input.
  private double limitedDbfs() {
    double spl = desk.value(Control.CEILING_SPL, m);
    double volume = desk.value(Control.VOLUME, m);
    double ceiling = desk.value(Control.CEILING, m);
    double atEar = spl - desk.peakSplAtFullScale(m) - volume;
    boolean limitsAtEar = spl < Control.CEILING_SPL.max() && atEar < ceiling;
    return volume + (limitsAtEar ? atEar : ceiling);
  }

  private void loud(Device device, List<PluggedHeadphone> plugged, Drive drive) {
    drive.play(limitedDbfs());
    double most = Double.NEGATIVE_INFINITY;
    String which = "";
    for (int h = 0; h < plugged.size(); h++) {
      double spl = spl(plugged.get(h).headphone(), drive.vrms(h));
      if (spl > most) {
        most = spl;
        which = plugged.get(h).headphone().name();
      }
    }
    if (most > SAFE_DB_SPL) {
      found(
          Problem.LOUD_OUTPUT,
          "inserts/limiter/ceilingDbSpl",
          "%s: %s drives %s to an estimated %s dB SPL at full scale."
              .formatted(mix.name(), device.name(), which, Desk.number(most)),
          "Set inserts.limiter.ceilingDbSpl to %.0f or less, or output.volumeDb to %s."
              .formatted(SAFE_DB_SPL, Desk.number(mix.output().volumeDb() - (most - SAFE_DB_SPL))));
    }
  }

  private void weak(Device device, List<PluggedHeadphone> plugged, Drive drive) {
    double clean = drive.cleanDbfs();
    drive.play(clean);
    double[] vrms = new double[plugged.size()];
    for (int h = 0; h < vrms.length; h++) {
      vrms[h] = drive.vrms(h);
    }
    drive.play(0);
    String cause =
        drive.currentLimited()
            ? "its current runs out"
            : drive.railLimited()
                ? "its voltage runs out"
                : "full scale is no more behind its %s Ω"
                    .formatted(Desk.number(device.amp().outputImpedanceOhm()));
    for (int h = 0; h < vrms.length; h++) {
      Headphone headphone = plugged.get(h).headphone();
      double spl = spl(headphone, vrms[h]);
      if (spl < PEAKS_DB_SPL && Sensitivity.of(headphone).isPresent()) {
        found(
            Problem.CANNOT_DRIVE,
            "output",
            "%s: %s drives %s to an estimated %s dB SPL at most, %s dB short of what peaks need; %s."
                .formatted(
                    mix.name(),
                    device.name(),
                    headphone.name(),
                    Desk.number(spl),
                    Desk.number(PEAKS_DB_SPL - spl),
                    cause),
            "Take headphones with more dB per volt, fewer pairs to an output, or a headphone amplifier.");
      }
    }
  }

  private static double spl(Headphone headphone, double vrms) {
    Optional<Sensitivity> sensitivity = Sensitivity.of(headphone);
    return sensitivity.map(s -> s.splDb(vrms)).orElse(Double.NEGATIVE_INFINITY);
  }

  private void shared(Device device, List<PluggedHeadphone> plugged, Drive drive) {
    int pairs = plugged.stream().mapToInt(PluggedHeadphone::count).sum();
    if (pairs <= device.outputs()) {
      return;
    }
    double loss = 0;
    drive.play(SMALL_DBFS);
    for (int h = 0; h < plugged.size(); h++) {
      List<PluggedHeadphone> alone = List.of(new PluggedHeadphone(plugged.get(h).headphone(), 1));
      double single = new Drive(device, alone, mix.output().lead()).play(SMALL_DBFS).vrms(0);
      loss = Math.max(loss, 20 * Math.log10(single / drive.vrms(h)));
    }
    if (loss > UNHEARD_LOSS_DB) {
      found(
          Problem.SHARED_OUTPUT,
          "output/headphones",
          "%s: %d pairs share %d %s of %s as on a splitter, and a pair is %s dB softer than alone."
              .formatted(
                  mix.name(),
                  pairs,
                  device.outputs(),
                  device.outputs() == 1 ? "output" : "outputs",
                  device.name(),
                  Desk.number(loss)),
          "Use a device with an output for each pair, such as distribution-4.");
    }
  }
}
