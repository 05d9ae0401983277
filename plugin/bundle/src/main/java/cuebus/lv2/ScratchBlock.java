package cuebus.lv2;

import cuebus.entry.Functions;
import cuebus.entry.Memory;
import cuebus.entry.WarmUp;
import cuebus.lv2.Lv2Abi.Descriptor;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A short block of an instance that no host has, rendered through the very function that hosts
/// call: what warming up runs.
final class ScratchBlock implements WarmUp.Scratch {

  /// `void run(handle, frames)`.
  private static final MethodHandle RUN = Functions.caller(void.class, long.class, int.class);

  private static final Variant VARIANT = Variant.V8X4;
  private static final double SAMPLE_RATE = 48_000;
  private static final int FRAMES = 64;

  private final Arena memory = Arena.ofConfined();
  private final MemorySegment run;
  private final long handle;
  private final long moving;

  ScratchBlock() {
    long descriptor = Lv2Adapter.descriptor(VARIANT);
    run = MemorySegment.ofAddress(Memory.getPointer(descriptor + Descriptor.RUN));
    handle = Lv2Adapter.instantiate(descriptor, SAMPLE_RATE, 0, 0);
    Ports ports = Ports.of(VARIANT);
    for (int port = 0; port < ports.count(); port++) {
      long bytes = port < ports.messages() ? (long) FRAMES * Float.BYTES : Float.BYTES;
      Lv2Adapter.connectPort(handle, port, memory.allocate(bytes, Long.BYTES).address());
    }
    Parameters parameters = Parameters.of(VARIANT);
    for (ControlPort control : ports.controls()) {
      int index = control.parameter().index();
      // Sends that are off would leave the mixing itself cold.
      boolean send = parameters.control(index) == Control.SEND_LEVEL;
      double value = send ? -6 : control.portValue(control.parameter().initial());
      long address = memory.allocate(Float.BYTES, Long.BYTES).address();
      Memory.putFloat(address, (float) value);
      Lv2Adapter.connectPort(handle, ports.control(index), address);
    }
    moving = memory.allocate(Float.BYTES, Long.BYTES).address();
    Memory.putFloat(moving, 1);
    Lv2Adapter.connectPort(handle, ports.control(parameters.ofMix(Control.LEVEL, 0)), moving);
    Lv2Adapter.activateCold(handle);
  }

  @Override
  public void render() {
    // A level that changes in every block keeps events and ramps warm too.
    Memory.putFloat(moving, -Memory.getFloat(moving));
    try {
      RUN.invokeExact(run, handle, FRAMES);
    } catch (Throwable t) {
      throw new IllegalStateException("a block of silence failed", t);
    }
  }

  @Override
  public void close() {
    Lv2Adapter.cleanup(handle);
    memory.close();
  }
}
