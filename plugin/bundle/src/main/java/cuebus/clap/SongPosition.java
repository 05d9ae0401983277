package cuebus.clap;

import cuebus.clap.ClapAbi.Transport;
import cuebus.entry.Memory;
import cuebus.rt.AudioThread;

/// Where the host's song is, as CLAP tells it.
@AudioThread
final class SongPosition {

  private final double sampleRate;
  private final cuebus.rt.Transport transport = new cuebus.rt.Transport();
  private int at;

  SongPosition(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /// Reads the position of a block's first frame.
  ///
  /// @param address of a [Transport], 0 where the host has none
  void read(long address) {
    transport.clear();
    if (address != 0) {
      int flags = Memory.getInt(address + Transport.FLAGS);
      transport.playing = (flags & Transport.PLAYING) != 0;
      transport.recording = (flags & Transport.RECORDING) != 0;
      if ((flags & Transport.HAS_TEMPO) != 0) {
        transport.tempo = Memory.getDouble(address + Transport.TEMPO);
      }
      if ((flags & Transport.HAS_BEATS) != 0) {
        transport.quarterNotes = beats(address + Transport.BEATS);
      }
      if ((flags & Transport.HAS_SECONDS) != 0) {
        double seconds = Memory.getLong(address + Transport.SECONDS) / Transport.ONE;
        transport.frame = Math.round(seconds * sampleRate);
      }
      if ((flags & Transport.HAS_METER) != 0) {
        transport.beatsPerBar =
            Short.toUnsignedInt(Memory.getShort(address + Transport.BEATS_PER_BAR));
        transport.beatUnit = Short.toUnsignedInt(Memory.getShort(address + Transport.BEAT_UNIT));
      }
      if ((flags & Transport.HAS_BEATS) != 0) {
        transport.barStart = beats(address + Transport.BAR_START);
        transport.looping = (flags & Transport.LOOPING) != 0;
        transport.loopStart = beats(address + Transport.LOOP_START_BEATS);
        transport.loopEnd = beats(address + Transport.LOOP_END_BEATS);
      }
    }
    at = 0;
  }

  private static double beats(long address) {
    return Memory.getLong(address) / Transport.ONE;
  }

  /// The position some frames into the block, not before the one asked for last.
  cuebus.rt.Transport after(int frames) {
    transport.advance(frames - at, sampleRate);
    at = frames;
    return transport;
  }
}
