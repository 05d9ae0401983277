package cuebus.rt;

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

  /// Beats in a bar, the upper number of the time signature; 0 where the host does not say.
  public int beatsPerBar;

  /// The note value of a beat, the lower number of the time signature: 4 for a quarter note; 0
  /// where the host does not say.
  public int beatUnit;

  /// Where a bar begins, in quarter notes; NaN where the host does not say.
  public double barStart = Double.NaN;

  /// True while the song goes back to [#loopStart] where it reaches [#loopEnd].
  public boolean looping;

  /// Where the loop begins, in quarter notes.
  public double loopStart = Double.NaN;

  /// Where the loop ends, in quarter notes.
  public double loopEnd = Double.NaN;

  /// Back to what a host without a transport says.
  public void clear() {
    playing = false;
    recording = false;
    tempo = 0;
    quarterNotes = Double.NaN;
    frame = -1;
    beatsPerBar = 0;
    beatUnit = 0;
    barStart = Double.NaN;
    looping = false;
    loopStart = Double.NaN;
    loopEnd = Double.NaN;
  }

  /// Moves on by frames that were played: for hosts whose block is rendered in parts. The loop is
  /// kept to.
  ///
  /// @param sampleRate in Hz
  public void advance(int frames, double sampleRate) {
    if (playing) {
      frame = frame < 0 ? frame : frame + frames;
      quarterNotes += frames / sampleRate * tempo / 60;
      double length = loopEnd - loopStart;
      if (looping && length > 0 && quarterNotes >= loopEnd && quarterNotes - length < loopEnd) {
        quarterNotes -= length;
        frame = -1;
      }
    }
  }
}
