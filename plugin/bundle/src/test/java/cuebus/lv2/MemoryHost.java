package cuebus.lv2;

import cuebus.entry.Functions;
import cuebus.entry.Memory;
import cuebus.lv2.Lv2Abi.Descriptor;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An LV2 host that lives in memory: it calls the plugin's C functions by address, as any host
/// does, and offers C functions of its own. One at a time, on one thread.
final class MemoryHost implements AutoCloseable {

  static final int ROOM = 4096;
  static final int MESSAGE_BYTES = 8192;

  private static final MethodHandle INSTANTIATE =
      Functions.caller(long.class, long.class, double.class, long.class, long.class);
  private static final MethodHandle CONNECT =
      Functions.caller(void.class, long.class, int.class, long.class);
  private static final MethodHandle RUN = Functions.caller(void.class, long.class, int.class);
  private static final MethodHandle PLAIN = Functions.caller(void.class, long.class);
  private static final MethodHandle EXTENSION = Functions.caller(long.class, long.class);
  private static final MethodHandle STATE =
      Functions.caller(int.class, long.class, long.class, long.class, int.class, long.class);
  private static final MethodHandle WORK =
      Functions.caller(int.class, long.class, long.class, long.class, int.class, long.class);
  private static final MethodHandle RESPONSE =
      Functions.caller(int.class, long.class, int.class, long.class);

  private static final Map<String, Integer> URIDS = new HashMap<>();
  private static final List<byte[]> SCHEDULED = new ArrayList<>();
  private static final List<byte[]> RESPONSES = new ArrayList<>();

  private static final long MAP = function("map", int.class, long.class, long.class);
  private static final long SCHEDULE =
      function("schedule", int.class, long.class, int.class, long.class);
  private static final long RESPOND =
      function("respond", int.class, long.class, int.class, long.class);
  private static final long STORE =
      function(
          "store", int.class, long.class, int.class, long.class, long.class, int.class, int.class);
  private static final long RETRIEVE =
      function("retrieve", long.class, long.class, int.class, long.class, long.class, long.class);

  /// What the state holds for the one property; null for nothing.
  static byte[] stored;

  static int storedType;
  static int storedFlags;

  /// Sizes told to the plugin instead of the true one, where not negative.
  static long retrievedSize = -1;

  final Variant variant;
  final Ports ports;
  final Arena arena = Arena.ofConfined();
  final long descriptor;
  final long handle;
  private final long latency = bytes(4);
  private final Map<String, Long> controls = new HashMap<>();

  /// @param features of `map`, `worker`, `options`
  MemoryHost(Variant variant, double sampleRate, String... features) {
    this.variant = variant;
    ports = Ports.of(variant);
    SCHEDULED.clear();
    RESPONSES.clear();
    descriptor = Lv2Adapter.descriptor(List.of(Variant.values()).indexOf(variant), "/nowhere");
    handle = instantiate(descriptor, sampleRate, features(List.of(features)));
  }

  /// With everything connected and active, at 48 kHz.
  static MemoryHost ready(Variant variant, String... features) {
    MemoryHost host = new MemoryHost(variant, 48_000, features);
    host.connectAll();
    host.activate();
    return host;
  }

  private static long function(String method, Class<?> result, Class<?>... arguments) {
    return Functions.address(MethodHandles.lookup(), "host " + method, method, result, arguments);
  }

  private long features(List<String> names) {
    long array = bytes(8L * (names.size() + 2));
    int at = 0;
    Memory.putLong(array + 8L * at++, feature("http://example.org/unknown", 0));
    if (names.contains("map")) {
      Memory.putLong(array + 8L * at++, feature(Uris.URID + "map", object(MAP)));
    }
    if (names.contains("worker")) {
      Memory.putLong(array + 8L * at++, feature(Uris.WORKER + "schedule", object(SCHEDULE)));
    }
    if (names.contains("options")) {
      long value = bytes(4);
      Memory.putInt(value, 100);
      long options = bytes(64);
      Memory.putInt(options + 8, urid(Uris.BUF_SIZE + "maxBlockLength"));
      Memory.putInt(options + 12, 4);
      Memory.putInt(options + 16, urid(Uris.ATOM + "Int"));
      Memory.putLong(options + 24, value);
      Memory.putLong(array + 8L * at++, feature(Uris.OPTIONS + "options", options));
    }
    return array;
  }

  private long object(long function) {
    long object = bytes(16);
    Memory.putLong(object, 77);
    Memory.putLong(object + 8, function);
    return object;
  }

  private long feature(String uri, long data) {
    long feature = bytes(16);
    Memory.putLong(feature, arena.allocateFrom(uri).address());
    Memory.putLong(feature + 8, data);
    return feature;
  }

  long bytes(long bytes) {
    return arena.allocate(bytes, 8).address();
  }

  private MemorySegment descriptorFunction(int offset) {
    return MemorySegment.ofAddress(Memory.getPointer(descriptor + offset));
  }

  static long instantiate(long descriptor, double sampleRate, long features) {
    MemorySegment function =
        MemorySegment.ofAddress(
            Memory.getPointer(Lv2Adapter.descriptor(0, "/nowhere") + Descriptor.INSTANTIATE));
    return call(
        () -> (long) INSTANTIATE.invokeExact(function, descriptor, sampleRate, 0L, features));
  }

  void connect(int port, long address) {
    call(() -> {
      CONNECT.invokeExact(descriptorFunction(Descriptor.CONNECT_PORT), handle, port, address);
      return null;
    });
  }

  /// Gives every port a buffer of its own: ROOM frames, and the default for controls.
  void connectAll() {
    for (int port = 0; port < ports.messages(); port++) {
      connect(port, bytes(4L * ROOM));
    }
    for (int meter = 0; meter < ports.meters().size(); meter++) {
      connect(ports.meter(meter), bytes(4));
    }
    connect(ports.latency(), latency);
    for (ControlPort control : ports.controls()) {
      long address = bytes(4);
      int index = control.parameter().index();
      controls.put(control.symbol(), address);
      Memory.putFloat(
          address, (float) control.portValue(Parameters.of(variant).all().get(index).initial()));
      connect(ports.control(index), address);
    }
  }

  /// What the plugin says of its latency, in frames.
  double latency() {
    return Memory.getFloat(latency);
  }

  void set(String symbol, double value) {
    Memory.putFloat(controls.get(symbol), (float) value);
  }

  void activate() {
    plain(Descriptor.ACTIVATE);
  }

  void deactivate() {
    plain(Descriptor.DEACTIVATE);
  }

  private void plain(int offset) {
    call(() -> {
      PLAIN.invokeExact(descriptorFunction(offset), handle);
      return null;
    });
  }

  void run(int frames) {
    call(() -> {
      RUN.invokeExact(descriptorFunction(Descriptor.RUN), handle, frames);
      return null;
    });
  }

  /// The function and its first argument, for measuring without the rest of this class.
  MemorySegment runFunction() {
    return descriptorFunction(Descriptor.RUN);
  }

  static void run(MemorySegment function, long handle, int frames) throws Throwable {
    RUN.invokeExact(function, handle, frames);
  }

  /// Runs one block with the given bus; what is behind the outputs then.
  float[][] render(float[][] bus) {
    int frames = bus[0].length;
    long[] in = new long[variant.inputs()];
    for (int c = 0; c < in.length; c++) {
      in[c] = bytes(4L * frames);
      Memory.copyOut(bus[c], in[c], frames);
      connect(ports.bus(c), in[c]);
    }
    long[] out = new long[2 * variant.mixes()];
    for (int c = 0; c < out.length; c++) {
      out[c] = bytes(4L * frames);
      connect(ports.out(c), out[c]);
    }
    run(frames);
    float[][] heard = new float[out.length][frames];
    for (int c = 0; c < out.length; c++) {
      Memory.copyIn(out[c], heard[c], frames);
    }
    return heard;
  }

  long extension(String uri) {
    long text = arena.allocateFrom(uri).address();
    return call(
        () -> (long) EXTENSION.invokeExact(descriptorFunction(Descriptor.EXTENSION_DATA), text));
  }

  int save() {
    return state(0, STORE);
  }

  int restore() {
    return state(8, RETRIEVE);
  }

  private int state(int offset, long function) {
    MemorySegment plugin =
        MemorySegment.ofAddress(Memory.getPointer(extension(Uris.STATE + "interface") + offset));
    return call(() -> (int) STATE.invokeExact(plugin, handle, function, 99L, 0, 0L));
  }

  /// Does the work that was scheduled, and passes the responses on.
  ///
  /// @return the status of the last work; −1 if there was none
  int work() {
    long worker = extension(Uris.WORKER + "interface");
    MemorySegment work = MemorySegment.ofAddress(Memory.getPointer(worker));
    MemorySegment response = MemorySegment.ofAddress(Memory.getPointer(worker + 8));
    int status = -1;
    for (byte[] data : SCHEDULED) {
      long address = bytes(data.length);
      Memory.putBytes(address, data);
      status = call(() -> (int) WORK.invokeExact(work, handle, RESPOND, 55L, data.length, address));
    }
    SCHEDULED.clear();
    for (byte[] data : RESPONSES) {
      long address = bytes(data.length);
      Memory.putBytes(address, data);
      call(() -> (int) RESPONSE.invokeExact(response, handle, data.length, address));
    }
    RESPONSES.clear();
    return status;
  }

  static int scheduled() {
    return SCHEDULED.size();
  }

  static int urid(String uri) {
    return URIDS.computeIfAbsent(uri, u -> 1000 + URIDS.size());
  }

  static int map(long handle, long uri) {
    return handle == 77 ? urid(Memory.text(uri)) : 0;
  }

  static int schedule(long handle, int size, long data) {
    SCHEDULED.add(Memory.bytes(data, size));
    return handle == 77 ? 0 : 1;
  }

  static int respond(long handle, int size, long data) {
    RESPONSES.add(Memory.bytes(data, size));
    return handle == 55 ? 0 : 1;
  }

  static int store(long handle, int key, long value, long size, int type, int flags) {
    if (handle != 99 || key != urid(Uris.SETUP)) {
      return 1;
    }
    stored = Memory.bytes(value, (int) size);
    storedType = type;
    storedFlags = flags;
    return 0;
  }

  static long retrieve(long handle, int key, long size, long type, long flags) {
    if (handle != 99 || key != urid(Uris.SETUP) || stored == null) {
      return 0;
    }
    long value = Memory.forever(stored.length);
    Memory.putBytes(value, stored);
    Memory.putLong(size, retrievedSize >= 0 ? retrievedSize : stored.length);
    Memory.putInt(type, storedType);
    return value;
  }

  private interface Call<T> {
    T make() throws Throwable;
  }

  private static <T> T call(Call<T> call) {
    try {
      return call.make();
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  @Override
  public void close() {
    plain(Descriptor.CLEANUP);
    arena.close();
  }
}
