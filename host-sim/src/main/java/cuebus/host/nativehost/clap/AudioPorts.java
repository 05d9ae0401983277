package cuebus.host.nativehost.clap;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.Counts;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// The audio ports of a CLAP plugin in one direction.
///
/// Source: CLAP 1.x, `ext/audio-ports.h`, `audio-buffer.h` (layouts): a port's description has 288
/// bytes, a buffer 32.
final class AudioPorts {

  private static final int INFO_BYTES = 288;
  private static final int BUFFER_BYTES = 32;
  private static final int NO_PAIR = -1; // CLAP_INVALID_ID

  private record Port(int channels, int inPlacePair) {}

  private final List<Port> ports = new ArrayList<>();
  private final long buffers;

  /// @param arena how long the buffers' descriptions live
  /// @param extension address of `clap.audio-ports`; 0 if the plugin has none, and then no port
  AudioPorts(Arena arena, long plugin, long extension, boolean input) {
    if (extension != 0) {
      read(plugin, extension, input);
    }
    buffers = arena.allocate((long) BUFFER_BYTES * Math.max(1, ports.size()), 8).address();
    for (int i = 0; i < ports.size(); i++) {
      Memory.int32(buffers + (long) BUFFER_BYTES * i + 16, ports.get(i).channels());
    }
  }

  private void read(long plugin, long extension, boolean input) {
    byte direction = (byte) (input ? 1 : 0);
    int count =
        Counts.checked(
            "audio_ports.count",
            CFunction.at(
                    "audio_ports.count",
                    Memory.int64(extension),
                    JAVA_INT,
                    Memory.POINTER,
                    JAVA_BYTE)
                .call(plugin, direction),
            Counts.PORTS);
    CFunction get =
        CFunction.at(
            "audio_ports.get",
            Memory.int64(extension + 8),
            JAVA_BYTE,
            Memory.POINTER,
            JAVA_INT,
            JAVA_BYTE,
            Memory.POINTER);
    try (Arena local = Arena.ofConfined()) {
      long info = local.allocate(INFO_BYTES, 8).address();
      for (int i = 0; i < count; i++) {
        if (!get.test(plugin, i, direction, info)) {
          throw new PluginFaultException(
              "audio_ports.get(%d) failed; the plugin said it has %d".formatted(i, count));
        }
        String what = "channel_count of audio port " + i;
        int channels = Counts.checked(what, Memory.int32(info + 264), Counts.CHANNELS);
        ports.add(new Port(channels, Memory.int32(info + 280)));
      }
    }
    Counts.checked("the sum of channel_count over all audio ports", channels(), Counts.CHANNELS);
  }

  int channels() {
    return ports.stream().mapToInt(Port::channels).sum();
  }

  int count() {
    return ports.size();
  }

  /// Address of the array of `clap_audio_buffer`.
  long buffers() {
    return buffers;
  }

  /// Whether every port says that it may share the memory of a port of the other direction.
  boolean inPlace() {
    return !ports.isEmpty() && ports.stream().allMatch(port -> port.inPlacePair() != NO_PAIR);
  }

  /// Lets the ports point to the channels that `pointers` points to, in order.
  void connect(long pointers) {
    long next = pointers;
    for (int i = 0; i < ports.size(); i++) {
      Memory.int64(buffers + (long) BUFFER_BYTES * i, next);
      next += 8L * ports.get(i).channels();
    }
  }
}
