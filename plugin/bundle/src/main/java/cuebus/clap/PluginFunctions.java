package cuebus.clap;

import cuebus.entry.Memory;
import cuebus.entry.WarmUp;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;

/// The ten functions of every instance, in CLAP's order, shared by all.
final class PluginFunctions {

  private static final String[] NAMES = {
    "init",
    "destroy",
    "activate",
    "deactivate",
    "startProcessing",
    "stopProcessing",
    "reset",
    "process",
    "getExtension",
    "onMainThread"
  };

  private static final long TABLE = Functions.table(MethodHandles.lookup(), NAMES);

  private PluginFunctions() {}

  /// Writes the pointers where an instance's struct has room for them.
  static void copyTo(long functions) {
    for (int f = 0; f < NAMES.length; f++) {
      Memory.putLong(functions + 8L * f, Memory.getPointer(TABLE + 8L * f));
    }
  }

  /// The function that renders a block, as hosts call it.
  static MemorySegment rendering() {
    int index = Arrays.asList(NAMES).indexOf("process");
    return MemorySegment.ofAddress(Memory.getPointer(TABLE + 8L * index));
  }

  static boolean init(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance != null && instance.init();
  }

  static void destroy(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    if (instance != null) {
      instance.destroy();
    }
  }

  static boolean activate(long plugin, double sampleRate, int minFrames, int maxFrames) {
    WarmUp.await(ClapFactory.FORMAT);
    ClapInstance instance = ClapInstance.of(plugin);
    return instance != null && instance.activate(sampleRate, maxFrames);
  }

  static void deactivate(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    if (instance != null) {
      instance.deactivate();
    }
  }

  static boolean startProcessing(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    if (instance == null || !instance.isActive()) {
      return false;
    }
    instance.plugin.startProcessing();
    return true;
  }

  static void stopProcessing(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    if (instance != null && instance.isActive()) {
      instance.plugin.stopProcessing();
    }
  }

  static void reset(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    if (instance != null && instance.isActive()) {
      instance.plugin.reset();
    }
  }

  static int process(long plugin, long process) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance == null || process == 0 ? ClapAbi.Block.ERROR : instance.process(process);
  }

  static long getExtension(long plugin, long id) {
    if (id == 0) {
      return 0;
    }
    return switch (Memory.text(id)) {
      case AudioPortsExtension.ID -> AudioPortsExtension.TABLE;
      case AudioPortsConfigExtension.ID -> AudioPortsConfigExtension.TABLE;
      case AudioPortsConfigExtension.INFO_ID, AudioPortsConfigExtension.INFO_DRAFT_ID ->
          AudioPortsConfigExtension.INFO_TABLE;
      case NotePortsExtension.ID -> NotePortsExtension.TABLE;
      case ParamsExtension.ID -> ParamsExtension.TABLE;
      case StateExtension.ID -> StateExtension.TABLE;
      case PresetLoadExtension.ID, PresetLoadExtension.DRAFT_ID -> PresetLoadExtension.TABLE;
      case LatencyExtension.ID -> LatencyExtension.TABLE;
      case TailExtension.ID -> TailExtension.TABLE;
      case RenderExtension.ID -> RenderExtension.TABLE;
      default -> 0;
    };
  }

  static void onMainThread(long plugin) {
    ClapInstance instance = ClapInstance.of(plugin);
    if (instance != null) {
      instance.onMainThread();
    }
  }
}
