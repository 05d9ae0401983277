import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.sun.management.ThreadMXBean;
import cuebus.entry.Memory;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.rt.Transport;
import cuebus.rt.ParameterEvents;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What the way through the library of each format costs over the engine itself: 16x8, 64 frames.
/// All take turns, and the fastest round of each counts, so that what else runs on the machine
/// matters least. A way's share includes the call from Java into C, which a DAW does not make.
///
/// Arguments: the library `cuebus-16x8.so`, the library of `mix.c`.
final class UpcallBench {

  private static final int BLOCKS = 100; // shorter than a time slice of the system
  private static final int ROUNDS = 6_000;

  /// Claims: ns of a block that the way may cost, and bytes it may allocate.
  private static final double MOST_NANOSECONDS = 1_000;

  private static final Parameters PARAMETERS = Parameters.of(Variant.V16X8);

  public static void main(String[] args) throws Throwable {
    Path library = Path.of(args[0]);
    boolean holds = true;
    for (int sends : new int[] {0, 4, Ways.CHANNELS}) {
      holds &= compare(library, Path.of(args[1]), sends);
    }
    System.exit(holds ? 0 : 1);
  }

  private static boolean compare(Path library, Path c, int sends) throws Throwable {
    Map<Parameter, Double> settings = settings(sends);
    long in = channels();
    long out = channels();
    Ways ways = new Ways(library, c, settings, in, out);
    Map<String, Ways.Rig> rigs = new LinkedHashMap<>();
    rigs.put("engine from Java", direct(settings));
    rigs.put("VST 2.4", ways.vst2());
    rigs.put("LV2", ways.lv2());
    rigs.put("CLAP", ways.clap());
    rigs.put("plain C", plainC(c, sends, in, out));
    Map<String, Double> best = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Ways.Rig> rig : rigs.entrySet()) {
        best.merge(rig.getKey(), nanoseconds(rig.getValue()), Math::min);
      }
    }
    double engine = best.get("engine from Java");
    System.out.printf(
        Locale.ROOT,
        "%2d sends a mix: engine from Java %6.0f ns, plain C %6.0f ns%n",
        sends,
        engine,
        best.get("plain C"));
    boolean holds = true;
    for (String format : new String[] {"VST 2.4", "LV2", "CLAP"}) {
      double way = best.get(format) - engine;
      long bytes = bytes(rigs.get(format));
      System.out.printf(
          Locale.ROOT,
          "    %-8s %6.0f ns, the way %5.0f ns, %d bytes a block%n",
          format,
          best.get(format),
          way,
          bytes);
      holds &= way <= MOST_NANOSECONDS && bytes == 0;
    }
    return holds;
  }

  /// The same number of sends in every mix.
  private static Map<Parameter, Double> settings(int sends) {
    Map<Parameter, Double> settings = new LinkedHashMap<>();
    for (int mix = 0; mix < Variant.V16X8.mixes(); mix++) {
      for (int source = 0; source < Ways.CHANNELS; source++) {
        Parameter send =
            PARAMETERS.all().get(PARAMETERS.ofSend(Control.SEND_LEVEL, mix, source));
        settings.put(send, source < sends ? -20 : send.min());
      }
    }
    return settings;
  }

  private static double nanoseconds(Ways.Rig rig) throws Throwable {
    long begin = System.nanoTime();
    for (int i = 0; i < BLOCKS; i++) {
      rig.block();
    }
    return (System.nanoTime() - begin) / (double) BLOCKS;
  }

  /// Bytes that a block allocates.
  private static long bytes(Ways.Rig rig) throws Throwable {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int blocks = 100_000; // asking allocates a little by itself
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < blocks; i++) {
      rig.block();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / blocks;
  }

  private static Ways.Rig direct(Map<Parameter, Double> settings) {
    Plugin plugin = new CueMixFactory().create("io.github.cuebus.16x8");
    settings.forEach((parameter, value) -> plugin.set(parameter.index(), value));
    plugin.activate(48_000, Ways.FRAMES);
    float[][] in = new float[Ways.CHANNELS][Ways.FRAMES];
    float[][] out = new float[Ways.CHANNELS][Ways.FRAMES];
    for (float[] channel : in) {
      Arrays.fill(channel, 0.25f);
    }
    Transport transport = new Transport();
    return () -> plugin.process(in, out, Ways.FRAMES, ParameterEvents.NONE, transport);
  }

  private static Ways.Rig plainC(Path library, int sends, long in, long out) throws Throwable {
    Ways.function(Ways.symbol(library, "set_gain"), FunctionDescriptor.ofVoid(JAVA_FLOAT))
        .invokeExact(sends == 0 ? 0f : 0.07f);
    MethodHandle process =
        Ways.function(
            Ways.symbol(library, "process"),
            FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
    return () -> {
      process.invokeExact(0L, in, out, Ways.FRAMES);
    };
  }

  private static long channels() {
    long pointers = Memory.forever(Ways.CHANNELS * 8L);
    for (int c = 0; c < Ways.CHANNELS; c++) {
      long samples = Memory.forever(Ways.FRAMES * 4L);
      for (int i = 0; i < Ways.FRAMES; i++) {
        Memory.putFloat(samples + 4L * i, 0.25f);
      }
      Memory.putLong(pointers + 8L * c, samples);
    }
    return pointers;
  }
}
