package cuebus.vst2;

import cuebus.entry.Functions;
import cuebus.entry.Memory;
import cuebus.entry.WarmUp;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A short block of an instance that no host has, rendered the way a host does it: what warming up
/// runs.
final class Vst2ScratchBlock implements WarmUp.Scratch {

  private static final int FRAMES = 32;

  /// A few sends run all the code there is; more would only take longer.
  private static final int SENDS = 4;

  private static final MethodHandle CALL =
      Functions.caller(void.class, long.class, long.class, long.class, int.class);

  /// Address of the AEffect.
  private final long address;

  /// Address of the channel pointers, which are in and out at once.
  private final long pointers;

  private final MemorySegment process;

  /// @param variant the one that the host opens
  Vst2ScratchBlock(Variant variant) {
    address = Vst2Adapter.make(0, Vst2Adapter.plugin(variant));
    Vst2Effect effect = Vst2Adapter.effect(address);
    Parameters parameters = Parameters.of(variant);
    for (int source = 0; source < SENDS; source++) {
      effect.plugin().set(parameters.ofSend(Control.SEND_LEVEL, 0, source), 0);
    }
    effect.setBlockSize(FRAMES);
    effect.resume();
    int channels = Math.max(variant.inputs(), 2 * variant.mixes());
    pointers = Memory.forever((long) channels * Long.BYTES);
    long samples = Memory.forever((long) FRAMES * Float.BYTES);
    for (int channel = 0; channel < channels; channel++) {
      Memory.putLong(pointers + (long) channel * Long.BYTES, samples);
    }
    process = MemorySegment.ofAddress(Memory.getPointer(address + Vst24.Effect.PROCESS_REPLACING));
  }

  @Override
  public void render() {
    try {
      CALL.invokeExact(process, address, pointers, pointers, FRAMES);
    } catch (Throwable t) {
      throw new IllegalStateException("the process function cannot be called", t);
    }
  }

  @Override
  public void close() {
    Vst2Adapter.dispatcher(address, Vst24.Opcode.CLOSE, 0, 0, 0, 0);
  }
}
