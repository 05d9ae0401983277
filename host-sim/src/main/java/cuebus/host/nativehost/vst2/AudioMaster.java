package cuebus.host.nativehost.vst2;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.memory.Memory;
import cuebus.host.nativehost.memory.Upcalls;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What the host answers a VST 2.4 plugin: the audioMaster callback. Called from any thread.
///
/// Source: the public binary interface, as many free hosts use it; not from an SDK.
final class AudioMaster {

  private static final int TIME_INFO_BYTES = 88;
  private static final int PLAYING_WITH_BEATS_TEMPO_AND_METER = 1 << 1 | 1 << 9 | 1 << 10 | 1 << 13;
  private static final double TEMPO = 120;
  private static final int PROCESS_LEVEL_OFFLINE = 4;
  private static final Set<String> CAN_DO =
      Set.of("sendVstEvents", "sendVstMidiEvent", "sendVstTimeInfo", "startStopProcess");

  private final long timeInfo;
  private final long address;
  private volatile double sampleRate = 44_100;
  private volatile int blockSize = 512;

  AudioMaster(Arena arena, Complaints complaints) {
    timeInfo = arena.allocate(TIME_INFO_BYTES, 8).address();
    address =
        new Upcalls(arena, MethodHandles.lookup(), this, complaints)
            .stub(
                "answer",
                Memory.POINTER,
                Memory.POINTER,
                JAVA_INT,
                JAVA_INT,
                Memory.POINTER,
                Memory.POINTER,
                JAVA_FLOAT);
    at(0);
  }

  /// The callback to hand to the plugin.
  long address() {
    return address;
  }

  void format(double sampleRate, int blockSize) {
    this.sampleRate = sampleRate;
    this.blockSize = blockSize;
    at(0);
  }

  /// Sets where the block to come stands, in frames since activation.
  void at(long frame) {
    Memory.float64(timeInfo, (double) frame);
    Memory.float64(timeInfo + 8, sampleRate);
    Memory.float64(timeInfo + 24, frame / sampleRate * TEMPO / 60);
    Memory.float64(timeInfo + 32, TEMPO);
    Memory.int32(timeInfo + 64, 4);
    Memory.int32(timeInfo + 68, 4);
    Memory.int32(timeInfo + 84, PLAYING_WITH_BEATS_TEMPO_AND_METER);
  }

  long answer(long effect, int opcode, int index, long value, long pointer, float option) {
    return switch (opcode) {
      case 1 -> 2400; // version of the interface
      case 7 -> timeInfo;
      case 16 -> (long) sampleRate;
      case 17 -> blockSize;
      case 23 -> PROCESS_LEVEL_OFFLINE;
      case 32, 33 -> name(pointer);
      case 34 -> 1; // vendor's version
      case 37 -> CAN_DO.contains(Memory.text(pointer)) ? 1 : 0;
      case 38 -> 1; // English
      default -> 0;
    };
  }

  private static long name(long pointer) {
    byte[] name = "Cuebus".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < name.length; i++) {
      Memory.int8(pointer + i, name[i]);
    }
    Memory.int8(pointer + name.length, 0);
    return 1;
  }
}
