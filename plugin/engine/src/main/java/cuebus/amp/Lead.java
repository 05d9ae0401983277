package cuebus.amp;

/// The lead between the output and the headphones.
public enum Lead {
  /// TRS: both channels driven against a common return.
  STEREO("stereo"),
  /// A TS plug in a stereo jack: the sleeve shorts the right channel to ground.
  MONO("mono"),
  /// The common return is broken: both drivers lie in series between the two outputs.
  OPEN_SLEEVE("open-sleeve");

  private final String text;

  Lead(String text) {
    this.text = text;
  }

  /// The word used in files, e.g. `open-sleeve`.
  public String text() {
    return text;
  }
}
