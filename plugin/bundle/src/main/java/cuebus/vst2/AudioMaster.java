package cuebus.vst2;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cuebus.entry.Memory;
import cuebus.plugin.Transport;
import cuebus.rt.AudioThread;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The host's callback, for one effect.
final class AudioMaster {

  @SuppressWarnings("restricted") // what this adapter is for
  private static final MethodHandle CALL =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_FLOAT));

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
    long time = call(Vst24.HostOpcode.GET_TIME, Vst24.Time.PPQ_VALID | Vst24.Time.TEMPO_VALID);
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
  }

  /// Names or values are others now.
  void updateDisplay() {
    call(Vst24.HostOpcode.UPDATE_DISPLAY, 0);
  }

  private long call(int opcode, long value) {
    if (callback.address() == 0) {
      return 0;
    }
    try {
      return (long) CALL.invokeExact(callback, effect, opcode, 0, value, 0L, 0f);
    } catch (Throwable t) {
      throw new IllegalStateException("the host's callback cannot be called", t);
    }
  }
}
