package cuebus.param;

/// What the click follows. Append only: the number of a choice is its place.
public enum ClickMode {
  /// No click.
  OFF(0, "off"),
  /// The host's song while it runs: its tempo, meter and place.
  SONG(1, "song"),
  /// Nothing: it runs by itself at its own tempo.
  FREE(2, "free");

  private static final ClickMode[] ALL = values();

  private final int choice;
  private final String text;

  ClickMode(int choice, String text) {
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
  public static ClickMode ofChoice(double value) {
    return ALL[(int) value];
  }
}
