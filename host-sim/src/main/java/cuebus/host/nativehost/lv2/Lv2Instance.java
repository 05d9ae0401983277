package cuebus.host.nativehost.lv2;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Memory;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;

/// An LV2 plugin's descriptor together with one instance.
///
/// Source: LV2 1.18, `core/lv2.h` (layout): eight pointers.
final class Lv2Instance {

  private final long descriptor;
  private final long handle;
  private final MethodHandle connectPort;
  private final MethodHandle run;
  private boolean ended;

  /// @param maxFrames longest block that the features name
  /// @throws PluginFaultException if the plugin refuses
  Lv2Instance(long descriptor, double sampleRate, int maxFrames, String bundlePath, long features) {
    this.descriptor = descriptor;
    try (Arena local = Arena.ofConfined()) {
      handle =
          CFunction.at(
                  "instantiate",
                  Memory.int64(descriptor + 8),
                  Memory.POINTER,
                  Memory.POINTER,
                  JAVA_DOUBLE,
                  Memory.POINTER,
                  Memory.POINTER)
              .call(descriptor, sampleRate, local.allocateFrom(bundlePath).address(), features);
    }
    if (handle == 0) {
      throw new PluginFaultException(
          "instantiate refused %s Hz with blocks of at most %d frames"
              .formatted(sampleRate, maxFrames));
    }
    connectPort =
        CFunction.ofVoid(
                "connect_port",
                Memory.int64(descriptor + 16),
                Memory.POINTER,
                JAVA_INT,
                Memory.POINTER)
            .handle();
    run = CFunction.ofVoid("run", Memory.int64(descriptor + 32), Memory.POINTER, JAVA_INT).handle();
  }

  long handle() {
    return handle;
  }

  void connect(int port, long address) {
    try {
      connectPort.invokeExact(handle, port, address);
    } catch (Throwable e) {
      throw CFunction.unexpected(e);
    }
  }

  void run(int frames) {
    try {
      run.invokeExact(handle, frames);
    } catch (Throwable e) {
      throw CFunction.unexpected(e);
    }
  }

  void activate() {
    optional("activate", 24);
  }

  void deactivate() {
    optional("deactivate", 40);
  }

  /// Ends it; does nothing if it has ended, as one has whose successor was refused.
  void cleanup() {
    if (!ended) {
      ended = true;
      CFunction.ofVoid("cleanup", Memory.int64(descriptor + 48), Memory.POINTER).run(handle);
    }
  }

  private void optional(String name, int offset) {
    long function = Memory.int64(descriptor + offset);
    if (function != 0) {
      CFunction.ofVoid(name, function, Memory.POINTER).run(handle);
    }
  }

  /// Address of an extension's struct; 0 if the plugin has none.
  long extension(String uri) {
    long function = Memory.int64(descriptor + 56);
    if (function == 0) {
      return 0;
    }
    try (Arena local = Arena.ofConfined()) {
      return CFunction.at("extension_data", function, Memory.POINTER, Memory.POINTER)
          .call(local.allocateFrom(uri).address());
    }
  }
}
