package cuebus.host.nativehost.lv2;

import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Set;

/// What the host offers an LV2 plugin at its instantiation.
///
/// Source: LV2 1.18, `core/lv2.h`, `options/options.h` (layouts): a feature has 16 bytes, an option
/// 32.
final class Lv2Features {

  /// What this host offers, and what a plugin may require without anything to be handed over.
  private static final Set<String> OFFERED =
      Set.of(
          Lv2Uri.URID_MAP,
          Lv2Uri.URID_UNMAP,
          Lv2Uri.OPTIONS,
          Lv2Uri.WORKER_SCHEDULE,
          Lv2Uri.STATE_MAP_PATH,
          Lv2Uri.BUF_SIZE + "boundedBlockLength",
          Lv2Uri.CORE + "isLive",
          Lv2Uri.CORE + "inPlaceBroken",
          Lv2Uri.CORE + "hardRTCapable");

  private static final int OPTION_BYTES = 32;

  private final Arena arena;
  private final long list;

  /// @param arena as long as the instance lives
  Lv2Features(
      Arena arena,
      Urids urids,
      Lv2Worker worker,
      StatePaths paths,
      double sampleRate,
      int maxFrames) {
    this.arena = arena;
    int atomInt = urids.of(Lv2Uri.ATOM + "Int");
    long options = arena.allocate(6L * OPTION_BYTES, 8).address(); // the last one stays zero
    option(options, urids.of(Lv2Uri.BUF_SIZE + "minBlockLength"), atomInt, 0);
    option(
        options + OPTION_BYTES, urids.of(Lv2Uri.BUF_SIZE + "maxBlockLength"), atomInt, maxFrames);
    option(
        options + 2 * OPTION_BYTES,
        urids.of(Lv2Uri.BUF_SIZE + "nominalBlockLength"),
        atomInt,
        maxFrames);
    option(
        options + 3 * OPTION_BYTES,
        urids.of(Lv2Uri.BUF_SIZE + "sequenceSize"),
        atomInt,
        AtomPort.LEAST_BYTES);
    option(
        options + 4 * OPTION_BYTES,
        urids.of(Lv2Uri.SAMPLE_RATE),
        urids.of(Lv2Uri.ATOM + "Float"),
        Float.floatToRawIntBits((float) sampleRate));
    list =
        arena
            .allocateFrom(
                Memory.POINTER,
                feature(Lv2Uri.URID_MAP, urids.map()),
                feature(Lv2Uri.URID_UNMAP, urids.unmap()),
                feature(Lv2Uri.OPTIONS, options),
                feature(Lv2Uri.WORKER_SCHEDULE, worker.schedule()),
                feature(Lv2Uri.STATE_MAP_PATH, paths.feature()),
                feature(Lv2Uri.BUF_SIZE + "boundedBlockLength", 0),
                0)
            .address();
  }

  private long feature(String uri, long data) {
    return arena.allocateFrom(Memory.POINTER, arena.allocateFrom(uri).address(), data).address();
  }

  private void option(long address, int key, int type, int value) {
    Memory.int32(address + 8, key);
    Memory.int32(address + 12, Integer.BYTES);
    Memory.int32(address + 16, type);
    long cell = arena.allocate(8, 8).address();
    Memory.int32(cell, value);
    Memory.int64(address + 24, cell);
  }

  /// Address of the list, which ends with a null pointer.
  long list() {
    return list;
  }

  /// @throws PluginFaultException that names what is required and not offered
  static void check(List<String> required) {
    List<String> missing = required.stream().filter(uri -> !OFFERED.contains(uri)).toList();
    if (!missing.isEmpty()) {
      throw new PluginFaultException(
          "requires the features %s, which this host has not".formatted(missing));
    }
  }
}
