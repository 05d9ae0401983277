package cuebus.host.compare;

import java.util.List;

/// Bars from the left edge, one below the other.
///
/// @param title over the picture
/// @param unit what is drawn, with its unit
/// @param from the value at the left edge
/// @param bars from the top
/// @param marks values that all bars are compared with
record BarChart(String title, String unit, double from, List<Bar> bars, List<Mark> marks) {

  /// Widest a letter of a label gets, on average.
  private static final double LETTER = 7.2;

  private static final double ROOM_FOR_VALUES = 70;
  private static final double NOTHING = Double.NEGATIVE_INFINITY;

  /// One bar, or a heading over the bars below it.
  ///
  /// @param label what it is
  /// @param value where it ends; NaN for a heading, −∞ for nothing
  /// @param colour which colour, from 0
  record Bar(String label, double value, int colour) {

    static Bar heading(String text) {
      return new Bar(text, Double.NaN, 0);
    }

    boolean isHeading() {
      return Double.isNaN(value);
    }
  }

  /// A line across all bars.
  record Mark(String label, double value) {}

  /// The picture as SVG.
  String svg() {
    List<Bar> drawn = bars.stream().filter(bar -> !bar.isHeading()).toList();
    double left = 24 + LETTER * drawn.stream().mapToInt(b -> b.label().length()).max().orElse(0);
    double most =
        Math.max(
            drawn.stream().mapToDouble(Bar::value).max().orElse(from),
            marks.stream().mapToDouble(Mark::value).max().orElse(from));
    double scale = (Drawing.WIDTH - left - ROOM_FOR_VALUES) / Math.max(most - from, 1e-9);
    double bottom = Drawing.TOP + Drawing.ROW * bars.size();
    var drawing = new Drawing(title, bottom + 50);
    for (double tick : Drawing.ticks(from, most)) {
      double x = left + (tick - from) * scale;
      drawing.grid(x, Drawing.TOP, x, bottom);
      drawing.label(x, bottom + 18, Drawing.text(tick), "middle", Drawing.SOFT);
    }
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = Drawing.TOP + Drawing.ROW * i;
      if (bar.isHeading()) {
        drawing.label(8, y + 17, bar.label(), "start", Drawing.SOFT);
      } else {
        drawing.label(left - 8, y + 17, bar.label(), "end", Drawing.INK);
        drawing.box(left, y + 5, length(bar, scale), 16, Drawing.colour(bar.colour()));
      }
    }
    for (Mark mark : marks) {
      double x = left + (mark.value() - from) * scale;
      drawing.line(x, Drawing.TOP - 4, x, bottom, Drawing.WARNING, "none", 1.5);
      drawing.label(x, Drawing.TOP - 8, mark.label(), "middle", Drawing.WARNING);
    }
    // Over the marks, which would cross them out.
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      if (!bar.isHeading()) {
        String value = bar.value() == NOTHING ? "nothing" : Drawing.text(bar.value());
        double y = Drawing.TOP + Drawing.ROW * i + 17;
        drawing.label(left + length(bar, scale) + 6, y, value, "start", Drawing.INK);
      }
    }
    drawing.label(left + (most - from) * scale / 2, bottom + 38, unit, "middle", Drawing.SOFT);
    return drawing.svg();
  }

  private double length(Bar bar, double scale) {
    return Math.max(0, (bar.value() - from) * scale);
  }
}
