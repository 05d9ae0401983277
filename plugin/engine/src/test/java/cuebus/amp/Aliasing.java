package cuebus.amp;

import java.util.List;
import java.util.Locale;

/// How far a limited tone's aliases lie below it: the largest line from 20 Hz to 20 kHz that is no
/// harmonic, and all of them together. `bench/aliasing.sh` prints the table of docs/amplifier.md.
final class Aliasing {

  private static final int RATE = 48_000;

  /// A power of two for the transform; tones fit a whole odd number of periods.
  private static final int WINDOW = 32_768;

  /// What limits, and how hard it is driven.
  enum Kind {
    RAIL("rail"),
    SATURATION("rail with 5 Ω of saturation"),
    KNEE("current, soft from 70 % with 5 Ω"),
    HARD("current, hard"),
    HARD_GROUND("current, hard, 0.5 Ω of common return"),
    HARD_COIL("current, hard, 30 Ω + 0.3 mH"),
    SATURATION_RESISTOR("rail with 5 Ω of saturation, 32 Ω, 15 dB over it"),
    HARD_RESISTOR("current, hard, 32 Ω, 15 dB over it");

    final String text;

    Kind(String text) {
      this.text = text;
    }

    private Device.Amp amp() {
      double none = Circuits.UNLIMITED;
      return switch (this) {
        case RAIL -> new Device.Amp(0, 1, 0, none, 1, 0, 10, 0, 0, List.of());
        case SATURATION -> new Device.Amp(0, 1, 5, none, 1, 0, 10, 0, 0, List.of());
        case KNEE -> new Device.Amp(0, none, 0, 0.03, 0.7, 5, 10, 0, 0, List.of());
        case HARD, HARD_COIL -> new Device.Amp(0, none, 0, 0.03, 1, 0, 10, 0, 0, List.of());
        case SATURATION_RESISTOR -> new Device.Amp(0, 0.4, 5, none, 1, 0, 10, 0, 0, List.of());
        case HARD_RESISTOR -> new Device.Amp(0, none, 0, 0.0085, 1, 0, 10, 0, 0, List.of());
        case HARD_GROUND -> new Device.Amp(0, none, 0, 0.03, 1, 0, 10, 0.5, 0, List.of());
      };
    }

    private Headphone headphone() {
      return switch (this) {
        case HARD_COIL ->
            Circuits.headphone(32, Element.resistor(30), new Element(Circuits.UNLIMITED, 3e-4, 0));
        case HARD_RESISTOR, SATURATION_RESISTOR -> Circuits.resistor(32);
        default -> Circuits.closedDynamic();
      };
    }
  }

  /// @param largestDb the largest line below the fundamental, in dB
  /// @param togetherDb all of them
  record Level(double largestDb, double togetherDb) {}

  private Aliasing() {}

  static Level of(Kind kind, int hertz, int factor) {
    var circuit =
        new Circuit(
            kind.amp(),
            Circuits.pairs(1, kind.headphone()),
            Lead.STEREO,
            RATE,
            new Oversampling(factor, Oversampling.Phase.MINIMUM));
    int cycles = (int) ((long) hertz * WINDOW / RATE) | 1;
    int frames = RATE / 2 + WINDOW;
    double[] left = new double[frames];
    for (int n = 0; n < frames; n++) {
      left[n] = 2 * Math.sin(2 * Math.PI * ((long) cycles * n % WINDOW) / WINDOW);
    }
    circuit.process(left, left.clone(), 0, frames);
    double[] power = Tone.powers(left, RATE / 2, WINDOW);
    double largest = 0;
    double together = 0;
    for (int bin = 20 * WINDOW / RATE; bin <= 20_000 * WINDOW / RATE; bin++) {
      if (bin % cycles != 0) {
        largest = Math.max(largest, power[bin]);
        together += power[bin];
      }
    }
    return new Level(
        10 * Math.log10(largest / power[cycles]), 10 * Math.log10(together / power[cycles]));
  }

  /// Prints the table.
  public static void main(String[] arguments) {
    System.out.println("| Limit | × | 997 Hz | 5003 Hz | 10 007 Hz |");
    System.out.println("|---|---|---|---|---|");
    for (Kind kind : Kind.values()) {
      for (int factor : new int[] {2, 8, 16}) {
        var row = new StringBuilder("| " + kind.text + " | " + factor + " |");
        for (int hertz : new int[] {997, 5003, 10_007}) {
          Level level = of(kind, hertz, factor);
          row.append(
              String.format(Locale.ROOT, " %.0f (%.0f) |", level.largestDb(), level.togetherDb()));
        }
        System.out.println(row);
      }
    }
  }
}
