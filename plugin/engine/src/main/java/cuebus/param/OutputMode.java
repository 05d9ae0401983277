package cuebus.param;

import java.util.Arrays;

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

  /// The words of all modes, in order.
  static String[] texts() {
    return Arrays.stream(values()).map(OutputMode::text).toArray(String[]::new);
  }

  /// The word used in files, e.g. `audible`.
  public String text() {
    return text;
  }
}
