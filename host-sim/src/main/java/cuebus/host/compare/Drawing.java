package cuebus.host.compare;

import cuebus.host.report.Markup;
import java.util.List;

/// A picture in SVG, from the top left corner. The same numbers always give the same bytes, so a
/// test can tell whether a picture in the documentation is current.
///
/// Lines carry their looks as styles, which the style sheet of a page around them cannot overrule.
final class Drawing {

  static final double WIDTH = 860;

  /// Where axes begin, below the title.
  static final double TOP = 56;

  /// Height of a line of text with its space.
  static final double ROW = 26;

  static final String INK = "#1b2128";
  static final String SOFT = "#5a6572";
  static final String WARNING = "#b3261e";
  private static final String GRID = "#dcdcdc";

  private static final int MOST_TICKS = 7;
  private static final double[] STEPS = {0.5, 1, 2, 5, 10, 20, 50, 100};

  /// Colours that stay apart in print and for colour-blind eyes. Source: M. Okabe, K. Ito, "Color
  /// Universal Design", 2008.
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#5a6572");

  private static final List<String> DASHES = List.of("none", "7 4", "2 3", "12 3 2 3");

  private final Markup out = new Markup();

  Drawing(String title, double height) {
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + whole(WIDTH) + " " + whole(height),
        "width",
        whole(WIDTH),
        "style",
        "max-width:100%;height:auto",
        "role",
        "img",
        "font-family",
        "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif",
        "font-size",
        "13");
    out.leaf("title", title);
    out.empty("rect", "width", "100%", "height", "100%", "fill", "#ffffff");
    out.leaf("text", title, "x", "8", "y", "20", "font-weight", "bold", "fill", INK);
  }

  /// The picture, ending in a line feed; the last thing to be asked of it.
  String svg() {
    return out.close().toString().strip() + "\n";
  }

  static String colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  static String dashes(int number) {
    return DASHES.get(number % DASHES.size());
  }

  void grid(double x1, double y1, double x2, double y2) {
    line(x1, y1, x2, y2, GRID, "none", 1);
  }

  void line(
      double x1, double y1, double x2, double y2, String colour, String dashes, double width) {
    out.empty(
        "line",
        "x1",
        Tenths.of(x1),
        "y1",
        Tenths.of(y1),
        "x2",
        Tenths.of(x2),
        "y2",
        Tenths.of(y2),
        "style",
        stroke(colour, dashes, width));
  }

  /// @param points as SVG has them: `x,y x,y …`
  void polyline(String points, String colour, String dashes, double width) {
    out.empty("polyline", "points", points, "fill", "none", "style", stroke(colour, dashes, width));
  }

  private static String stroke(String colour, String dashes, double width) {
    return "stroke:%s;stroke-opacity:1;stroke-width:%s;stroke-dasharray:%s"
        .formatted(colour, Tenths.of(width), dashes);
  }

  void box(double x, double y, double width, double height, String colour) {
    out.empty(
        "rect",
        "x",
        Tenths.of(x),
        "y",
        Tenths.of(y),
        "width",
        Tenths.of(width),
        "height",
        Tenths.of(height),
        "fill",
        colour);
  }

  /// @param anchor `start`, `middle` or `end`: which of them lies at `x`
  void label(double x, double y, String text, String anchor, String colour) {
    out.leaf(
        "text",
        text,
        "x",
        Tenths.of(x),
        "y",
        Tenths.of(y),
        "text-anchor",
        anchor,
        "fill",
        colour,
        "stroke",
        "#ffffff",
        "stroke-width",
        "3",
        "paint-order",
        "stroke");
  }

  /// A few round values between two ends.
  static double[] ticks(double from, double to) {
    for (double step : STEPS) {
      if ((to - from) / step <= MOST_TICKS) {
        double first = Math.ceil(from / step);
        double[] ticks = new double[(int) Math.floor(to / step - first) + 1];
        for (int i = 0; i < ticks.length; i++) {
          ticks[i] = (first + i) * step;
        }
        return ticks;
      }
    }
    return new double[] {from, to};
  }

  /// One decimal, unless it is whole, and a true minus sign.
  static String text(double value) {
    return Tenths.of(value).replaceAll("\\.0$", "").replace("-", "−").replaceAll("^−0$", "0");
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }
}
