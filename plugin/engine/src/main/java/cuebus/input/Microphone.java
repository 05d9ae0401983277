package cuebus.input;

/// How a microphone works.
public enum Microphone {
  DYNAMIC("dynamic", -20),
  RIBBON("ribbon", -26),
  /// Is silent without phantom power.
  CONDENSER("condenser", 0);

  private final String text;
  private final double fullScaleDbu;

  Microphone(String text, double fullScaleDbu) {
    this.text = text;
    this.fullScaleDbu = fullScaleDbu;
  }

  /// The word used in files, e.g. `condenser`.
  public String text() {
    return text;
  }

  /// What 0 dBFS of a recording stands for where nothing is stated, in dBu: the open-circuit output
  /// at about 127 dB SPL of usual microphones of the kind, of 1.8, 0.9 and 18 mV/Pa.
  public double fullScaleDbu() {
    return fullScaleDbu;
  }
}
