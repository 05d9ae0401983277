package cuebus.host.nativehost.clap;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;

/// The struct of functions through which a CLAP plugin is reached.
///
/// Source: CLAP 1.x, `plugin.h` (layout).
final class ClapFunctions {

  private final long plugin;
  private final MethodHandle process;

  ClapFunctions(long plugin) {
    this.plugin = plugin;
    process =
        CFunction.at(
                "plugin.process",
                Memory.int64(plugin + 72),
                JAVA_INT,
                Memory.POINTER,
                Memory.POINTER)
            .handle();
  }

  private void run(String name, int offset) {
    CFunction.ofVoid(name, Memory.int64(plugin + offset), Memory.POINTER).run(plugin);
  }

  private boolean test(String name, int offset) {
    return CFunction.at(name, Memory.int64(plugin + offset), JAVA_BYTE, Memory.POINTER)
        .test(plugin);
  }

  boolean init() {
    return test("plugin.init", 16);
  }

  void destroy() {
    run("plugin.destroy", 24);
  }

  void activate(double sampleRate, int maxFrames) {
    MemoryLayout[] arguments = {Memory.POINTER, JAVA_DOUBLE, JAVA_INT, JAVA_INT};
    if (!CFunction.at("plugin.activate", Memory.int64(plugin + 32), JAVA_BYTE, arguments)
        .test(plugin, sampleRate, 1, maxFrames)) {
      throw new PluginFaultException(
          "plugin.activate refused %s Hz with at most %d frames".formatted(sampleRate, maxFrames));
    }
  }

  void deactivate() {
    run("plugin.deactivate", 40);
  }

  void startProcessing() {
    if (!test("plugin.start_processing", 48)) {
      throw new PluginFaultException("plugin.start_processing refused");
    }
  }

  void stopProcessing() {
    run("plugin.stop_processing", 56);
  }

  void reset() {
    run("plugin.reset", 64);
  }

  int process(long block) {
    try {
      return (int) process.invokeExact(plugin, block);
    } catch (Throwable e) {
      throw CFunction.unexpected(e);
    }
  }

  /// The address of an extension's struct; 0 if the plugin has none.
  long extension(String id) {
    try (Arena arena = Arena.ofConfined()) {
      return CFunction.at(
              "plugin.get_extension",
              Memory.int64(plugin + 80),
              Memory.POINTER,
              Memory.POINTER,
              Memory.POINTER)
          .call(plugin, arena.allocateFrom(id).address());
    }
  }

  void onMainThread() {
    run("plugin.on_main_thread", 88);
  }
}
