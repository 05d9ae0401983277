package cuebus.param;

/// What a click sounds like. Append only: the number of a choice is its place.
public enum ClickSound {
  /// A short tone.
  BEEP(0, "beep"),
  /// A wood block.
  WOOD(1, "wood"),
  /// A stick, mostly noise.
  STICK(2, "stick"),
  /// A cowbell.
  BELL(3, "bell");

  private static final ClickSound[] ALL = values();

  private final int choice;
  private final String text;

  ClickSound(int choice, String text) {
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
  public static ClickSound ofChoice(double value) {
    return ALL[(int) value];
  }
}
