package cuebus.vst2;

import cuebus.entry.Functions;
import cuebus.entry.HostLog;
import cuebus.entry.Instances;
import cuebus.entry.Memory;
import cuebus.entry.WarmUp;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.plugin.PluginDeclaration;
import cuebus.rt.AudioThread;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// What a VST 2.4 host starts with, and what it calls. All instances share these functions; the
/// handle in `AEffect.object` says which is meant.
public final class Vst2Adapter {

  /// What warming up knows these functions by.
  static final String FORMAT = "VST 2.4";

  private static final Instances<Vst2Dispatcher> INSTANCES = new Instances<>();

  /// AEffects of closed instances. Not freed: a host that calls once more finds no instance instead
  /// of somebody else's memory.
  private static final ConcurrentLinkedQueue<Long> CLOSED = new ConcurrentLinkedQueue<>();

  private static final long DISPATCHER =
      function(
          "dispatcher",
          long.class,
          long.class,
          int.class,
          int.class,
          long.class,
          long.class,
          float.class);
  private static final long SET_PARAMETER =
      function("setParameter", void.class, long.class, int.class, float.class);
  private static final long GET_PARAMETER =
      function("getParameter", float.class, long.class, int.class);
  private static final long PROCESS_REPLACING =
      function("processReplacing", void.class, long.class, long.class, long.class, int.class);
  private static final long PROCESS_DOUBLE_REPLACING =
      function("processDoubleReplacing", void.class, long.class, long.class, long.class, int.class);

  private Vst2Adapter() {}

  private static long function(String method, Class<?> result, Class<?>... arguments) {
    return Functions.address(
        MethodHandles.lookup(), FORMAT + " " + method, method, result, arguments);
  }

  /// Makes an instance; the address of its AEffect. Main thread.
  ///
  /// @param audioMaster the address of the host's callback
  /// @param variant its size
  public static long open(long audioMaster, Variant variant) {
    WarmUp.begin(FORMAT, () -> new Vst2ScratchBlock(variant));
    return make(audioMaster, plugin(variant));
  }

  static Plugin plugin(Variant variant) {
    return new CueMixFactory().create(PluginDeclaration.of(variant).id());
  }

  /// The address of an AEffect for a plugin that nothing else holds.
  static long make(long audioMaster, Plugin plugin) {
    Long again = CLOSED.poll();
    long effect = again == null ? Memory.forever(Vst24.Effect.BYTES) : again;
    Vst2Dispatcher dispatcher =
        new Vst2Dispatcher(new Vst2Effect(plugin, new AudioMaster(audioMaster, effect), effect));
    Memory.fill(effect, Vst24.Effect.BYTES, (byte) 0);
    Memory.putInt(effect + Vst24.Effect.MAGIC, Vst24.Effect.MAGIC_NUMBER);
    Memory.putLong(effect + Vst24.Effect.DISPATCHER, DISPATCHER);
    // The accumulating form, which 2.4 has done away with; a null pointer there would be a trap.
    Memory.putLong(effect + Vst24.Effect.PROCESS, PROCESS_REPLACING);
    Memory.putLong(effect + Vst24.Effect.SET_PARAMETER, SET_PARAMETER);
    Memory.putLong(effect + Vst24.Effect.GET_PARAMETER, GET_PARAMETER);
    Memory.putInt(effect + Vst24.Effect.NUM_PROGRAMS, plugin.programs().size());
    Memory.putInt(effect + Vst24.Effect.NUM_PARAMS, dispatcher.effect().parameters().count());
    Memory.putInt(effect + Vst24.Effect.NUM_INPUTS, plugin.declaration().inputs());
    Memory.putInt(effect + Vst24.Effect.NUM_OUTPUTS, plugin.declaration().outputs());
    Memory.putInt(
        effect + Vst24.Effect.FLAGS,
        Vst24.Effect.CAN_REPLACING
            | Vst24.Effect.CAN_DOUBLE_REPLACING
            | Vst24.Effect.PROGRAM_CHUNKS);
    Memory.putInt(effect + Vst24.Effect.INITIAL_DELAY, plugin.latencyFrames());
    Memory.putInt(
        effect + Vst24.Effect.UNIQUE_ID, Vst2Dispatcher.uniqueId(plugin.declaration().variant()));
    Memory.putInt(effect + Vst24.Effect.VERSION, Vst2Dispatcher.version());
    Memory.putLong(effect + Vst24.Effect.PROCESS_REPLACING, PROCESS_REPLACING);
    Memory.putLong(effect + Vst24.Effect.PROCESS_DOUBLE_REPLACING, PROCESS_DOUBLE_REPLACING);
    Memory.putLong(effect + Vst24.Effect.OBJECT, INSTANCES.add(dispatcher));
    return effect;
  }

  private static @Nullable Vst2Dispatcher instance(long effect) {
    return effect == 0 ? null : INSTANCES.get(Memory.getLong(effect + Vst24.Effect.OBJECT));
  }

  /// The instance of an AEffect that is open.
  static Vst2Effect effect(long effect) {
    return Objects.requireNonNull(instance(effect)).effect();
  }

  static long dispatcher(
      long effect, int opcode, int index, long value, long pointer, float number) {
    try {
      Vst2Dispatcher instance = instance(effect);
      if (instance == null) {
        return 0;
      }
      if (opcode == Vst24.Opcode.CLOSE) {
        close(effect, instance);
        return 1;
      }
      return instance.dispatch(opcode, index, value, pointer, number);
    } catch (Throwable t) {
      HostLog.once("VST 2.4 opcode " + opcode, t);
      return 0;
    }
  }

  private static void close(long effect, Vst2Dispatcher instance) {
    if (INSTANCES.remove(Memory.getLong(effect + Vst24.Effect.OBJECT)) != null) {
      Memory.putLong(effect + Vst24.Effect.OBJECT, 0);
      instance.effect().suspend();
      CLOSED.add(effect);
    }
  }

  static void setParameter(long effect, int index, float value) {
    Vst2Dispatcher instance = instance(effect);
    if (instance != null) {
      instance.effect().setParameter(index, value);
    }
  }

  static float getParameter(long effect, int index) {
    Vst2Dispatcher instance = instance(effect);
    return instance == null ? 0 : instance.effect().parameters().value(index);
  }

  @AudioThread
  static void processReplacing(long effect, long ins, long outs, int frames) {
    render(instance(effect), ins, outs, frames, false);
  }

  @AudioThread
  static void processDoubleReplacing(long effect, long ins, long outs, int frames) {
    render(instance(effect), ins, outs, frames, true);
  }

  @AudioThread
  private static void render(
      @Nullable Vst2Dispatcher instance, long ins, long outs, int frames, boolean doubles) {
    if (instance == null) {
      return;
    }
    try {
      instance.effect().render(ins, outs, frames, doubles);
    } catch (Throwable t) {
      instance.effect().silence(outs, frames, doubles);
      HostLog.once("VST 2.4 process", t);
    }
  }
}
