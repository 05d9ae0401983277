package cuebus.vst2;

import cuebus.entry.Memory;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.Plugin;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A short block of an instance that no host has, rendered the way a host does it: what warming up
/// runs. The smallest variant will do, for all run the same code.
final class Vst2ScratchBlock implements Runnable {

  private static final Variant VARIANT = Variant.V8X4;
  private static final int FRAMES = 32;

  /// Made with the first block, for only the first instance of a process needs it, and kept.
  private static final class Scratch {
    static final long EFFECT = Vst2Adapter.make(0, Vst2Adapter.plugin(VARIANT));
    static final long POINTERS = Memory.forever((long) VARIANT.inputs() * Long.BYTES);
    static final MethodHandle PROCESS = processOf(EFFECT);

    static {
      long samples = Memory.forever((long) FRAMES * Float.BYTES);
      for (int channel = 0; channel < VARIANT.inputs(); channel++) {
        Memory.putLong(POINTERS + (long) channel * Long.BYTES, samples);
      }
      Vst2Effect effect = Vst2Adapter.effect(EFFECT);
      Plugin plugin = effect.plugin();
      Parameters parameters = Parameters.of(VARIANT);
      for (int mix = 0; mix < VARIANT.mixes(); mix++) {
        for (int source = 0; source < VARIANT.inputs(); source++) {
          plugin.set(parameters.ofSend(Control.SEND_LEVEL, mix, source), 0);
        }
      }
      effect.setBlockSize(FRAMES);
      effect.resume();
    }

    private Scratch() {}

    @SuppressWarnings("restricted") // what this adapter is for
    private static MethodHandle processOf(long effect) {
      long stub = Memory.getPointer(effect + Vst24.Effect.PROCESS_REPLACING);
      return Linker.nativeLinker()
          .downcallHandle(MemorySegment.ofAddress(stub), Vst2Adapter.PROCESS);
    }
  }

  @Override
  public void run() {
    try {
      Scratch.PROCESS.invokeExact(Scratch.EFFECT, Scratch.POINTERS, Scratch.POINTERS, FRAMES);
    } catch (Throwable t) {
      throw new IllegalStateException("the process function cannot be called", t);
    }
  }
}
