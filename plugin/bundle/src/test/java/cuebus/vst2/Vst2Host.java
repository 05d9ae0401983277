package cuebus.vst2;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cuebus.entry.Memory;
import cuebus.entry.MidiSetup;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A VST 2.4 host: loads the library a DAW loads, and calls it as a DAW does.
@SuppressWarnings("restricted") // it is a host
final class Vst2Host {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final FunctionDescriptor DISPATCH =
      FunctionDescriptor.of(
          JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_FLOAT);

  /// What `audioMasterGetTime` answers; 0 is a host without a transport.
  static long time;

  /// How often the plugin asked to be shown anew.
  static int displayUpdates;

  /// How often the plugin said that its latency is another, or waits to be.
  static int ioChanges;

  /// The events that the plugin sent: frame and message of each.
  static final List<String> SENT = new ArrayList<>();

  /// The address of the callback.
  static final long AUDIO_MASTER = audioMaster();

  private final long effect;
  private final MethodHandle dispatcher;
  private final MethodHandle setParameter;
  private final MethodHandle getParameter;
  private final MethodHandle processReplacing;
  private final MethodHandle processDoubleReplacing;

  Vst2Host(long effect) {
    this.effect = effect;
    dispatcher = function(Vst24.Effect.DISPATCHER, DISPATCH);
    setParameter =
        function(
            Vst24.Effect.SET_PARAMETER, FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT, JAVA_FLOAT));
    getParameter =
        function(
            Vst24.Effect.GET_PARAMETER, FunctionDescriptor.of(JAVA_FLOAT, JAVA_LONG, JAVA_INT));
    FunctionDescriptor process =
        FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);
    processReplacing = function(Vst24.Effect.PROCESS_REPLACING, process);
    processDoubleReplacing = function(Vst24.Effect.PROCESS_DOUBLE_REPLACING, process);
  }

  /// Opens an instance of a library.
  static Vst2Host open(Path library) {
    return new Vst2Host(main(library, AUDIO_MASTER));
  }

  /// What `VSTPluginMain` returns.
  static long main(Path library, long audioMaster) {
    MemorySegment main =
        SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("VSTPluginMain");
    MethodHandle call = LINKER.downcallHandle(main, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
    try {
      return (long) call.invokeExact(audioMaster);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  private MethodHandle function(int offset, FunctionDescriptor type) {
    return LINKER.downcallHandle(MemorySegment.ofAddress(Memory.getPointer(effect + offset)), type);
  }

  private static long audioMaster() {
    try {
      MethodHandle answer =
          MethodHandles.lookup().findStatic(Vst2Host.class, "answer", DISPATCH.toMethodType());
      return LINKER.upcallStub(answer, DISPATCH, Arena.global()).address();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no method answer", e);
    }
  }

  static long answer(long effect, int opcode, int index, long value, long pointer, float number) {
    if (opcode == Vst24.HostOpcode.UPDATE_DISPLAY) {
      displayUpdates++;
    }
    if (opcode == Vst24.HostOpcode.IO_CHANGED) {
      ioChanges++;
    }
    if (opcode == Vst24.HostOpcode.PROCESS_EVENTS) {
      for (int i = 0; i < Memory.getInt(pointer); i++) {
        long event = Memory.getPointer(pointer + 16 + 8L * i);
        int message = Memory.getInt(event + 24);
        SENT.add(MidiSetup.text(Memory.getInt(event + 8), message, message >> 8, message >> 16));
      }
    }
    return opcode == Vst24.HostOpcode.GET_TIME ? time : 0;
  }

  long address() {
    return effect;
  }

  int field(int offset) {
    return Memory.getInt(effect + offset);
  }

  long dispatch(int opcode, int index, long value, long pointer, float number) {
    try {
      return (long) dispatcher.invokeExact(effect, opcode, index, value, pointer, number);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  long ask(int opcode, int index) {
    return dispatch(opcode, index, 0, 0, 0);
  }

  /// A text that the plugin writes.
  String text(int opcode, int index) {
    try (Arena arena = Arena.ofConfined()) {
      long at = arena.allocate(256).address();
      dispatch(opcode, index, 0, at, 0);
      return Memory.text(at);
    }
  }

  /// Passes a text on.
  long tell(int opcode, int index, String text) {
    try (Arena arena = Arena.ofConfined()) {
      return dispatch(opcode, index, 0, arena.allocateFrom(text).address(), 0);
    }
  }

  byte[] getChunk(boolean program) {
    try (Arena arena = Arena.ofConfined()) {
      long at = arena.allocate(8, 8).address();
      long bytes = dispatch(Vst24.Opcode.GET_CHUNK, program ? 1 : 0, 0, at, 0);
      return Memory.bytes(Memory.getPointer(at), (int) bytes);
    }
  }

  long setChunk(boolean program, byte[] state, long claimed) {
    try (Arena arena = Arena.ofConfined()) {
      long at = arena.allocate(Math.max(1, state.length)).address();
      Memory.putBytes(at, state);
      return dispatch(Vst24.Opcode.SET_CHUNK, program ? 1 : 0, claimed, at, 0);
    }
  }

  long setChunk(String state) {
    byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
    return setChunk(false, bytes, bytes.length);
  }

  void start(float rate, int blockSize) {
    dispatch(Vst24.Opcode.SET_SAMPLE_RATE, 0, 0, 0, rate);
    dispatch(Vst24.Opcode.SET_BLOCK_SIZE, 0, blockSize, 0, 0);
    dispatch(Vst24.Opcode.MAINS_CHANGED, 0, 1, 0, 0);
  }

  void close() {
    ask(Vst24.Opcode.CLOSE, 0);
  }

  void set(int index, float value) {
    try {
      setParameter.invokeExact(effect, index, value);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  float get(int index) {
    try {
      return (float) getParameter.invokeExact(effect, index);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /// Renders at addresses of pointers, however wrong they are.
  void process(long ins, long outs, int frames, boolean doubles) {
    try {
      if (doubles) {
        processDoubleReplacing.invokeExact(effect, ins, outs, frames);
      } else {
        processReplacing.invokeExact(effect, ins, outs, frames);
      }
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }
}
