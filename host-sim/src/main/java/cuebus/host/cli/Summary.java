package cuebus.host.cli;

import cuebus.host.report.MixReport;
import cuebus.host.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/// Says in a terminal what a render made.
final class Summary {

  private Summary() {}

  static void print(Report report, Path out, PrintWriter text) {
    report.warnings().forEach(warning -> text.println("Note: " + warning));
    text.printf(
        Locale.ROOT,
        "%s: %d %s, %.1f s at %d Hz%n",
        report.session(),
        report.mixes().size(),
        report.mixes().size() == 1 ? "mix" : "mixes",
        (double) report.frames() / report.sampleRate(),
        report.sampleRate());
    int width = report.mixes().stream().mapToInt(mix -> mix.name().length()).max().orElse(0);
    for (MixReport mix : report.mixes()) {
      text.printf(
          Locale.ROOT,
          "  %-" + Math.max(1, width) + "s  %s LUFS  peak %s dBFS%s  %s%n",
          mix.name(),
          level(mix.levels().loudnessLufs()),
          level(mix.levels().samplePeakDbfs()),
          limits(mix),
          out.resolve(mix.file()));
    }
    text.println("Report: " + out.resolve("report.html") + " and report.json");
  }

  private static String level(double db) {
    return db == Double.NEGATIVE_INFINITY ? "  -inf" : String.format(Locale.ROOT, "%6.1f", db);
  }

  private static String limits(MixReport mix) {
    long rail = mix.levels().railFrames();
    long current = mix.levels().currentFrames();
    return rail + current == 0
        ? ""
        : "  output limits (%d frames by voltage, %d by current)".formatted(rail, current);
  }
}
