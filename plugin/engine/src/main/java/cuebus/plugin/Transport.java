package cuebus.plugin;

/// Where the host's song is, for one block. Filled anew by the host before each `process`; belongs
/// to the audio thread.
public final class Transport {

  /// True while the song runs.
  public boolean playing;

  /// True while the host records.
  public boolean recording;

  /// Tempo in quarter notes a minute; 0 where the host does not say.
  public double tempo;

  /// Position of the block's first frame in quarter notes from the start of the song; NaN where the
  /// host does not say.
  public double quarterNotes = Double.NaN;

  /// Position of the block's first frame in frames from the start of the song; −1 where the host
  /// does not say.
  public long frame = -1;

  /// Back to what a host without a transport says.
  public void clear() {
    playing = false;
    recording = false;
    tempo = 0;
    quarterNotes = Double.NaN;
    frame = -1;
  }
}
