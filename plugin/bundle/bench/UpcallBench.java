import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.sun.management.ThreadMXBean;
import cuebus.entry.Memory;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.rt.Transport;
import cuebus.rt.ParameterEvents;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// What the way through the VST 2.4 library costs over the engine itself: 16x8, 64 frames. The two
/// take turns, and the fastest round of each counts, so that what else runs on the machine matters
/// least. The library's share includes the call from Java into C, which a DAW does not make.
///
/// Arguments: the library `cuebus-16x8.so`, the library of `mix.c`.
final class UpcallBench {

  private static final int FRAMES = 64;
  private static final int CHANNELS = 16;
  private static final int BLOCKS = 100; // shorter than a time slice of the system
  private static final int ROUNDS = 6_000;

  /// Claims: ns of a block that the way may cost, and bytes it may allocate.
  private static final double MOST_NANOSECONDS = 1_000;

  private static final Parameters PARAMETERS = Parameters.of(Variant.V16X8);
  private static final FunctionDescriptor PROCESS =
      FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final Linker LINKER = Linker.nativeLinker();

  private interface Rig {
    void block() throws Throwable;
  }

  public static void main(String[] args) throws Throwable {
    Path library = Path.of(args[0]);
    long begin = System.nanoTime();
    long effect = open(library);
    long first = System.nanoTime() - begin;
    begin = System.nanoTime();
    open(library);
    long next = System.nanoTime() - begin;
    boolean holds = true;
    for (int sends : new int[] {0, 4, CHANNELS}) {
      holds &= compare(effect, Path.of(args[1]), sends);
    }
    System.out.printf("opening in a running VM: first %.1f ms, next %.2f ms%n", first / 1e6, next / 1e6);
    System.exit(holds ? 0 : 1);
  }

  private static boolean compare(long effect, Path c, int sends) throws Throwable {
    Plugin plugin = new CueMixFactory().create("io.github.cuebus.16x8");
    MethodHandle set =
        function(Memory.getPointer(effect + 24), FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT, JAVA_FLOAT));
    for (int mix = 0; mix < 8; mix++) {
      for (int source = 0; source < CHANNELS; source++) {
        int send = PARAMETERS.ofSend(Control.SEND_LEVEL, mix, source);
        double level = source < sends ? -20 : PARAMETERS.all().get(send).min();
        plugin.set(send, level);
        double min = PARAMETERS.all().get(send).min();
        double max = PARAMETERS.all().get(send).max();
        set.invokeExact(effect, send, (float) ((level - min) / (max - min)));
      }
    }
    plugin.activate(48_000, FRAMES);
    start(effect);
    long ins = channels();
    long outs = channels();
    Rig direct = direct(plugin);
    Rig through = through(Memory.getPointer(effect + 120), effect, ins, outs);
    Rig plain = plainC(c, sends, ins, outs);
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    for (int round = 0; round < ROUNDS; round++) {
      best[0] = Math.min(best[0], nanoseconds(direct));
      best[1] = Math.min(best[1], nanoseconds(through));
      best[2] = Math.min(best[2], nanoseconds(plain));
    }
    long bytes = bytes(through);
    double way = best[1] - best[0];
    System.out.printf(
        "%2d sends a mix: engine %6.0f ns, through the library %6.0f ns, the way %5.0f ns, "
            + "%d bytes a block, plain C %6.0f ns%n",
        sends, best[0], best[1], way, bytes, best[2]);
    return way <= MOST_NANOSECONDS && bytes == 0;
  }

  private static double nanoseconds(Rig rig) throws Throwable {
    long begin = System.nanoTime();
    for (int i = 0; i < BLOCKS; i++) {
      rig.block();
    }
    return (System.nanoTime() - begin) / (double) BLOCKS;
  }

  /// Bytes that a block allocates.
  private static long bytes(Rig rig) throws Throwable {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int blocks = 100_000; // asking allocates a little by itself
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < blocks; i++) {
      rig.block();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / blocks;
  }

  private static Rig direct(Plugin plugin) {
    float[][] in = new float[CHANNELS][FRAMES];
    float[][] out = new float[CHANNELS][FRAMES];
    for (float[] channel : in) {
      java.util.Arrays.fill(channel, 0.25f);
    }
    Transport transport = new Transport();
    return () -> plugin.process(in, out, FRAMES, ParameterEvents.NONE, transport);
  }

  private static Rig through(long process, long effect, long ins, long outs) {
    MethodHandle call = function(process, PROCESS);
    return () -> {
      call.invokeExact(effect, ins, outs, FRAMES);
    };
  }

  private static Rig plainC(Path library, int sends, long ins, long outs) throws Throwable {
    SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
    function(symbols.findOrThrow("set_gain").address(), FunctionDescriptor.ofVoid(JAVA_FLOAT))
        .invokeExact(sends == 0 ? 0f : 0.07f);
    return through(symbols.findOrThrow("process").address(), 0, ins, outs);
  }

  private static MethodHandle function(long address, FunctionDescriptor type) {
    return LINKER.downcallHandle(MemorySegment.ofAddress(address), type);
  }

  private static long open(Path library) throws Throwable {
    MemorySegment main = SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("VSTPluginMain");
    FunctionDescriptor callback =
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_FLOAT);
    long host =
        LINKER
            .upcallStub(
                java.lang.invoke.MethodHandles.lookup()
                    .findStatic(UpcallBench.class, "host", callback.toMethodType()),
                callback,
                Arena.global())
            .address();
    return (long) LINKER.downcallHandle(main, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG)).invokeExact(host);
  }

  static long host(long effect, int opcode, int index, long value, long pointer, float number) {
    return 0;
  }

  private static void start(long effect) throws Throwable {
    MethodHandle dispatch =
        function(
            Memory.getPointer(effect + 8),
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_FLOAT));
    long answered = (long) dispatch.invokeExact(effect, 10, 0, 0L, 0L, 48_000f);
    answered += (long) dispatch.invokeExact(effect, 11, 0, (long) FRAMES, 0L, 0f);
    answered += (long) dispatch.invokeExact(effect, 12, 0, 1L, 0L, 0f);
    if (answered != 3) {
      throw new IllegalStateException("the plugin does not start");
    }
  }

  private static long channels() {
    long pointers = Memory.forever(CHANNELS * 8L);
    for (int c = 0; c < CHANNELS; c++) {
      long samples = Memory.forever(FRAMES * 4L);
      for (int i = 0; i < FRAMES; i++) {
        Memory.putFloat(samples + 4L * i, 0.25f);
      }
      Memory.putLong(pointers + 8L * c, samples);
    }
    return pointers;
  }
}
