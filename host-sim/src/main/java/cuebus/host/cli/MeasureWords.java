package cuebus.host.cli;

import cuebus.host.measure.Bench;
import cuebus.host.measure.Digits;
import cuebus.host.measure.Measurement;
import cuebus.host.measure.Measurement.AtCount;
import cuebus.host.measure.Measurement.PowerPoint;
import cuebus.host.measure.PerChannel;
import cuebus.host.plot.Plot;
import cuebus.host.plot.TerminalPlot;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// Tells a measurement to people.
final class MeasureWords {

  /// The most products of two tones that are told; JSON has all.
  private static final int MOST_PRODUCTS = 12;

  private static final String ROW = "  %-32s %10s  %10s%n";

  private final PrintWriter text;

  MeasureWords(PrintWriter text) {
    this.text = text;
  }

  void measurement(Bench bench, Measurement measurement, List<Plot> plots) {
    head(bench);
    switch (measurement) {
      case Measurement.Tone tone -> tone(tone);
      case Measurement.Intermodulation tones -> tones(tones);
      case Measurement.Response response -> response(response);
      case Measurement.Sweep sweep -> sweep(sweep);
      case Measurement.ThdVsPower curve -> thdVsPower(curve);
      case Measurement.MaxPower most -> maxPower(most);
      case Measurement.Noise noise -> noise(noise);
    }
    measurement.warnings().forEach(warning -> text.printf(Locale.ROOT, "Note: %s%n", warning));
    plots.forEach(plot -> {
      text.println();
      text.print(TerminalPlot.of(plot));
    });
  }

  private void head(Bench bench) {
    Bench.Options options = bench.options();
    text.printf(
        Locale.ROOT,
        "%s (%s) into %s%n",
        bench.device().name(),
        bench.device().evidence().text(),
        String.join(
            " + ",
            bench.headphones().stream()
                .map(h -> "%s (%s)".formatted(h.name(), h.evidence().text()))
                .toList()));
    text.printf(
        Locale.ROOT,
        "%s lead, channels driven: %s, %.0f Hz, %d× oversampled%n",
        options.lead().text(),
        options.channels().text(),
        options.sampleRate(),
        options.oversampling().factor());
    text.println();
  }

  private void tone(Measurement.Tone tone) {
    text.printf(
        Locale.ROOT,
        ROW,
        "%s Hz at %s Vrms".formatted(Digits.plain(tone.hertz()), Digits.of(tone.driveVrms(), 6)),
        "left",
        "right");
    row("Output, Vrms", tone.outputVrms(), "%.5g");
    row("Output, V peak", tone.outputVpeak(), "%.5g");
    row("Amplifier's current, mA peak", tone.currentApeak(), 1000, "%.5g");
    row("Fundamental, Vrms", tone.fundamentalVrms(), "%.5g");
    text.printf(
        Locale.ROOT,
        ROW,
        "THD, %",
        distortion(tone.thdPercent().left()),
        distortion(tone.thdPercent().right()));
    for (int i = 0; i < 4; i++) {
      row("Harmonic %d, dB".formatted(i + 2), tone.harmonicsDbc().get(i), "%.1f");
    }
    row("Largest alias, dB", tone.aliasDbc(), "%.1f");
    text.printf(Locale.ROOT, "Limited by: %s%n", tone.limit().text());
    for (Measurement.AtHeadphone at : tone.headphones()) {
      text.printf(Locale.ROOT, "%s%n", at.headphone().name());
      row("  Power, mW", at.powerW(), 1000, "%.4g");
      row("  Level, dB SPL (estimate)", at.splDb(), "%.1f");
    }
  }

  private void tones(Measurement.Intermodulation tones) {
    text.printf(
        Locale.ROOT,
        "%s Hz and %s Hz, %s:1, at %s Vrms together%n",
        Digits.plain(tones.f1()),
        Digits.plain(tones.f2()),
        Digits.of(tones.ratio(), 4),
        Digits.of(tones.driveVrms(), 6));
    text.printf(Locale.ROOT, ROW, "", "left", "right");
    row("Output, Vrms", tones.outputVrms(), "%.5g");
    row("First tone, Vrms", tones.f1Vrms(), "%.5g");
    row("Second tone, Vrms", tones.f2Vrms(), "%.5g");
    text.printf(Locale.ROOT, "Limited by: %s%n", tones.limit().text());
    if (tones.products().isEmpty()) {
      text.printf(Locale.ROOT, "No product above -100 dB.%n");
      return;
    }
    text.printf(
        Locale.ROOT,
        "Products, dB over the second tone, the strongest of %d:%n",
        tones.products().size());
    tones.products().stream()
        .sorted((a, b) -> Double.compare(b.dbReF2().larger(), a.dbReF2().larger()))
        .limit(MOST_PRODUCTS)
        .forEach(product -> row("  %.1f Hz".formatted(product.hertz()), product.dbReF2(), "%.1f"));
  }

  private void response(Measurement.Response response) {
    text.printf(
        Locale.ROOT, "         Hz   gain left   right, dB    phase left   right, degrees%n");
    int points = response.frequencyHz().size();
    int step = Math.max(1, points / 20);
    for (int i = 0; i < points; i += step) {
      PerChannel gain = response.gainDb().get(i);
      PerChannel phase = response.phaseDeg().get(i);
      text.printf(
          Locale.ROOT,
          "%11.2f  %10s  %10s    %10s  %10s%n",
          response.frequencyHz().get(i),
          number("%.3f", gain.left()),
          number("%.3f", gain.right()),
          number("%.2f", phase.left()),
          number("%.2f", phase.right()));
    }
    PerChannel deviation = response.deviationDb();
    text.printf(
        Locale.ROOT,
        "From lowest to highest: %s dB left, %s dB right%n",
        number("%.3f", deviation.left()),
        number("%.3f", deviation.right()));
  }

  private void sweep(Measurement.Sweep sweep) {
    text.printf(
        Locale.ROOT,
        "%s Hz at %s Vrms, the louder channel%n",
        Digits.plain(sweep.hertz()),
        Digits.of(sweep.driveVrms(), 6));
    text.printf(
        Locale.ROOT,
        "  pairs   splitter: Vrms       dB     THD %%   limit    own amplifier: Vrms      dB%n");
    for (int i = 0; i < sweep.counts().size(); i++) {
      AtCount shared = sweep.splitter().get(i);
      AtCount own = sweep.distribution().get(i);
      text.printf(
          Locale.ROOT,
          "  %5d  %15s  %7s  %8s  %-8s %18s %7s%n",
          sweep.counts().get(i),
          number("%.4g", shared.outputVrms().larger()),
          number("%.2f", shared.dbReOne().larger()),
          distortion(shared.thdPercent().larger()),
          shared.limit().text(),
          number("%.4g", own.outputVrms().larger()),
          number("%.2f", own.dbReOne().larger()));
    }
  }

  private void thdVsPower(Measurement.ThdVsPower curve) {
    text.printf(Locale.ROOT, "%s Hz, the louder channel%n", Digits.plain(curve.hertz()));
    text.printf(Locale.ROOT, "  drive, Vrms   output, Vrms     power, mW      THD, %%   limit%n");
    int step = Math.max(1, curve.points().size() / 25);
    for (int i = 0; i < curve.points().size(); i++) {
      boolean last = i == curve.points().size() - 1;
      if (last || i % step == 0) {
        point("", curve.points().get(i), "");
      }
    }
  }

  private void maxPower(Measurement.MaxPower most) {
    text.printf(
        Locale.ROOT,
        "Power at %.3g %% THD, %s Hz, the louder channel%n",
        most.thdPercent(),
        Digits.plain(most.hertz()));
    text.printf(
        Locale.ROOT,
        "  %-26s  drive, Vrms   output, Vrms     power, mW      THD, %%   limit%n",
        "load");
    for (Measurement.AtLoad at : most.loads()) {
      point(
          "  %-26s".formatted(at.load()),
          at.point(),
          !at.limited()
              ? "  not reached; at full scale"
              : at.beyondFullScale() ? "  beyond full scale" : "");
    }
  }

  private void point(String load, PowerPoint point, String remark) {
    text.printf(
        Locale.ROOT,
        "%s  %11.4g  %13.4g  %12.4g  %10s   %-7s%s%n",
        load,
        point.driveVrms(),
        point.outputVrms(),
        1000 * point.powerW(),
        distortion(point.thdPercent()),
        point.limit().text(),
        remark);
  }

  private void noise(Measurement.Noise noise) {
    text.printf(
        Locale.ROOT,
        "At the jack, 20 Hz to 20 kHz          µVrms     µVrms(A)     dBu      dBu(A)%n");
    for (Measurement.NoiseSource source : noise.volts()) {
      text.printf(
          Locale.ROOT,
          "  %-30s %10s   %10s   %7s   %7s%n",
          source.name(),
          number("%.3f", 1e6 * source.vrms()),
          number("%.3f", 1e6 * source.vrmsA()),
          decibels(source.dbu()),
          decibels(source.dbuA()));
    }
    for (Measurement.NoiseAtHeadphone at : noise.headphones()) {
      text.printf(
          Locale.ROOT,
          "%s: %s dB SPL(A), an estimate%n",
          at.headphone().name(),
          number("%.1f", at.splDbA()));
    }
    text.printf(
        Locale.ROOT,
        "A yardstick: 150 Ω, a microphone's, make %.1f dBu in 20 kHz at 20 °C.%n",
        noise.microphoneDbu());
  }

  private void row(String what, PerChannel values, String form) {
    row(what, values, 1, form);
  }

  private void row(String what, PerChannel values, double factor, String form) {
    text.printf(
        Locale.ROOT,
        ROW,
        what,
        number(form, factor * values.left()),
        number(form, factor * values.right()));
  }

  private static String number(String form, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, form, value);
  }

  private static String decibels(double db) {
    return db == Double.NEGATIVE_INFINITY ? "-" : number("%.1f", db);
  }

  /// Distortion in percent; below a billionth it is the rounding of arithmetic.
  private static String distortion(double percent) {
    return percent < 1e-7 ? "0" : number("%.3g", percent);
  }
}
