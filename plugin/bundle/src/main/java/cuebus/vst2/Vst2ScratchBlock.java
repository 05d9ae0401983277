package cuebus.vst2;

import cuebus.entry.Functions;
import cuebus.entry.Memory;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// A short block of an instance that no host has, rendered the way a host does it: what warming up
/// runs. The instance is made with the first block, for only the first one of a process needs it.
final class Vst2ScratchBlock implements Runnable {

  private static final int FRAMES = 32;

  /// A few sends run all the code there is; more would only take longer.
  private static final int SENDS = 4;

  private static final MethodHandle CALL =
      Functions.caller(void.class, long.class, long.class, long.class, int.class);

  private final Variant variant;
  private @Nullable Scratch scratch;

  /// @param variant the one that the host opens, whose programs are then read already
  Vst2ScratchBlock(Variant variant) {
    this.variant = variant;
  }

  /// @param effect address of the AEffect
  /// @param pointers address of the channel pointers, which are in and out at once
  /// @param process its `processReplacing`
  private record Scratch(long effect, long pointers, MemorySegment process) {

    static Scratch of(Variant variant) {
      long address = Vst2Adapter.make(0, Vst2Adapter.plugin(variant));
      Vst2Effect effect = Vst2Adapter.effect(address);
      Parameters parameters = Parameters.of(variant);
      for (int source = 0; source < SENDS; source++) {
        effect.plugin().set(parameters.ofSend(Control.SEND_LEVEL, 0, source), 0);
      }
      effect.setBlockSize(FRAMES);
      effect.resume();
      int channels = Math.max(variant.inputs(), 2 * variant.mixes());
      long pointers = Memory.forever((long) channels * Long.BYTES);
      long samples = Memory.forever((long) FRAMES * Float.BYTES);
      for (int channel = 0; channel < channels; channel++) {
        Memory.putLong(pointers + (long) channel * Long.BYTES, samples);
      }
      long process = Memory.getPointer(address + Vst24.Effect.PROCESS_REPLACING);
      return new Scratch(address, pointers, MemorySegment.ofAddress(process));
    }
  }

  @Override
  public void run() {
    Scratch ready = scratch;
    if (ready == null) {
      ready = Scratch.of(variant);
      scratch = ready;
    }
    try {
      CALL.invokeExact(ready.process, ready.effect, ready.pointers, ready.pointers, FRAMES);
    } catch (Throwable t) {
      throw new IllegalStateException("the process function cannot be called", t);
    }
  }
}
