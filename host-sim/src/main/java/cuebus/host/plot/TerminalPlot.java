package cuebus.host.plot;

import cuebus.host.plot.Plot.Axis;
import cuebus.host.plot.Plot.Curve;
import cuebus.host.plot.Plot.Point;
import cuebus.host.plot.Plot.Span;
import java.util.Locale;

/// A plot in letters: braille characters of two by four dots each.
public final class TerminalPlot {

  private static final int COLUMNS = 64;
  private static final int ROWS = 15;
  private static final int DOTS_ACROSS = 2 * COLUMNS;
  private static final int DOTS_DOWN = 4 * ROWS;

  /// The first braille character, without dots.
  private static final char BLANK = 0x2800;

  /// Bits of the dots of a character by row and column. Source: Unicode 16.0, Braille Patterns.
  private static final int[][] DOT = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  /// Curves closer together than this share of a scale are one level line, not a magnified wobble.
  private static final double LEAST_LINEAR_SPAN = 0.5;

  private static final double LEAST_LOGARITHMIC_SPAN = 0.01;

  private final Plot plot;
  private final Span across;
  private final Span down;
  private final int[][] cells = new int[ROWS][COLUMNS];

  private TerminalPlot(Plot plot) {
    this.plot = plot;
    across = plot.span(true, least(plot.x()));
    down = plot.span(false, least(plot.y()));
  }

  private static double least(Axis axis) {
    return axis.logarithmic() ? LEAST_LOGARITHMIC_SPAN : LEAST_LINEAR_SPAN;
  }

  /// The plot in lines of about 75 letters, each ending in a line feed; empty if there is nothing
  /// to draw.
  public static String of(Plot plot) {
    return plot.isEmpty() ? "" : new TerminalPlot(plot).draw();
  }

  private String draw() {
    plot.curves().forEach(this::draw);
    var text = new StringBuilder("  ").append(plot.y().title()).append('\n');
    for (int row = 0; row < ROWS; row++) {
      boolean labelled = row % (ROWS / 2) == 0;
      double place = down.to() - row / (ROWS - 1.0) * down.length();
      text.append(labelled ? "%9s ┤".formatted(label(plot.y(), place)) : " ".repeat(10) + "│");
      var dots = new StringBuilder();
      for (int cell : cells[row]) {
        dots.append(cell == 0 ? ' ' : (char) (BLANK + cell));
      }
      text.append(dots.toString().stripTrailing()).append('\n');
    }
    String left = label(plot.x(), across.from());
    String middle = label(plot.x(), (across.from() + across.to()) / 2);
    String right = label(plot.x(), across.to()) + " " + plot.x().title();
    int gap = COLUMNS / 2 - left.length() - middle.length() / 2;
    int rest = COLUMNS - left.length() - gap - middle.length() - right.length();
    return text.append(" ".repeat(11))
        .append(left)
        .append(" ".repeat(gap))
        .append(middle)
        .append(" ".repeat(Math.max(1, rest)))
        .append(right)
        .append('\n')
        .toString();
  }

  private void draw(Curve curve) {
    for (int i = 0; i < curve.points().size(); i++) {
      Point to = curve.points().get(i);
      line(curve.points().get(Math.max(0, i - 1)), to);
    }
  }

  private void line(Point from, Point to) {
    double x1 = dotAcross(from);
    double y1 = dotDown(from);
    double x2 = dotAcross(to);
    double y2 = dotDown(to);
    int steps = (int) Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1))) + 1;
    for (int i = 0; i <= steps; i++) {
      double share = (double) i / steps;
      int x = (int) Math.round(x1 + share * (x2 - x1));
      int y = (int) Math.round(y1 + share * (y2 - y1));
      cells[y / 4][x / 2] |= DOT[y % 4][x % 2];
    }
  }

  private double dotAcross(Point point) {
    return (plot.x().place(point.x()) - across.from()) / across.length() * (DOTS_ACROSS - 1);
  }

  private double dotDown(Point point) {
    return (down.to() - plot.y().place(point.y())) / down.length() * (DOTS_DOWN - 1);
  }

  private static String label(Axis axis, double place) {
    double value = axis.logarithmic() ? Math.pow(10, place) : place;
    double size = Math.abs(value);
    String form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.2g";
    return size == 0 ? "0" : String.format(Locale.ROOT, form, value);
  }
}
