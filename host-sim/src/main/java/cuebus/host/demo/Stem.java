package cuebus.host.demo;

/// The stems of the demo song, in the order in which each block of them is handed over.
public enum Stem {
  /// Bass drum, close microphone.
  KICK("kick", 1, -7.5),
  /// Snare drum, close microphone.
  SNARE("snare", 1, -7),
  /// Hats, close microphone.
  HATS("hats", 1, -10),
  /// The whole kit and its room, a pair above it; the crash is heard here only.
  OVERHEADS("overheads", 2, -4),
  /// Bass guitar, direct.
  BASS("bass", 1, -14),
  /// Electric piano, direct.
  KEYS("keys", 2, -16),
  /// Lead voice.
  LEAD("lead", 1, -7.5),
  /// Metronome, accented on one.
  CLICK("click", 1, -6);

  private final String id;
  private final int channels;
  private final double trimDb;

  Stem(String id, int channels, double trimDb) {
    this.id = id;
    this.channels = channels;
    this.trimDb = trimDb;
  }

  /// Stable id, also the name of its file without extension.
  public String id() {
    return id;
  }

  /// 1 (mono) or 2 (left, right).
  public int channels() {
    return channels;
  }

  /// Recording level of the instrument, set so that the stem peaks between −9 and −3 dBFS.
  double trimDb() {
    return trimDb;
  }
}
