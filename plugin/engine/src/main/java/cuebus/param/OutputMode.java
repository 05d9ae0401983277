package cuebus.param;

/// Whether a mix's output model runs and is heard.
public enum OutputMode {
  /// Clean; the model does not run.
  OFF(0, "off"),
  /// Clean; the model runs beside it for its meters.
  METER(1, "meter"),
  /// What the headphones get.
  AUDIBLE(2, "audible");

  private final int choice;
  private final String text;

  OutputMode(int choice, String text) {
    this.choice = choice;
    this.text = text;
  }

  /// The mode as a value of [Control#OUTPUT].
  public int choice() {
    return choice;
  }

  /// The mode that a value of [Control#OUTPUT] means.
  public static OutputMode ofChoice(double choice) {
    return choice == METER.choice ? METER : choice == AUDIBLE.choice ? AUDIBLE : OFF;
  }

  /// The word used in files, e.g. `audible`.
  public String text() {
    return text;
  }
}
