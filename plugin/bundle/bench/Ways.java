import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cuebus.entry.Memory;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.PluginDeclaration;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Map;

/// The ways from a host to the plugin, each through the library of its format: functions and structs
/// by the places that the formats' public ABIs give them.
///
/// @param library the library, under whatever name
/// @param c the library of `mix.c`, which has a CLAP host's list of events
/// @param settings parameters and their plain values
/// @param in addresses of the input channels
/// @param out addresses of the output channels
record Ways(Path library, Path c, Map<Parameter, Double> settings, long in, long out) {

  static final int FRAMES = 64;
  static final int CHANNELS = 16;
  private static final double RATE = 48_000;
  private static final int EVENT_BYTES = 56;

  interface Rig {
    void block() throws Throwable;
  }

  static FunctionDescriptor type(MemoryLayout result, MemoryLayout... arguments) {
    return FunctionDescriptor.of(result, arguments);
  }

  static MethodHandle function(long address, FunctionDescriptor type) {
    return Linker.nativeLinker().downcallHandle(MemorySegment.ofAddress(address), type);
  }

  static long symbol(Path library, String name) {
    return SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow(name).address();
  }

  static long host(long effect, int opcode, int index, long value, long pointer, float number) {
    return 0;
  }

  /// The address of a new AEffect.
  static long openVst2(Path library) throws Throwable {
    FunctionDescriptor callback =
        type(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_FLOAT);
    MethodHandle answer =
        java.lang.invoke.MethodHandles.lookup()
            .findStatic(Ways.class, "host", callback.toMethodType());
    long host = Linker.nativeLinker().upcallStub(answer, callback, Arena.global()).address();
    return (long)
        function(symbol(library, "VSTPluginMain"), type(JAVA_LONG, JAVA_LONG)).invokeExact(host);
  }

  Rig vst2() throws Throwable {
    long effect = openVst2(library);
    MethodHandle set =
        function(
            Memory.getPointer(effect + 24),
            FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT, JAVA_FLOAT));
    for (Map.Entry<Parameter, Double> setting : settings.entrySet()) {
      Parameter p = setting.getKey();
      float normal = (float) ((setting.getValue() - p.min()) / (p.max() - p.min()));
      set.invokeExact(effect, p.index(), normal);
    }
    MethodHandle dispatch =
        function(
            Memory.getPointer(effect + 8),
            type(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_FLOAT));
    var _ = (long) dispatch.invokeExact(effect, 10, 0, 0L, 0L, (float) RATE);
    var _ = (long) dispatch.invokeExact(effect, 11, 0, (long) FRAMES, 0L, 0f);
    var _ = (long) dispatch.invokeExact(effect, 12, 0, 1L, 0L, 0f);
    MethodHandle process =
        function(
            Memory.getPointer(effect + 120),
            FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
    return () -> {
      process.invokeExact(effect, in, out, FRAMES); // in braces, for it must return nothing
    };
  }

  Rig lv2() throws Throwable {
    int variant = 1; // 16x8
    long descriptor =
        (long)
            function(symbol(library, "lv2_descriptor"), type(JAVA_LONG, JAVA_INT))
                .invokeExact(variant);
    long handle =
        (long)
            function(
                    Memory.getPointer(descriptor + 8),
                    type(JAVA_LONG, JAVA_LONG, JAVA_DOUBLE, JAVA_LONG, JAVA_LONG))
                .invokeExact(descriptor, RATE, Memory.forever("/"), 0L);
    MethodHandle connect =
        function(
            Memory.getPointer(descriptor + 16),
            FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT, JAVA_LONG));
    for (int channel = 0; channel < CHANNELS; channel++) {
      connect.invokeExact(handle, channel, Memory.getPointer(in + 8L * channel));
      connect.invokeExact(handle, CHANNELS + channel, Memory.getPointer(out + 8L * channel));
    }
    int messages = 2;
    int meters = PluginDeclaration.of(Variant.V16X8).meters().size();
    // A host connects every port. That of bypass says the opposite.
    Parameters parameters = Parameters.of(Variant.V16X8);
    int bypass = parameters.ofPlugin(Control.BYPASS);
    // Side by side, as Ardour keeps them.
    long first = Memory.forever(4L * parameters.all().size());
    for (Parameter p : parameters.all()) {
      long value = first + 4L * p.index();
      double plain = settings.getOrDefault(p, p.initial());
      Memory.putFloat(value, (float) (p.index() == bypass ? 1 - plain : plain));
      connect.invokeExact(handle, 2 * CHANNELS + messages + meters + p.index(), value);
    }
    function(Memory.getPointer(descriptor + 24), FunctionDescriptor.ofVoid(JAVA_LONG))
        .invokeExact(handle);
    MethodHandle run =
        function(
            Memory.getPointer(descriptor + 32), FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT));
    return () -> {
      run.invokeExact(handle, FRAMES);
    };
  }

  Rig clap() throws Throwable {
    FunctionDescriptor ofOne = type(JAVA_INT, JAVA_LONG);
    FunctionDescriptor get = type(JAVA_LONG, JAVA_LONG, JAVA_LONG);
    long entry = symbol(library, "clap_entry");
    var _ = (int) function(Memory.getPointer(entry + 16), ofOne).invokeExact(Memory.forever("/"));
    long factory =
        (long)
            function(Memory.getPointer(entry + 32), type(JAVA_LONG, JAVA_LONG))
                .invokeExact(Memory.forever("clap.plugin-factory"));
    long plugin =
        (long)
            function(
                    Memory.getPointer(factory + 16),
                    type(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG))
                .invokeExact(
                    factory, Memory.forever(88), Memory.forever("io.github.cuebus.16x8"));
    var _ = (int) function(Memory.getPointer(plugin + 16), ofOne).invokeExact(plugin);
    var _ =
        (int)
            function(
                    Memory.getPointer(plugin + 32),
                    type(JAVA_INT, JAVA_LONG, JAVA_DOUBLE, JAVA_INT, JAVA_INT))
                .invokeExact(plugin, RATE, 1, FRAMES);
    var _ = (int) function(Memory.getPointer(plugin + 48), ofOne).invokeExact(plugin);
    long parameters =
        (long)
            function(Memory.getPointer(plugin + 80), get)
                .invokeExact(plugin, Memory.forever("clap.params"));
    MethodHandle info =
        function(
            Memory.getPointer(parameters + 8), type(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG));
    long events = Memory.forever((long) EVENT_BYTES * settings.size());
    long event = events;
    for (Map.Entry<Parameter, Double> setting : settings.entrySet()) {
      long description = Memory.forever(1320);
      var _ = (int) info.invokeExact(plugin, setting.getKey().index(), description);
      Memory.putInt(event, EVENT_BYTES);
      Memory.putShort(event + 10, (short) 5);
      Memory.putInt(event + 16, Memory.getInt(description));
      Memory.putDouble(event + 48, setting.getValue());
      event += EVENT_BYTES;
    }
    MethodHandle send =
        function(symbol(c, "send_events"), FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT));
    long block = block();
    MethodHandle process =
        function(Memory.getPointer(plugin + 72), type(JAVA_INT, JAVA_LONG, JAVA_LONG));
    send.invokeExact(events, settings.size());
    var _ = (int) process.invokeExact(plugin, block);
    send.invokeExact(events, 0);
    return () -> {
      var _ = (int) process.invokeExact(plugin, block);
    };
  }

  /// A CLAP process struct: one port each way, the lists of `mix.c`.
  private long block() {
    long block = Memory.forever(64);
    Memory.putInt(block + 8, FRAMES);
    Memory.putLong(block + 24, port(in));
    Memory.putLong(block + 32, port(out));
    Memory.putInt(block + 40, 1);
    Memory.putInt(block + 44, 1);
    Memory.putLong(block + 48, symbol(c, "events_in"));
    Memory.putLong(block + 56, symbol(c, "events_out"));
    return block;
  }

  private static long port(long channels) {
    long port = Memory.forever(32);
    Memory.putLong(port, channels);
    Memory.putInt(port + 16, CHANNELS);
    return port;
  }
}
