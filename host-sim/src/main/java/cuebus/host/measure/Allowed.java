package cuebus.host.measure;

/// What the bench can be asked for. Each check throws an [IllegalArgumentException] that names the
/// place, what stands there and what is allowed.
public final class Allowed {

  /// The lowest frequency of a tone in Hz: a few periods of it still fit a record.
  public static final double LOWEST_HERTZ = 1;

  /// The most headphones on one output.
  public static final int MOST_HEADPHONES = 64;

  private static final double SMALLEST_VRMS = 1e-6;
  private static final double LARGEST_VRMS = 1000;
  private static final double SMALLEST_OHM = 0.1;
  private static final double LARGEST_OHM = 1e6;
  private static final double LARGEST_RATIO = 1e6;
  private static final int MOST_POINTS = 10_000;

  private Allowed() {}

  /// A frequency in Hz that the sample rate carries.
  ///
  /// @param place where it stands, e.g. `--tone`
  public static void frequency(String place, double hertz, double sampleRate) {
    require(
        hertz >= LOWEST_HERTZ && hertz < sampleRate / 2,
        "%s: %s Hz is not allowed, %s Hz or more and less than %s Hz, half the sample rate, is"
            .formatted(
                place,
                Digits.plain(hertz),
                Digits.plain(LOWEST_HERTZ),
                Digits.plain(sampleRate / 2)));
  }

  /// A drive in Vrms.
  public static void drive(String place, double vrms) {
    require(
        vrms >= SMALLEST_VRMS && vrms <= LARGEST_VRMS,
        "%s: %s Vrms is not allowed, %s to %s is"
            .formatted(
                place,
                Digits.plain(vrms),
                Digits.plain(SMALLEST_VRMS),
                Digits.plain(LARGEST_VRMS)));
  }

  /// Two frequencies in Hz that are not the same.
  public static void different(String place, double f1, double f2) {
    require(
        f1 != f2,
        "%s: both are %s Hz, two different ones are allowed".formatted(place, Digits.plain(f1)));
  }

  /// A dummy load in Ω.
  public static void resistor(String place, double ohm) {
    require(
        ohm >= SMALLEST_OHM && ohm <= LARGEST_OHM,
        "%s: %s Ω is not allowed, %s to %s is"
            .formatted(
                place, Digits.plain(ohm), Digits.plain(SMALLEST_OHM), Digits.plain(LARGEST_OHM)));
  }

  /// A ratio of two amplitudes.
  public static void ratio(String place, double ratio) {
    require(
        ratio >= 1 / LARGEST_RATIO && ratio <= LARGEST_RATIO,
        "%s: %s is not allowed, %s to %s is"
            .formatted(
                place,
                Digits.plain(ratio),
                Digits.plain(1 / LARGEST_RATIO),
                Digits.plain(LARGEST_RATIO)));
  }

  /// A range of frequencies and how many there are in it.
  public static void range(String place, double from, double to, int points, double sampleRate) {
    frequency(place, from, sampleRate);
    frequency(place, to, sampleRate);
    require(
        from < to,
        "%s: %s to %s Hz is not a rising range"
            .formatted(place, Digits.plain(from), Digits.plain(to)));
    require(
        points >= 2 && points <= MOST_POINTS,
        "%s: %s points are not allowed, 2 to %s are".formatted(place, points, MOST_POINTS));
  }

  /// A range of numbers of headphones.
  public static void counts(String place, int from, int to) {
    require(
        from >= 1 && from <= to && to <= MOST_HEADPHONES,
        "%s: %s:%s is not allowed, a rising range within 1:%s is"
            .formatted(place, from, to, MOST_HEADPHONES));
  }

  private static void require(boolean right, String problem) {
    if (!right) {
      throw new IllegalArgumentException(problem);
    }
  }
}
