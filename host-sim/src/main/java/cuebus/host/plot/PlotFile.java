package cuebus.host.plot;

import cuebus.host.audio.PartialFile;
import cuebus.host.plot.Plot.Curve;
import cuebus.host.plot.Plot.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// A plot as picture files.
public final class PlotFile {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 520;

  /// Colours that stay apart in print and for colour-blind eyes. Source: M. Okabe, K. Ito, "Color
  /// Universal Design", 2008.
  private static final List<Color> COLOURS =
      List.of(
          new Color(0, 114, 178),
          new Color(213, 94, 0),
          new Color(0, 158, 115),
          new Color(204, 121, 167),
          new Color(86, 180, 233),
          new Color(230, 159, 0));

  /// Numbers at the axes, without exponents.
  private static final String TICKS = "0.#####";

  private PlotFile() {}

  /// Writes `NAME.svg` and `NAME.png`, each under its name only when it is whole.
  ///
  /// @param folder where to; it exists
  /// @param name of the files, without an ending
  /// @throws IOException that names the file which cannot be written
  public static void write(Plot plot, Path folder, String name) throws IOException {
    XYChart chart = chart(plot);
    var svg = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(
        chart, svg, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    write(folder.resolve(name + ".svg"), svg.toByteArray());
    byte[] png = BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
    write(folder.resolve(name + ".png"), png);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (PartialFile partial = PartialFile.create(file)) {
      partial.write(ByteBuffer.wrap(bytes));
      partial.commit();
    }
  }

  private static XYChart chart(Plot plot) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(plot.title())
            .xAxisTitle(plot.x().title())
            .yAxisTitle(plot.y().title())
            .build();
    var style = chart.getStyler();
    style.setXAxisLogarithmic(plot.x().logarithmic());
    style.setYAxisLogarithmic(plot.y().logarithmic());
    style.setXAxisDecimalPattern(TICKS);
    style.setYAxisDecimalPattern(TICKS);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(new Color(220, 220, 220));
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    style.setLegendPosition(Styler.LegendPosition.OutsideS);
    style.setLegendLayout(Styler.LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
    style.setSeriesColors(COLOURS.toArray(Color[]::new));
    for (Curve curve : plot.curves()) {
      if (!curve.points().isEmpty()) {
        chart
            .addSeries(
                curve.name(),
                curve.points().stream().mapToDouble(Point::x).toArray(),
                curve.points().stream().mapToDouble(Point::y).toArray())
            .setMarker(SeriesMarkers.NONE)
            .setLineWidth(2);
      }
    }
    return chart;
  }
}
