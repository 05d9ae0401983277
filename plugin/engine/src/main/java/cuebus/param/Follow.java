package cuebus.param;

/// What a send takes its level from. Append only: the number of a choice is its place.
public enum Follow {
  /// Its own level, whatever the main mix does.
  OFF(0, "off"),
  /// The level in the main mix; its own is an offset from that.
  LEVEL(1, "level"),
  /// Likewise, and silent where the main mix mutes the source.
  LEVEL_AND_MUTE(2, "level-and-mute");

  private static final Follow[] ALL = values();

  private final int choice;
  private final String text;

  Follow(int choice, String text) {
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
  public static Follow ofChoice(double value) {
    return ALL[(int) value];
  }
}
