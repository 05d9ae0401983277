package cuebus.vst2;

import cuebus.entry.Functions;
import cuebus.entry.Memory;
import cuebus.rt.AudioThread;
import cuebus.rt.Transport;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The host's callback, for one effect.
final class AudioMaster {

  private static final MethodHandle CALL =
      Functions.caller(
          long.class, long.class, int.class, int.class, long.class, long.class, float.class);

  private static final int ASKED =
      Vst24.Time.PPQ_VALID
          | Vst24.Time.TEMPO_VALID
          | Vst24.Time.BARS_VALID
          | Vst24.Time.CYCLE_VALID
          | Vst24.Time.METER_VALID;

  private final MemorySegment callback;
  private final long effect;

  /// @param callback its address
  /// @param effect the address of the AEffect that asks
  AudioMaster(long callback, long effect) {
    this.callback = MemorySegment.ofAddress(callback);
    this.effect = effect;
  }

  /// Where the host's song is.
  @AudioThread
  void time(Transport transport) {
    transport.clear();
    long time = call(Vst24.HostOpcode.GET_TIME, ASKED, 0);
    if (time == 0) {
      return;
    }
    int flags = Memory.getInt(time + Vst24.Time.FLAGS);
    transport.playing = (flags & Vst24.Time.PLAYING) != 0;
    transport.recording = (flags & Vst24.Time.RECORDING) != 0;
    double position = Memory.getDouble(time + Vst24.Time.SAMPLE_POSITION);
    transport.frame = position >= 0 ? (long) position : -1;
    if ((flags & Vst24.Time.PPQ_VALID) != 0) {
      transport.quarterNotes = Memory.getDouble(time + Vst24.Time.PPQ_POSITION);
    }
    if ((flags & Vst24.Time.TEMPO_VALID) != 0) {
      double tempo = Memory.getDouble(time + Vst24.Time.TEMPO);
      transport.tempo = tempo > 0 && tempo < Double.POSITIVE_INFINITY ? tempo : 0;
    }
    if ((flags & Vst24.Time.METER_VALID) != 0) {
      transport.beatsPerBar = Memory.getInt(time + Vst24.Time.BEATS_PER_BAR);
      transport.beatUnit = Memory.getInt(time + Vst24.Time.BEAT_UNIT);
    }
    if ((flags & Vst24.Time.BARS_VALID) != 0) {
      transport.barStart = Memory.getDouble(time + Vst24.Time.BAR_START);
    }
    if ((flags & Vst24.Time.CYCLE_VALID) != 0) {
      transport.looping = (flags & Vst24.Time.CYCLING) != 0;
      transport.loopStart = Memory.getDouble(time + Vst24.Time.CYCLE_START);
      transport.loopEnd = Memory.getDouble(time + Vst24.Time.CYCLE_END);
    }
  }

  /// The latency is another now, or waits to be: hosts read it anew, and stop and start for that.
  void ioChanged() {
    call(Vst24.HostOpcode.IO_CHANGED, 0, 0);
  }

  /// Names or values are others now.
  void updateDisplay() {
    call(Vst24.HostOpcode.UPDATE_DISPLAY, 0, 0);
  }

  /// Hands events of the present block over.
  ///
  /// @param list their address
  @AudioThread
  void processEvents(long list) {
    call(Vst24.HostOpcode.PROCESS_EVENTS, 0, list);
  }

  private long call(int opcode, long value, long pointer) {
    if (callback.address() == 0) {
      return 0;
    }
    try {
      return (long) CALL.invokeExact(callback, effect, opcode, 0, value, pointer, 0f);
    } catch (Throwable t) {
      throw new IllegalStateException("the host's callback cannot be called", t);
    }
  }
}
