package cuebus.param;

/// How the engineer hears a source alone, in their own mix only. Append only: the number of a
/// choice is its place.
public enum Solo {
  /// Not alone.
  OFF(0, "off"),
  /// Before the faders: as it comes behind the trim, in the centre.
  PFL(1, "pfl"),
  /// After the fader: at its level and pan in the main mix.
  AFL(2, "afl"),
  /// In place: as it is in the engineer's mix, the others silent.
  SOLO(3, "solo");

  private static final Solo[] ALL = values();

  private final int choice;
  private final String text;

  Solo(int choice, String text) {
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
  public static Solo ofChoice(double value) {
    return ALL[(int) value];
  }
}
