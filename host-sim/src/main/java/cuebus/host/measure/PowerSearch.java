package cuebus.host.measure;

import cuebus.amp.Element;
import cuebus.amp.Evidence;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneType;
import cuebus.host.measure.Measurement.AtLoad;
import cuebus.host.measure.Measurement.PowerPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Distortion and power at rising drive.
final class PowerSearch {

  private static final double LOWEST_DB = -60;
  private static final double HIGHEST_DB = 20;
  private static final double CURVE_BEGINS_DB = -40;
  private static final double CURVE_STEP_DB = 0.5;
  private static final double CURVE_ENDS_PERCENT = 10;

  /// Steps in which the search looks for the drive that distorts too much.
  private static final double SEARCH_STEP_DB = 2;

  /// How closely the drive is found, in dB; a hundredth of what matters.
  private static final double CLOSE_DB = 1e-5;

  private final Bench bench;
  private final double hertz;

  PowerSearch(Bench bench, double hertz) {
    Allowed.frequency("tone", hertz, bench.options().sampleRate());
    this.bench = bench;
    this.hertz = hertz;
  }

  Measurement.ThdVsPower thdVsPower() {
    var points = new ArrayList<PowerPoint>();
    for (double db = CURVE_BEGINS_DB; db <= HIGHEST_DB; db += CURVE_STEP_DB) {
      PowerPoint point = at(db);
      points.add(point);
      if (point.thdPercent() >= CURVE_ENDS_PERCENT) {
        break;
      }
    }
    double most = points.getLast().driveVrms();
    return new Measurement.ThdVsPower(hertz, List.copyOf(points), Caveats.of(bench, most, most));
  }

  static Measurement.MaxPower maxPower(
      Bench bench, double hertz, double thdPercent, List<Double> resistors) {
    var loads = new ArrayList<AtLoad>();
    var alone = bench.headphones().stream().distinct().toList();
    if (alone.size() < bench.headphones().size() || alone.size() > 1) {
      String name = String.join(" + ", bench.headphones().stream().map(Headphone::id).toList());
      loads.add(new PowerSearch(bench, hertz).most(name, thdPercent));
    }
    for (Headphone headphone : alone) {
      Bench one = bench.with(List.of(headphone));
      loads.add(new PowerSearch(one, hertz).most(headphone.id(), thdPercent));
    }
    for (double ohm : resistors) {
      Headphone resistor = resistor(ohm);
      Bench one = bench.with(List.of(resistor));
      loads.add(new PowerSearch(one, hertz).most(resistor.name(), thdPercent));
    }
    double most = loads.stream().mapToDouble(at -> at.point().driveVrms()).max().orElse(0);
    return new Measurement.MaxPower(
        hertz, thdPercent, List.copyOf(loads), Caveats.of(bench, most, most));
  }

  private AtLoad most(String load, double thdPercent) {
    double below = LOWEST_DB;
    double above = below;
    while (!(at(above).thdPercent() >= thdPercent)) {
      below = above;
      above += SEARCH_STEP_DB;
      if (above > HIGHEST_DB) {
        return new AtLoad(load, false, false, at(0));
      }
    }
    while (above - below > CLOSE_DB) {
      double middle = (below + above) / 2;
      if (at(middle).thdPercent() >= thdPercent) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return new AtLoad(load, true, above > 0, at(above));
  }

  /// The louder channel at a drive in dB over full scale.
  private PowerPoint at(double db) {
    double driveVrms = bench.fullScaleVrms() * Math.pow(10, db / 20);
    ToneRun tone = ToneRun.of(bench, hertz, driveVrms);
    PerChannel watts = tone.watts(bench.headphones());
    PerChannel vrms = tone.state().vrms();
    boolean left = vrms.left() >= vrms.right();
    return new PowerPoint(
        driveVrms,
        left ? vrms.left() : vrms.right(),
        left ? watts.left() : watts.right(),
        (left ? tone.left() : tone.right()).thdPercent(),
        tone.state().limit());
  }

  /// A dummy load.
  private static Headphone resistor(double ohm) {
    String name = Digits.plain(ohm) + " Ω";
    return new Headphone(
        "resistor",
        name,
        HeadphoneType.PLANAR,
        ohm,
        null,
        Evidence.ESTIMATE,
        "a resistor",
        List.of(List.of(Element.resistor(ohm))),
        null,
        Map.of(),
        "");
  }
}
