package cuebus.host.report;

import cuebus.host.report.LevelsOverTime.Slot;
import cuebus.param.Decibels;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// A mix's levels over time as inline SVG: peak and RMS on a scale of dBFS, and under it a lane for
/// each kind of event. The drawings stretch to any width; labels are HTML beside them, so that they
/// keep their size on a phone.
final class LevelPicture {

  static final double WIDTH = 1000;
  static final double HEIGHT = 240;
  static final double BOTTOM_DB = -60;
  private static final double GRID_DB = 12;
  private static final double OVER_STEP_DB = 6;
  private static final double LANE_HEIGHT = 10;

  /// Steps of the time axis in seconds; the first that needs no more than [#MOST_STEPS] is taken.
  private static final double[] TIME_STEPS = {
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400
  };

  private static final int MOST_STEPS = 6;

  private final Markup out;
  private final LevelsOverTime levels;
  private final double seconds;
  private final double topDb;

  LevelPicture(Markup out, MixReport mix, int sampleRate) {
    this.out = out;
    levels = mix.levels().overTime();
    seconds = levels.frames() / (double) sampleRate;
    // Full scale is the top edge, unless something reaches beyond.
    double peak = mix.levels().samplePeakDbfs();
    topDb = peak <= 0 ? 0 : OVER_STEP_DB * Math.ceil(peak / OVER_STEP_DB);
  }

  void draw(String mixName) {
    out.open("div", "class", "chart");
    dbLabels();
    out.open("div", "class", "plot");
    out.open("svg", "viewBox", "0 0 1000 240", "preserveAspectRatio", "none", "role", "img");
    out.leaf("title", "Level of " + mixName + " over time");
    out.leaf("desc", inWords());
    out.empty("path", "class", "peak", "d", outline(Slot::peak));
    out.empty("path", "class", "rms", "d", outline(Slot::rms));
    grid();
    out.close().close();
    lane("clip", "Clipping", Slot::clippedSamples, "samples at or over full scale");
    lane("rail", "Rail limiting", Slot::railFrames, "frames limited by the supply rails");
    lane("current", "Current limiting", Slot::currentFrames, "frames limited by the current");
    timeLabels();
    out.close();
  }

  private String inWords() {
    List<Slot> slots = levels.slots();
    int loudest = 0;
    for (int i = 1; i < slots.size(); i++) {
      if (slots.get(i).peak() > slots.get(loudest).peak()) {
        loudest = i;
      }
    }
    if (slots.isEmpty() || slots.get(loudest).peak() == 0) {
      return "Silent throughout.";
    }
    return "Peak and RMS level in dBFS. The loudest sample, "
        + Readout.level(Decibels.fromGain(slots.get(loudest).peak()))
        + " dBFS, is at about "
        + Readout.clock(x(loudest) / WIDTH * seconds)
        + ".";
  }

  private double x(int slot) {
    long frame = Math.min((long) slot * levels.slotFrames(), levels.frames());
    return WIDTH * frame / levels.frames();
  }

  private double y(double db) {
    return HEIGHT * (topDb - Math.max(BOTTOM_DB, db)) / (topDb - BOTTOM_DB);
  }

  /// A filled outline in steps: each slot is as wide as it lasts.
  private String outline(ToDoubleFunction<Slot> level) {
    StringBuilder path = new StringBuilder("M0 240");
    List<Slot> slots = levels.slots();
    for (int i = 0; i < slots.size(); i++) {
      double db = Decibels.fromGain(level.applyAsDouble(slots.get(i)));
      path.append('V').append(number(y(db))).append('H').append(number(x(i + 1)));
    }
    return path.append("V240Z").toString();
  }

  private void grid() {
    for (double db = 0; db > BOTTOM_DB; db -= GRID_DB) {
      line(db == 0 ? "full-scale" : "grid", 0, WIDTH, y(db), y(db));
    }
    for (double t = timeStep(); t < seconds; t += timeStep()) {
      double x = WIDTH * t / seconds;
      line("grid", x, x, 0, HEIGHT);
    }
  }

  private void line(String kind, double x1, double x2, double y1, double y2) {
    out.empty(
        "line",
        "class",
        kind,
        "x1",
        number(x1),
        "x2",
        number(x2),
        "y1",
        number(y1),
        "y2",
        number(y2));
  }

  /// A lane with a mark wherever something happened; none if nothing did.
  private void lane(String kind, String name, ToLongFunction<Slot> events, String unit) {
    List<Slot> slots = levels.slots();
    long total = slots.stream().mapToLong(events).sum();
    if (total == 0) {
      return;
    }
    out.open("div", "class", "label").text(kind).close();
    out.open("div", "class", "lane");
    out.open("svg", "viewBox", "0 0 1000 10", "preserveAspectRatio", "none", "role", "img");
    out.leaf("title", name + " over time");
    out.leaf("desc", Readout.count(total) + " " + unit + ".");
    for (int i = 0; i < slots.size(); i++) {
      int from = i;
      while (i < slots.size() && events.applyAsLong(slots.get(i)) > 0) {
        i++;
      }
      if (i > from) {
        out.empty(
            "rect",
            "class",
            kind,
            "x",
            number(x(from)),
            "y",
            "0",
            "width",
            number(x(i) - x(from)),
            "height",
            number(LANE_HEIGHT));
      }
    }
    out.close().close();
  }

  private void dbLabels() {
    out.open("div", "class", "decibels", "aria-hidden", "true");
    if (topDb > 0) {
      label(whole(topDb), "top", 0);
    }
    for (double db = 0; db >= BOTTOM_DB; db -= GRID_DB) {
      label(db == 0 ? "0 dB" : whole(db), "top", y(db) / HEIGHT);
    }
    out.close();
  }

  private void timeLabels() {
    out.open("div", "class", "times", "aria-hidden", "true");
    double step = timeStep();
    for (int i = 0; i * step < seconds; i++) {
      double t = i * step;
      label(step < 1 ? Readout.clock(t) : Readout.clock(t).replace(".0", ""), "left", t / seconds);
    }
    out.close();
  }

  private void label(String text, String edge, double share) {
    out.leaf("span", text, "style", String.format(Locale.ROOT, "%s:%.2f%%", edge, 100 * share));
  }

  private static String whole(double db) {
    return Readout.level(db).replace(".0", "");
  }

  private double timeStep() {
    for (double step : TIME_STEPS) {
      if (seconds <= step * MOST_STEPS) {
        return step;
      }
    }
    return seconds / MOST_STEPS;
  }

  /// One decimal, for what is 0 or more. String.format would take most of the page's time.
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + tenths % 10;
  }
}
