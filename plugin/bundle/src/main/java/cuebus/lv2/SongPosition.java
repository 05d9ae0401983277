package cuebus.lv2;

import cuebus.lv2.Urids.Term;
import cuebus.rt.AudioThread;
import cuebus.rt.Transport;

/// Where the song is. LV2 hosts say so when it changes, so it runs on by itself in between.
@AudioThread
final class SongPosition {

  private final Urids urids;
  private final AtomProperties properties;
  private final Transport transport;
  private final double sampleRate;
  private double speed;
  private double beatsPerMinute = Double.NaN;
  private double beatsPerBar = Double.NaN;

  /// The note value of a beat: 4 for quarter notes.
  private double beatUnit = 4;

  /// @param transport kept up to date
  SongPosition(Urids urids, AtomProperties properties, Transport transport, double sampleRate) {
    this.urids = urids;
    this.properties = properties;
    this.transport = transport;
    this.sampleRate = sampleRate;
  }

  /// Reads a `time:Position`.
  ///
  /// @param offset the frame of the block at which it holds
  void read(long atom, long offset) {
    double frame = Double.NaN;
    double beat = Double.NaN;
    double bar = Double.NaN;
    double barBeat = Double.NaN;
    properties.open(atom);
    while (properties.next()) {
      int key = properties.key();
      double number = properties.number();
      if (!Double.isFinite(number)) {
        continue;
      }
      if (key == urids.of(Term.TIME_SPEED)) {
        speed = number;
      } else if (key == urids.of(Term.TIME_BEATS_PER_MINUTE)) {
        beatsPerMinute = number;
      } else if (key == urids.of(Term.TIME_BEATS_PER_BAR)) {
        beatsPerBar = number;
      } else if (key == urids.of(Term.TIME_BEAT_UNIT) && number > 0) {
        beatUnit = number;
      } else if (key == urids.of(Term.TIME_FRAME)) {
        frame = number;
      } else if (key == urids.of(Term.TIME_BEAT)) {
        beat = number;
      } else if (key == urids.of(Term.TIME_BAR)) {
        bar = number;
      } else if (key == urids.of(Term.TIME_BAR_BEAT)) {
        barBeat = number;
      }
    }
    transport.playing = speed != 0;
    // As heard: backwards is below 0. While the song stands, as it will be.
    double tempo = beatsPerMinute > 0 ? beatsPerMinute * 4 / beatUnit : 0;
    transport.tempo = speed == 0 ? tempo : tempo * speed;
    double beats = Double.isNaN(beat) ? bar * beatsPerBar + barBeat : beat;
    transport.beatsPerBar = beatsPerBar >= 1 ? (int) Math.round(beatsPerBar) : 0;
    transport.beatUnit = (int) Math.round(beatUnit);
    transport.barStart = (beats - barBeat) * 4 / beatUnit;
    // Both hold at the offset; the transport's are those of the block's first frame.
    transport.quarterNotes = beats * 4 / beatUnit - quarters(offset);
    transport.frame = Double.isNaN(frame) ? -1 : Math.max(0, Math.round(frame - offset * speed));
  }

  /// Moves on by what was rendered.
  void advance(int frames) {
    if (transport.frame >= 0) {
      transport.frame = Math.max(0, Math.round(transport.frame + frames * speed));
    }
    transport.quarterNotes += quarters(frames);
  }

  private double quarters(long frames) {
    return speed == 0 ? 0 : frames * transport.tempo / (60 * sampleRate);
  }
}
