package cuebus.host.cli;

import cuebus.host.jvst.RunReport;
import cuebus.param.Decibels;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/// Says in a terminal what a plugin is and did.
final class PluginWords {

  private PluginWords() {}

  static void print(RunReport report, Path out, PrintWriter text) {
    report.notes().forEach(note -> text.println("Note: " + note));
    text.printf(
        Locale.ROOT,
        "%s (%s, %s): %d in, %d out, %d parameters, %d programs, latency %d frames%n",
        report.name(),
        report.vendor().isEmpty() ? "maker unknown" : report.vendor(),
        report.uniqueId(),
        report.inputs(),
        report.outputs(),
        report.parameters().size(),
        report.programs().size(),
        report.latencyFrames());
    text.printf(
        Locale.ROOT,
        "%s: %.1f s at %d Hz%n",
        out,
        (double) report.frames() / report.sampleRate(),
        report.sampleRate());
    for (int c = 0; c < report.peak().size(); c++) {
      String name = report.outputNames().get(c);
      float peak = report.peak().get(c);
      text.printf(
          Locale.ROOT,
          "  %-16s %s%n",
          name.isEmpty() ? "Output " + (c + 1) : name,
          peak == 0
              ? "silent"
              : String.format(Locale.ROOT, "peak %6.1f dBFS", Decibels.fromGain(peak)));
    }
    if (!report.midiOut().isEmpty()) {
      text.println("MIDI sent: " + report.midiOut().size() + " messages; --json lists them");
    }
  }
}
