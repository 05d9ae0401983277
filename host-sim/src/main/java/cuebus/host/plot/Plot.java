package cuebus.host.plot;

import java.util.List;

/// Curves over one pair of axes, however they are drawn.
///
/// @param title what is shown
/// @param x the horizontal axis
/// @param y the vertical axis
/// @param curves what is drawn, at least one point in all
public record Plot(String title, Axis x, Axis y, List<Curve> curves) {

  public Plot {
    curves = List.copyOf(curves);
  }

  /// One axis.
  ///
  /// @param title quantity and unit, e.g. `Hz`
  /// @param logarithmic whether equal distances are equal ratios; all values are above 0 then
  public record Axis(String title, boolean logarithmic) {

    /// An axis with equal distances for equal differences.
    public static Axis linear(String title) {
      return new Axis(title, false);
    }

    /// An axis with equal distances for equal ratios.
    public static Axis logarithmic(String title) {
      return new Axis(title, true);
    }

    double place(double value) {
      return logarithmic ? Math.log10(value) : value;
    }
  }

  /// One line through points.
  ///
  /// @param name what it is, for the legend
  /// @param points in the order of the line; those with NaN are gaps
  public record Curve(String name, List<Point> points) {

    public Curve {
      points = points.stream().filter(point -> !Double.isNaN(point.x + point.y)).toList();
    }
  }

  /// One point.
  ///
  /// @param x place on the horizontal axis
  /// @param y place on the vertical axis
  public record Point(double x, double y) {}

  /// Whether there is anything to draw.
  public boolean isEmpty() {
    return curves.stream().allMatch(curve -> curve.points().isEmpty());
  }

  /// The ends of an axis: those of the values, apart by `least` if they are closer.
  Span span(boolean horizontal, double least) {
    var values =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(point -> horizontal ? x.place(point.x) : y.place(point.y))
            .summaryStatistics();
    double missing = Math.max(0, least - (values.getMax() - values.getMin()));
    return new Span(values.getMin() - missing / 2, values.getMax() + missing / 2);
  }

  /// Two ends.
  record Span(double from, double to) {

    double length() {
      return to - from;
    }
  }
}
