package cuebus.param;

/// Which ears get a mix, and how. Append only: the number of a choice is its place.
public enum Ears {
  /// Left to left, right to right.
  STEREO(0, "stereo"),
  /// Both channels as one, on both ears.
  MONO(1, "mono"),
  /// Both channels on the left ear alone.
  LEFT(2, "left"),
  /// Both channels on the right ear alone.
  RIGHT(3, "right");

  private static final Ears[] ALL = values();

  private final int choice;
  private final String text;

  Ears(int choice, String text) {
    this.choice = choice;
    this.text = text;
  }

  /// The word in files and menus.
  public String text() {
    return text;
  }

  /// The value of the parameter that means this.
  public int choice() {
    return choice;
  }

  /// What a value of the parameter means. Allocates nothing.
  ///
  /// @param value one that the parameter can have
  public static Ears ofChoice(double value) {
    return ALL[(int) value];
  }
}
