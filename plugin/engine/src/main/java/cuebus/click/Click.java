package cuebus.click;

import cuebus.param.ClickMode;
import cuebus.param.ClickSound;
import cuebus.rt.AudioThread;
import cuebus.rt.Transport;

/// A click that follows the host's song, or runs by itself.
///
/// Each click begins on the first frame at or after its beat; a beat up to a hundredth of a frame
/// behind a frame counts as on it, for hosts round. In a run of the song no beat is heard twice and
/// none is left out, also where the host's tempo glides. Clicks are at least 10 ms apart and at
/// most 50 ms long; one that has begun sounds to its end. How a run is cut into blocks and
/// stretches changes no bit.
///
/// A song without tempo or place, or with what is no tempo (1 to 1000 quarter notes a minute) or no
/// place, has no click. Allocates nothing after construction.
@AudioThread
public final class Click {

  private static final int MOST_BEATS = 255;
  private static final int SHORTEST_BEAT = 64;

  /// What two positions that mean the same may differ by, in quarter notes.
  private static final double SAME = 1e-7;

  private final Playhead song;
  private final Playhead free;
  private final ClickTables tables;
  private final Voices voices;

  private ClickMode mode = ClickMode.OFF;
  private ClickSound sound = ClickSound.BEEP;
  private boolean accented = true;
  private int subdivision = 1;
  private double ownTempo = 120;
  private int ownBeats = 4;
  private int countInBars;

  /// Frames of the block before, and how many of this one are done.
  private int played;

  private int done;

  /// Every beat up to this position has been dealt with.
  private double reached;

  /// The song's bars, in quarter notes.
  private double songBar = 4;

  private double songBeat = 1;
  private double songBarStart;
  private boolean songMeterKnown;

  /// From where the song began to run to the next bar line.
  private double toFirstBar;

  /// @param sampleRate in Hz
  public Click(double sampleRate) {
    song = new Playhead(sampleRate);
    free = new Playhead(sampleRate);
    tables = new ClickTables(sampleRate);
    voices = new Voices(sampleRate);
  }

  /// Sets what it follows. [ClickMode#FREE] begins at once with the first beat of a bar.
  public void mode(ClickMode wanted) {
    if (wanted != mode) {
      mode = wanted;
      if (mode == ClickMode.FREE) {
        free.start(done, ownTempo);
      }
      reached = head().reached(done - 1L);
    }
  }

  /// Sets what it sounds like.
  ///
  /// @param wanted the sound of all clicks from now on
  /// @param accents whether the first beat of a bar stands out
  /// @param perBeat clicks in a beat, from 1
  public void sound(ClickSound wanted, boolean accents, int perBeat) {
    sound = wanted;
    accented = accents;
    subdivision = perBeat;
  }

  /// Sets what it does where there is no song to follow.
  ///
  /// @param tempo of the free click in quarter notes a minute
  /// @param beats in a bar, free or where the host does not say; a beat is a quarter note
  public void own(double tempo, int beats) {
    if (mode == ClickMode.FREE && tempo != ownTempo) {
      free.tempo(done, tempo);
    }
    ownTempo = tempo;
    ownBeats = beats;
  }

  /// Ends the click so many whole bars after the song began to run.
  ///
  /// @param bars 0 for a click that does not end
  public void countIn(int bars) {
    countInBars = bars;
  }

  private Playhead head() {
    return mode == ClickMode.FREE ? free : song;
  }

  private double beat() {
    return mode == ClickMode.FREE ? 1 : songBeat;
  }

  private int beatsPerBar() {
    return mode == ClickMode.FREE || !songMeterKnown
        ? ownBeats
        : (int) Math.round(songBar / songBeat);
  }

  private double barStart() {
    return mode == ClickMode.FREE ? 0 : songBarStart;
  }

  /// Begins a block.
  ///
  /// @param transport where the song is at its first frame
  /// @param frames how many it has, from 1
  public void begin(Transport transport, int frames) {
    free.goOn(played);
    boolean ran = song.running();
    Playhead.Course course = song.follow(transport, played);
    if (course != Playhead.Course.STANDS) {
      meter(transport);
      if (course == Playhead.Course.JUMPED && mode == ClickMode.SONG) {
        reached = song.reached(-1);
      }
      if (!ran) {
        double bars = (song.at(0) - songBarStart) / songBar;
        toFirstBar = Math.max(0, Math.ceil(bars - SAME) - bars) * songBar;
      }
    }
    played = frames;
    done = 0;
  }

  private void meter(Transport transport) {
    songMeterKnown =
        transport.beatsPerBar >= 1
            && transport.beatsPerBar <= MOST_BEATS
            && transport.beatUnit >= 1
            && transport.beatUnit <= SHORTEST_BEAT;
    songBeat = songMeterKnown ? 4.0 / transport.beatUnit : 1;
    songBar = songBeat * (songMeterKnown ? transport.beatsPerBar : ownBeats);
    songBarStart = Math.abs(transport.barStart) <= Playhead.FARTHEST ? transport.barStart : 0;
  }

  /// Writes the clicks of the next stretch of the block.
  ///
  /// @param out takes them from index 0
  /// @param frames at most 10 ms of them
  /// @return false if there is none: nothing was written
  public boolean render(float[] out, int frames) {
    int end = done + frames;
    if (song.running()) {
      while (song.loopFrame() < end) {
        int back = (int) song.loopFrame();
        if (mode == ClickMode.SONG) {
          beginUntil(back);
        }
        double start = song.loop();
        if (mode == ClickMode.SONG) {
          reached = Math.min(song.reached(back - 1L), start - SAME);
        }
      }
    }
    if (mode != ClickMode.OFF && head().running()) {
      beginUntil(end);
    }
    done = end;
    return voices.render(out, frames);
  }

  /// Begins the clicks of all beats whose frame is before `end`.
  private void beginUntil(int end) {
    double tick = beat() / subdivision;
    double number = Math.floor((reached - barStart()) / tick) + 1;
    while (true) {
      double position = barStart() + number * tick;
      double frame = head().frameOf(position);
      if (frame >= end) {
        break;
      }
      if (position > reached) {
        int at = (int) Math.max(done, frame);
        if (counting(at)) {
          voices.begin(tables.of(sound, kind((long) number)), at - done);
        }
        reached = position;
      }
      number++;
    }
    reached = Math.max(reached, head().reached(end - 1L));
  }

  private boolean counting(int frame) {
    if (countInBars == 0) {
      return true;
    }
    double limit = countInBars * beatsPerBar() * beat();
    return head().elapsed(frame) + SAME < (mode == ClickMode.FREE ? limit : limit + toFirstBar);
  }

  private ClickTables.Kind kind(long number) {
    if (Math.floorMod(number, subdivision) != 0) {
      return ClickTables.Kind.SUBDIVISION;
    }
    boolean first = Math.floorMod(number, (long) subdivision * beatsPerBar()) == 0;
    return first && accented ? ClickTables.Kind.ACCENT : ClickTables.Kind.BEAT;
  }

  /// Forgets what was played; a free click begins anew.
  public void reset() {
    voices.reset();
    song.stop();
    played = 0;
    done = 0;
    free.start(0, ownTempo);
    reached = head().reached(-1);
  }
}
