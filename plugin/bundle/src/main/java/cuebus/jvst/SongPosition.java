package cuebus.jvst;

import cuebus.rt.AudioThread;
import cuebus.rt.Transport;
import jvst.wrapper.valueobjects.VSTTimeInfo;
import org.jspecify.annotations.Nullable;

/// Where the host's song is, as the wrapper tells it.
@AudioThread
final class SongPosition {

  /// What the host is asked for.
  static final int ASKED =
      VSTTimeInfo.VST_TIME_PPQ_POS_VALID
          | VSTTimeInfo.VST_TIME_TEMPO_VALID
          | VSTTimeInfo.VST_TIME_BARS_VALID
          | VSTTimeInfo.VST_TIME_CYCLE_POS_VALID
          | VSTTimeInfo.VST_TIME_TIME_SIG_VALID;

  private SongPosition() {}

  /// Takes up what the host says of a block's first frame.
  ///
  /// @param time null where the host says nothing
  static void read(@Nullable VSTTimeInfo time, Transport transport) {
    transport.clear();
    if (time == null) {
      return;
    }
    int flags = time.getFlags();
    transport.playing = (flags & VSTTimeInfo.VST_TIME_TRANSPORT_PLAYING) != 0;
    transport.recording = (flags & VSTTimeInfo.VST_TIME_TRANSPORT_RECORDING) != 0;
    transport.frame = time.getSamplePos() >= 0 ? (long) time.getSamplePos() : -1;
    if ((flags & VSTTimeInfo.VST_TIME_PPQ_POS_VALID) != 0) {
      transport.quarterNotes = time.getPPQPos();
    }
    if ((flags & VSTTimeInfo.VST_TIME_TEMPO_VALID) != 0) {
      transport.tempo = time.getTempo();
    }
    if ((flags & VSTTimeInfo.VST_TIME_TIME_SIG_VALID) != 0) {
      transport.beatsPerBar = time.getTimeSigNumerator();
      transport.beatUnit = time.getTimeSigDenominator();
    }
    if ((flags & VSTTimeInfo.VST_TIME_BARS_VALID) != 0) {
      transport.barStart = time.getBarStartPos();
    }
    if ((flags & VSTTimeInfo.VST_TIME_CYCLE_POS_VALID) != 0) {
      transport.looping = (flags & VSTTimeInfo.VST_TIME_TRANSPORT_CYCLE_ACTIVE) != 0;
      transport.loopStart = time.getCycleStartPos();
      transport.loopEnd = time.getCycleEndPos();
    }
  }
}
