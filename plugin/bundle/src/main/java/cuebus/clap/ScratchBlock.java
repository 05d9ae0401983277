package cuebus.clap;

import cuebus.clap.ClapAbi.AudioBuffer;
import cuebus.clap.ClapAbi.Block;
import cuebus.clap.ClapAbi.Event;
import cuebus.clap.ClapAbi.Host;
import cuebus.entry.Memory;
import cuebus.entry.WarmUp;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.plugin.PluginDeclaration;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/// A short block of an instance that no host has, rendered through the very functions that hosts
/// call: what warming up runs.
final class ScratchBlock implements WarmUp.Scratch {

  private static final double SAMPLE_RATE = 48_000;
  private static final int FRAMES = 16;

  /// The smallest will do: all run the same code.
  private static final Variant VARIANT = Variant.V8X4;

  /// The lists' functions: in, size and get; out, try_push.
  private static final long LIST_TABLE =
      Functions.table(MethodHandles.lookup(), "size", "get", "tryPush");

  private final Arena memory = Arena.ofConfined();
  private final MemorySegment function = PluginFunctions.rendering();
  private final long struct;
  private final long process;

  ScratchBlock(long descriptor) {
    Plugin plugin = new CueMixFactory().create(PluginDeclaration.of(VARIANT).id());
    // Sends that are off would leave the mixing itself cold.
    Parameters parameters = Parameters.of(VARIANT);
    for (int mix = 0; mix < VARIANT.mixes(); mix++) {
      plugin.set(parameters.ofSend(Control.SEND_LEVEL, mix, mix), -6);
    }
    ClapInstance instance =
        new ClapInstance(plugin, memory.allocate(Host.SIZE).address(), descriptor);
    instance.init();
    instance.activate(SAMPLE_RATE, FRAMES);
    struct = instance.struct();
    process = memory.allocate(Block.SIZE, 8).address();
    Memory.putInt(process + Block.FRAMES, FRAMES);
    Memory.putLong(process + Block.INPUTS, port(memory, VARIANT.inputs()));
    Memory.putInt(process + Block.INPUT_COUNT, 1);
    Memory.putLong(process + Block.OUTPUTS, port(memory, 2 * VARIANT.mixes()));
    Memory.putInt(process + Block.OUTPUT_COUNT, 1);
    Memory.putLong(process + Block.IN_EVENTS, list(memory, parameter(memory), LIST_TABLE, 2));
    Memory.putLong(process + Block.OUT_EVENTS, list(memory, 0, LIST_TABLE + 16, 1));
  }

  @Override
  public void render() {
    HostFunctions.status(function, struct, process);
  }

  private static long port(Arena memory, int channels) {
    long pointers = memory.allocate(8L * channels, 8).address();
    for (int c = 0; c < channels; c++) {
      long samples = memory.allocate(4L * FRAMES, 8).address();
      Memory.putLong(pointers + 8L * c, samples);
      for (int i = 0; i < FRAMES; i++) {
        Memory.putFloat(samples + 4L * i, i % 2 - 0.5f);
      }
    }
    long port = memory.allocate(AudioBuffer.SIZE, 8).address();
    Memory.putLong(port + AudioBuffer.DATA32, pointers);
    Memory.putInt(port + AudioBuffer.CHANNELS, channels);
    return port;
  }

  private static long parameter(Arena memory) {
    long event = memory.allocate(Event.PARAM_SIZE, 8).address();
    Memory.putInt(event + Event.BYTES, Event.PARAM_SIZE);
    Memory.putInt(event + Event.TIME, FRAMES / 2);
    Memory.putShort(event + Event.TYPE, (short) Event.PARAM_VALUE);
    Memory.putInt(event + Event.PARAM_ID, ClapParameters.id("mix1.level"));
    return event;
  }

  /// A list of the host's: what is its own, then functions.
  private static long list(Arena memory, long own, long functions, int count) {
    long list = memory.allocate(8L * (1 + count), 8).address();
    Memory.putLong(list, own);
    for (int f = 0; f < count; f++) {
      Memory.putLong(list + 8L * (1 + f), Memory.getPointer(functions + 8L * f));
    }
    return list;
  }

  static int size(long list) {
    return 1;
  }

  static long get(long list, int index) {
    return Memory.getPointer(list);
  }

  static boolean tryPush(long list, long event) {
    return true;
  }

  @Override
  public void close() {
    PluginFunctions.destroy(struct);
    memory.close();
  }
}
