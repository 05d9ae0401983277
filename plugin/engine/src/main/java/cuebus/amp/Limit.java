package cuebus.amp;

/// What bounds an amplifier at one instant.
public enum Limit {
  NONE("none"),
  /// Its largest voltage.
  RAIL("rail"),
  /// Its largest current.
  CURRENT("current");

  private final String text;

  Limit(String text) {
    this.text = text;
  }

  /// The word used in reports, e.g. `rail`.
  public String text() {
    return text;
  }
}
