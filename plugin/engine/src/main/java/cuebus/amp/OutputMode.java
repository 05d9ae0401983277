package cuebus.amp;

/// Whether a mix's output model runs and is heard.
public enum OutputMode {
  /// Clean; the model does not run.
  OFF("off"),
  /// Clean; the model runs beside it for its meters.
  METER("meter"),
  /// What the headphones get.
  AUDIBLE("audible");

  private final String text;

  OutputMode(String text) {
    this.text = text;
  }

  /// The word used in files, e.g. `audible`.
  public String text() {
    return text;
  }
}
