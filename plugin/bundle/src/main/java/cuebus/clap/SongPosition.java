package cuebus.clap;

import cuebus.clap.ClapAbi.Transport;
import cuebus.entry.Memory;
import cuebus.rt.AudioThread;

/// Where the host's song is, as CLAP tells it.
@AudioThread
final class SongPosition {

  private final double sampleRate;
  private final cuebus.plugin.Transport transport = new cuebus.plugin.Transport();
  private double quarterNotes;
  private long frame;

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
        transport.quarterNotes = Memory.getLong(address + Transport.BEATS) / Transport.ONE;
      }
      if ((flags & Transport.HAS_SECONDS) != 0) {
        double seconds = Memory.getLong(address + Transport.SECONDS) / Transport.ONE;
        transport.frame = Math.round(seconds * sampleRate);
      }
    }
    quarterNotes = transport.quarterNotes;
    frame = transport.frame;
  }

  /// The position some frames into the block.
  cuebus.plugin.Transport after(int frames) {
    if (transport.playing) {
      transport.quarterNotes = quarterNotes + transport.tempo / 60 * frames / sampleRate;
      transport.frame = frame < 0 ? frame : frame + frames;
    }
    return transport;
  }
}
