package cuebus.clap;

import cuebus.entry.Memory;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;

/// An instance as the host holds it: a pointer to a struct with functions.
final class FakePlugin {

  static final int DESTROY = 1;
  static final int ACTIVATE = 2;
  static final int DEACTIVATE = 3;
  static final int START = 4;
  static final int STOP = 5;
  static final int RESET = 6;
  static final int PROCESS = 7;
  static final int EXTENSION = 8;
  static final int ON_MAIN_THREAD = 9;

  final long address;

  FakePlugin(long address) {
    this.address = address;
  }

  /// Calls one of the ten functions.
  Object call(int function, Class<?> result, Object... arguments) {
    return FakeHost.call(
        Memory.getPointer(address + ClapAbi.Plugin.FUNCTIONS + 8L * function),
        result,
        withPlugin(arguments));
  }

  /// Calls a function of an extension.
  Object call(String extension, int function, Class<?> result, Object... arguments) {
    return FakeHost.call(
        Memory.getPointer(extension(extension) + 8L * function), result, withPlugin(arguments));
  }

  private Object[] withPlugin(Object[] arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = address;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }

  long extension(String id) {
    try (Arena arena = Arena.ofConfined()) {
      return (long) call(EXTENSION, long.class, arena.allocateFrom(id).address());
    }
  }

  FakePlugin activate(double rate, int maxFrames) {
    if (!tryActivate(rate, maxFrames)) {
      throw new AssertionError("refused to activate at " + rate);
    }
    call(START, boolean.class);
    return this;
  }

  boolean tryActivate(double rate, int maxFrames) {
    return (boolean) call(ACTIVATE, boolean.class, rate, 1, maxFrames);
  }

  void deactivate() {
    call(STOP, void.class);
    call(DEACTIVATE, void.class);
  }

  void destroy() {
    call(DESTROY, void.class);
  }

  /// The value of a parameter by its string id.
  double value(String id) {
    try (Arena arena = Arena.ofConfined()) {
      long value = arena.allocate(8, 8).address();
      if (!(boolean) call("clap.params", 2, boolean.class, ClapParameters.id(id), value)) {
        throw new AssertionError("no value of " + id);
      }
      return Memory.getDouble(value);
    }
  }

  String save() {
    try (Arena arena = Arena.ofConfined()) {
      long room = arena.allocate(1 << 20).address();
      long context = context(arena, room, 1 << 20);
      long stream = FakeHost.list(arena, context, "write");
      if (!(boolean) call("clap.state", 0, boolean.class, stream)) {
        throw new AssertionError("refused to save");
      }
      byte[] bytes = Memory.bytes(room, (int) Memory.getLong(context));
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  boolean load(String state) {
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
      long from = arena.allocate(Math.max(1, bytes.length)).address();
      Memory.putBytes(from, bytes);
      long stream = FakeHost.list(arena, context(arena, from, bytes.length), "read");
      return (boolean) call("clap.state", 1, boolean.class, stream);
    }
  }

  private static long context(Arena arena, long at, long length) {
    long context = arena.allocate(24, 8).address();
    Memory.putLong(context + 8, length);
    Memory.putLong(context + 16, at);
    return context;
  }

  boolean loadPreset(int kind, String location, String key) {
    try (Arena arena = Arena.ofConfined()) {
      return (boolean)
          call(
              "clap.preset-load/2",
              0,
              boolean.class,
              kind,
              location == null ? 0L : arena.allocateFrom(location).address(),
              key == null ? 0L : arena.allocateFrom(key).address());
    }
  }
}
