package cuebus.host.jvst;

import static jvst.wrapper.valueobjects.VSTTimeInfo.*;

import jvst.wrapper.valueobjects.VSTTimeInfo;

/// A song that plays from its beginning, in four-four time at one tempo.
final class SongPosition extends VSTTimeInfo {

  private static final int BEATS = 4;
  private static final int CLOCKS_PER_QUARTER = 24;

  private static final int KNOWN =
      VST_TIME_TRANSPORT_PLAYING
          | VST_TIME_NANOS_VALID
          | VST_TIME_PPQ_POS_VALID
          | VST_TIME_TEMPO_VALID
          | VST_TIME_BARS_VALID
          | VST_TIME_TIME_SIG_VALID
          | VST_TIME_CLOCK_VALID;

  /// @param frame frame of the song
  /// @param rate frames per second
  /// @param bpm quarter notes per minute
  SongPosition(long frame, int rate, double bpm) {
    this(frame, rate, bpm, frame / (double) rate * bpm / 60);
  }

  private SongPosition(long frame, int rate, double bpm, double quarters) {
    super(
        (double) frame,
        rate,
        (double) System.nanoTime(),
        quarters,
        bpm,
        Math.floor(quarters / BEATS) * BEATS,
        0,
        0,
        BEATS,
        4,
        0,
        0,
        toNextClock(frame, rate, bpm),
        KNOWN | (frame == 0 ? VST_TIME_TRANSPORT_CHANGED : 0));
  }

  private static int toNextClock(long frame, int rate, double bpm) {
    double framesPerClock = rate * 60.0 / bpm / CLOCKS_PER_QUARTER;
    return (int) Math.round(Math.ceil(frame / framesPerClock) * framesPerClock - frame);
  }
}
