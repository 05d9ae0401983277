package cuebus.host.report;

import java.util.List;
import java.util.Objects;

/// The part of the page that is about virtual inputs.
final class InputTable {

  private static final List<String> COLUMNS =
      List.of(
          "Source",
          "Input",
          "Gain dB",
          "Loading dB",
          "Noise dBFS",
          "Peak dBFS",
          "Clipped samples",
          "Phantom power");

  private final Markup out;
  private final List<SourceReport> recorded;

  InputTable(Markup out, List<SourceReport> sources) {
    this.out = out;
    recorded = sources.stream().filter(source -> source.input() != null).toList();
  }

  /// Writes it where any source has an input, else nothing.
  void write() {
    if (recorded.isEmpty()) {
      return;
    }
    out.leaf("h3", "Through virtual inputs");
    out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Inputs");
    out.open("table").open("thead").open("tr");
    for (String column : COLUMNS) {
      out.leaf("th", column, "scope", "col");
    }
    out.close().close().open("tbody");
    for (SourceReport source : recorded) {
      row(source.name(), Objects.requireNonNull(source.input()));
    }
    out.close().close().close();
  }

  private void row(String name, InputReport input) {
    out.open("tr").leaf("th", name, "scope", "row");
    out.leaf("td", input.kind());
    for (double db :
        new double[] {
          input.gainDb(), input.loadingDb(), input.noiseDbfs(), input.samplePeakDbfs()
        }) {
      out.leaf("td", Readout.level(db));
    }
    String clipped = Readout.count(input.clippedSamples());
    cell(input.clippedSamples() > 0 ? "▲ " + clipped : clipped, input.clippedSamples() > 0);
    Double volts = input.phantomVolts();
    cell(
        input.silent() ? "▲ missing: silent" : volts == null ? "–" : Readout.volts(volts),
        input.silent());
    out.close();
  }

  private void cell(String text, boolean bad) {
    if (bad) {
      out.leaf("td", text, "class", "bad");
    } else {
      out.leaf("td", text);
    }
  }
}
