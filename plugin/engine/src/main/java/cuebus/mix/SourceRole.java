package cuebus.mix;

/// What a source is in a band. Talkback and listenback are heard by their talk keys in place of
/// sends; other roles change no sound, and checks and editors go by them.
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

  /// True for a source that is heard while its talk key is on, and not through sends.
  public boolean talks() {
    return this == TALKBACK || this == LISTENBACK;
  }

  /// The word used in files, e.g. `vocal`.
  public String text() {
    return text;
  }
}
