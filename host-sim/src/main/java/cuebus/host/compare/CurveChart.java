package cuebus.host.compare;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;

/// Curves over one pair of axes, with a legend below.
///
/// @param title over the picture
/// @param xTitle what is across, with its unit
/// @param frequencies whether it is a logarithmic axis of frequencies; otherwise of whole numbers
/// @param yTitle what is up, with its unit
/// @param curves the first is named first
record CurveChart(
    String title, String xTitle, boolean frequencies, String yTitle, List<Curve> curves) {

  private static final double HEIGHT = 300;
  private static final double LEFT = 64;
  private static final double RIGHT = Drawing.WIDTH - 24;
  private static final double BOTTOM = Drawing.TOP + HEIGHT;
  private static final double[] OCTAVES = {20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4};

  /// One curve.
  ///
  /// @param label what it is
  /// @param x places across
  /// @param y places up, as many
  /// @param colour which colour, from 0
  /// @param dashes which kind of line, from 0
  record Curve(String label, List<Double> x, List<Double> y, int colour, int dashes) {}

  /// The picture as SVG.
  String svg() {
    DoubleSummaryStatistics xs = range(curves.stream().flatMap(c -> c.x().stream()));
    DoubleSummaryStatistics ys = range(curves.stream().flatMap(c -> c.y().stream()));
    double low = Math.floor(ys.getMin() - 0.5);
    double high = Math.ceil(ys.getMax() + 0.5);
    var drawing = new Drawing(title, BOTTOM + 62 + Drawing.ROW * curves.size());
    for (double tick : Drawing.ticks(low, high)) {
      double y = up(tick, low, high);
      drawing.grid(LEFT, y, RIGHT, y);
      drawing.label(LEFT - 8, y + 4, Drawing.text(tick), "end", Drawing.SOFT);
    }
    for (double tick : frequencies ? OCTAVES : Drawing.ticks(xs.getMin(), xs.getMax())) {
      double x = across(tick, xs);
      drawing.grid(x, Drawing.TOP, x, BOTTOM);
      String text = tick >= 1000 ? Drawing.text(tick / 1000) + "k" : Drawing.text(tick);
      drawing.label(x, BOTTOM + 18, text, "middle", Drawing.SOFT);
    }
    drawing.label((LEFT + RIGHT) / 2, BOTTOM + 38, xTitle, "middle", Drawing.SOFT);
    drawing.label(8, Drawing.TOP - 10, yTitle, "start", Drawing.SOFT);
    for (int c = 0; c < curves.size(); c++) {
      Curve curve = curves.get(c);
      String colour = Drawing.colour(curve.colour());
      String dashes = Drawing.dashes(curve.dashes());
      StringBuilder points = new StringBuilder();
      for (int i = 0; i < curve.x().size(); i++) {
        points
            .append(i == 0 ? "" : " ")
            .append(Tenths.of(across(curve.x().get(i), xs)))
            .append(',')
            .append(Tenths.of(up(curve.y().get(i), low, high)));
      }
      drawing.polyline(points.toString(), colour, dashes, 2.5);
      double y = BOTTOM + 60 + Drawing.ROW * c;
      drawing.line(LEFT, y, LEFT + 30, y, colour, dashes, 2.5);
      drawing.label(LEFT + 40, y + 4, curve.label(), "start", Drawing.INK);
    }
    return drawing.svg();
  }

  private static DoubleSummaryStatistics range(Stream<Double> values) {
    return values.mapToDouble(value -> value).summaryStatistics();
  }

  private double across(double value, DoubleSummaryStatistics xs) {
    double share =
        frequencies
            ? Math.log(value / xs.getMin()) / Math.log(xs.getMax() / xs.getMin())
            : (value - xs.getMin()) / Math.max(xs.getMax() - xs.getMin(), 1e-9);
    return LEFT + share * (RIGHT - LEFT);
  }

  private static double up(double value, double low, double high) {
    return BOTTOM - (value - low) / (high - low) * HEIGHT;
  }
}
