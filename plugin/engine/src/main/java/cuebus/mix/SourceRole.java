package cuebus.mix;

/// What a source is in a band. It changes no sound by itself; talkback and click features, checks
/// and editors go by it.
public enum SourceRole {
  INSTRUMENT("instrument"),
  VOCAL("vocal"),
  CLICK("click"),
  TALKBACK("talkback"),
  LISTENBACK("listenback"),
  AMBIENCE("ambience"),
  PLAYBACK("playback");

  private final String text;

  SourceRole(String text) {
    this.text = text;
  }

  /// The word used in files, e.g. `vocal`.
  public String text() {
    return text;
  }
}
