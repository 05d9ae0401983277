package cuebus.host.nativehost.vst2;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.memory.CFunction;
import cuebus.host.nativehost.memory.Memory;
import java.lang.invoke.MethodHandle;

/// The struct through which a VST 2.4 plugin is reached.
///
/// Source: the public binary interface on x86-64, 192 bytes, as many free hosts use it; not from an
/// SDK.
final class Aeffect {

  static final int HAS_REPLACING = 1 << 4;
  static final int PROGRAM_CHUNKS = 1 << 5;

  private static final int MAGIC = 0x5673_7450; // "VstP"

  private final long address;
  private final CFunction dispatcher;
  private final MethodHandle setParameter;
  private final CFunction getParameter;
  private final MethodHandle processReplacing;

  Aeffect(long address) {
    if (address == 0) {
      throw new PluginFaultException("VSTPluginMain returned a null pointer");
    }
    if (Memory.int32(address) != MAGIC) {
      throw new PluginFaultException(
          "VSTPluginMain returned a struct that begins with 0x%08x; 0x%08x is wanted"
              .formatted(Memory.int32(address), MAGIC));
    }
    this.address = address;
    dispatcher =
        CFunction.at(
            "dispatcher",
            Memory.int64(address + 8),
            Memory.POINTER,
            Memory.POINTER,
            JAVA_INT,
            JAVA_INT,
            Memory.POINTER,
            Memory.POINTER,
            JAVA_FLOAT);
    setParameter =
        CFunction.ofVoid(
                "setParameter", Memory.int64(address + 24), Memory.POINTER, JAVA_INT, JAVA_FLOAT)
            .handle();
    getParameter =
        CFunction.at(
            "getParameter", Memory.int64(address + 32), JAVA_FLOAT, Memory.POINTER, JAVA_INT);
    if ((flags() & HAS_REPLACING) == 0) {
      throw new PluginFaultException(
          "flags are 0x%x, without processReplacing, which VST 2.4 requires".formatted(flags()));
    }
    processReplacing =
        CFunction.ofVoid(
                "processReplacing",
                Memory.int64(address + 120),
                Memory.POINTER,
                Memory.POINTER,
                Memory.POINTER,
                JAVA_INT)
            .handle();
  }

  long dispatch(Opcode opcode, int index, long value, long pointer, float option) {
    return dispatcher.call(address, opcode.number(), index, value, pointer, option);
  }

  long dispatch(Opcode opcode) {
    return dispatch(opcode, 0, 0, 0, 0);
  }

  void setParameter(int index, float value) {
    try {
      setParameter.invokeExact(address, index, value);
    } catch (Throwable e) {
      throw CFunction.unexpected(e);
    }
  }

  float getParameter(int index) {
    return (float) getParameter.callDouble(address, index);
  }

  void processReplacing(long inputs, long outputs, int frames) {
    try {
      processReplacing.invokeExact(address, inputs, outputs, frames);
    } catch (Throwable e) {
      throw CFunction.unexpected(e);
    }
  }

  int parameters() {
    return Memory.int32(address + 44);
  }

  int inputs() {
    return Memory.int32(address + 48);
  }

  int outputs() {
    return Memory.int32(address + 52);
  }

  int flags() {
    return Memory.int32(address + 56);
  }

  int initialDelay() {
    return Memory.int32(address + 80);
  }

  int uniqueId() {
    return Memory.int32(address + 112);
  }

  int version() {
    return Memory.int32(address + 116);
  }
}
