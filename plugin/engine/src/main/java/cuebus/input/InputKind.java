package cuebus.input;

/// What an input is made for.
public enum InputKind {
  MIC("mic", 150),
  INSTRUMENT("instrument", 0),
  LINE("line", 0);

  private final String text;
  private final double sourceOhm;

  InputKind(String text, double sourceOhm) {
    this.text = text;
    this.sourceOhm = sourceOhm;
  }

  /// The word used in files, e.g. `mic`.
  public String text() {
    return text;
  }

  /// The source impedance where none is stated, in Ω: for a microphone the 150 Ω that noise is
  /// specified with (IEC 60268-3), else an ideal source.
  public double sourceOhm() {
    return sourceOhm;
  }
}
