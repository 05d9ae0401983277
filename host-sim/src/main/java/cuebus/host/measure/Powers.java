package cuebus.host.measure;

import cuebus.amp.Headphone;
import cuebus.amp.Load;
import cuebus.amp.PluggedHeadphone;
import java.util.List;

/// Power in headphones from the lines of the voltage across them: each line drives its own current
/// through the impedance at its frequency.
final class Powers {

  /// Lines below this share of the largest carry no power worth adding, −140 dB.
  private static final double NOTHING = 1e-7;

  private final Spectrum spectrum;
  private final double hertzPerLine;
  private final double sampleRate;

  Powers(Spectrum spectrum, double hertzPerLine, double sampleRate) {
    this.spectrum = spectrum;
    this.hertzPerLine = hertzPerLine;
    this.sampleRate = sampleRate;
  }

  /// Power in W in one channel of some headphones in parallel.
  double watts(List<Headphone> headphones) {
    if (headphones.isEmpty()) {
      return 0;
    }
    var load =
        new Load(headphones.stream().map(h -> new PluggedHeadphone(h, 1)).toList(), sampleRate);
    double largest = 0;
    for (int line = 1; line < spectrum.lines(); line++) {
      largest = Math.max(largest, spectrum.vrms(line));
    }
    double watts = 0;
    for (int line = 1; line < spectrum.lines(); line++) {
      double vrms = spectrum.vrms(line);
      if (vrms > NOTHING * largest) {
        var impedance = load.impedance(line * hertzPerLine);
        watts +=
            vrms * vrms * impedance.resistance() / (impedance.magnitude() * impedance.magnitude());
      }
    }
    return watts;
  }
}
