package cuebus.clap;

import cuebus.entry.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A CLAP host in memory: the plugin sees nothing but pointers, as in a DAW. What the plugin tells
/// the host ends in [#heard]. Tests in one VM run one after the other, so the host is static where
/// C has no object.
final class FakeHost {

  /// The calls to the host since it was made, e.g. `rescan 5`, `log 3 …`.
  final List<String> heard = new ArrayList<>();

  /// What it says when it is asked whether this is the main thread.
  boolean mainThread = true;

  private static FakeHost current;

  private static final Map<String, Long> EXTENSIONS =
      Map.of(
          "clap.log", table("log"),
          "clap.thread-check", table("isMainThread", "isAudioThread"),
          "clap.params", table("rescan", "clear", "requestFlush"),
          "clap.audio-ports", table("isRescanFlagSupported", "rescanPorts"),
          "clap.state", table("markDirty"),
          "clap.preset-load/2", table("onError", "loaded"),
          "clap.tail", table("tailChanged"),
          "clap.latency", table("latencyChanged"));

  private static final long FUNCTIONS =
      table("getExtension", "requestRestart", "requestProcess", "requestCallback");

  /// Address of the struct that the plugin gets.
  final long address = Memory.forever(ClapAbi.Host.SIZE);

  FakeHost() {
    current = this;
    for (int f = 0; f < 4; f++) {
      Memory.putLong(
          address + ClapAbi.Host.GET_EXTENSION + 8L * f, Memory.getLong(FUNCTIONS + 8L * f));
    }
  }

  private static long table(String... functions) {
    return Functions.table(MethodHandles.lookup(), functions);
  }

  static long getExtension(long host, long id) {
    return EXTENSIONS.getOrDefault(Memory.text(id), 0L);
  }

  static void requestRestart(long host) {
    current.heard.add("request_restart");
  }

  static void requestProcess(long host) {
    current.heard.add("request_process");
  }

  static void requestCallback(long host) {
    current.heard.add("request_callback");
  }

  static void log(long host, int severity, long message) {
    current.heard.add("log " + severity + " " + Memory.text(message));
  }

  static boolean isMainThread(long host) {
    return current.mainThread;
  }

  static boolean isAudioThread(long host) {
    return !current.mainThread;
  }

  static void rescan(long host, int flags) {
    current.heard.add("params.rescan " + flags);
  }

  static void clear(long host, int id, int flags) {
    current.heard.add("params.clear " + id);
  }

  static void requestFlush(long host) {
    current.heard.add("params.request_flush");
  }

  static boolean isRescanFlagSupported(long host, int flag) {
    return flag == 1;
  }

  static void rescanPorts(long host, int flags) {
    current.heard.add("audio_ports.rescan " + flags);
  }

  static void markDirty(long host) {
    current.heard.add("state.mark_dirty");
  }

  static void onError(long host, int kind, long location, long key, int osError, long message) {
    current.heard.add("preset_load.on_error " + kind + " " + Memory.text(message));
  }

  static void loaded(long host, int kind, long location, long key) {
    current.heard.add("preset_load.loaded " + kind + " " + text(location) + " " + text(key));
  }

  static void tailChanged(long host) {
    current.heard.add("tail.changed");
  }

  static void latencyChanged(long host) {
    current.heard.add("latency.changed");
  }

  private static String text(long address) {
    return address == 0 ? "null" : Memory.text(address);
  }

  /// Calls a C function by its address. Arguments and result are `long` (pointers, too), `int`,
  /// `double` and `boolean`.
  @SuppressWarnings("restricted") // as C would
  static Object call(long function, Class<?> result, Object... arguments) {
    ValueLayout[] layouts =
        Arrays.stream(arguments).map(a -> layout(a.getClass())).toArray(ValueLayout[]::new);
    FunctionDescriptor type =
        result == void.class
            ? FunctionDescriptor.ofVoid(layouts)
            : FunctionDescriptor.of(layout(result), layouts);
    try {
      return Linker.nativeLinker()
          .downcallHandle(MemorySegment.ofAddress(function), type)
          .invokeWithArguments(arguments);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  private static ValueLayout layout(Class<?> type) {
    return type == Long.class || type == long.class
        ? ValueLayout.JAVA_LONG
        : type == Integer.class || type == int.class
            ? ValueLayout.JAVA_INT
            : type == Double.class || type == double.class
                ? ValueLayout.JAVA_DOUBLE
                : ValueLayout.JAVA_BOOLEAN;
  }

  /// The plugin factory, as a host gets it from the entry.
  static long factory() {
    long entry = ClapAdapter.entry("/nowhere/cuebus.clap");
    call(Memory.getPointer(entry), boolean.class, Memory.forever("/nowhere/cuebus.clap"));
    return (long)
        call(Memory.getPointer(entry + 16), long.class, Memory.forever("clap.plugin-factory"));
  }

  /// Makes an instance.
  FakePlugin create(String id) {
    long plugin = createAt(address, id);
    FakePlugin made = new FakePlugin(plugin);
    made.call(0, boolean.class);
    return made;
  }

  /// What `create_plugin` answers to any host pointer.
  static long createAt(long host, String id) {
    long factory = factory();
    return (long)
        call(Memory.getPointer(factory + 16), long.class, factory, host, Memory.forever(id));
  }

  /// A list of events in memory, as the functions below read it: context, then functions.
  static long list(Arena arena, long context, String... functions) {
    long list = arena.allocate(8L * (1 + functions.length), 8).address();
    Memory.putLong(list, context);
    long table = LISTS.computeIfAbsent(Arrays.toString(functions), k -> table(functions));
    for (int f = 0; f < functions.length; f++) {
      Memory.putLong(list + 8L * (1 + f), Memory.getLong(table + 8L * f));
    }
    return list;
  }

  private static final Map<String, Long> LISTS = new java.util.HashMap<>();

  static int size(long list) {
    return Memory.getInt(Memory.getPointer(list));
  }

  static long get(long list, int index) {
    return Memory.getPointer(Memory.getPointer(list) + 8 + 8L * index);
  }

  /// Keeps the latest events: a count, then copies.
  static boolean tryPush(long list, long event) {
    long context = Memory.getPointer(list);
    int count = Memory.getInt(context);
    if (count == FakeBlock.ROOM) {
      return false;
    }
    for (int i = 0; i < Memory.getInt(event + ClapAbi.Event.BYTES); i += 8) {
      Memory.putLong(
          context + 8 + (long) count * ClapAbi.Event.PARAM_SIZE + i, Memory.getLong(event + i));
    }
    Memory.putInt(context, count + 1);
    return true;
  }

  /// Delivers at most 7 bytes at a time: context is position, length, address.
  static long read(long stream, long buffer, long bytes) {
    long context = Memory.getPointer(stream);
    long position = Memory.getLong(context);
    int n = (int) Math.min(Math.min(bytes, 7), Memory.getLong(context + 8) - position);
    Memory.putBytes(buffer, Memory.bytes(Memory.getLong(context + 16) + position, n));
    Memory.putLong(context, position + n);
    return n;
  }

  /// Takes at most 7 bytes at a time.
  static long write(long stream, long buffer, long bytes) {
    long context = Memory.getPointer(stream);
    long position = Memory.getLong(context);
    int n = (int) Math.min(Math.min(bytes, 7), Memory.getLong(context + 8) - position);
    Memory.putBytes(Memory.getLong(context + 16) + position, Memory.bytes(buffer, n));
    Memory.putLong(context, position + n);
    return n;
  }

  static long broken(long stream, long buffer, long bytes) {
    return -1;
  }
}
