package cuebus.host.measure;

/// What bounds an output.
public enum Limit {
  NONE("none"),
  /// The amplifier's largest voltage.
  RAIL("rail"),
  /// The amplifier's largest current.
  CURRENT("current");

  private final String text;

  Limit(String text) {
    this.text = text;
  }

  /// The word used in JSON, e.g. `rail`.
  public String text() {
    return text;
  }
}
