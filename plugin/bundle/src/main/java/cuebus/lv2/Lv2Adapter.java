package cuebus.lv2;

import cuebus.entry.Functions;
import cuebus.entry.HostLog;
import cuebus.entry.Instances;
import cuebus.entry.Memory;
import cuebus.entry.WarmUp;
import cuebus.lv2.Lv2Abi.Descriptor;
import cuebus.lv2.Lv2Abi.State;
import cuebus.lv2.Lv2Abi.Status;
import cuebus.lv2.Lv2Abi.Worker;
import cuebus.param.Variant;
import cuebus.rt.AudioThread;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// What an LV2 host starts with, and what it calls. All instances share these functions; the handle
/// says which is meant, and one that is not (any more) is passed over.
public final class Lv2Adapter {

  /// What warming up knows these functions by.
  private static final String FORMAT = "LV2";

  private static final Instances<Lv2Instance> INSTANCES = new Instances<>();

  private static final long STATE = Memory.forever(State.BYTES);
  private static final long WORKER = Memory.forever(Worker.BYTES);

  private static final Map<Variant, Long> DESCRIPTORS = new EnumMap<>(Variant.class);

  /// `int respond(handle, size, data)`.
  private static final MethodHandle RESPOND =
      Functions.caller(int.class, long.class, int.class, long.class);

  static {
    put(
        STATE + State.SAVE,
        "save",
        int.class,
        long.class,
        long.class,
        long.class,
        int.class,
        long.class);
    put(
        STATE + State.RESTORE,
        "restore",
        int.class,
        long.class,
        long.class,
        long.class,
        int.class,
        long.class);
    put(
        WORKER + Worker.WORK,
        "work",
        int.class,
        long.class,
        long.class,
        long.class,
        int.class,
        long.class);
    put(
        WORKER + Worker.WORK_RESPONSE,
        "workResponse",
        int.class,
        long.class,
        int.class,
        long.class);
    long functions = Memory.forever(Descriptor.BYTES);
    put(
        functions + Descriptor.INSTANTIATE,
        "instantiate",
        long.class,
        long.class,
        double.class,
        long.class,
        long.class);
    put(
        functions + Descriptor.CONNECT_PORT,
        "connectPort",
        void.class,
        long.class,
        int.class,
        long.class);
    put(functions + Descriptor.ACTIVATE, "activate", void.class, long.class);
    put(functions + Descriptor.RUN, "run", void.class, long.class, int.class);
    put(functions + Descriptor.DEACTIVATE, "deactivate", void.class, long.class);
    put(functions + Descriptor.CLEANUP, "cleanup", void.class, long.class);
    put(functions + Descriptor.EXTENSION_DATA, "extensionData", long.class, long.class);
    for (Variant variant : Variant.values()) {
      DESCRIPTORS.put(variant, descriptor(variant, functions));
    }
  }

  private Lv2Adapter() {}

  private static void put(long address, String method, Class<?> result, Class<?>... arguments) {
    Memory.putLong(
        address,
        Functions.address(MethodHandles.lookup(), "LV2 " + method, method, result, arguments));
  }

  private static long descriptor(Variant variant, long functions) {
    long descriptor = Memory.forever(Descriptor.BYTES);
    Memory.putBytes(descriptor, Memory.bytes(functions, Descriptor.BYTES));
    Memory.putLong(descriptor + Descriptor.URI, Memory.forever(Uris.plugin(variant)));
    return descriptor;
  }

  /// The address of an LV2 descriptor; 0 past the last. Any thread.
  ///
  /// @param index of the variant
  /// @param bundlePath the absolute path of the bundle's folder, in which we look for nothing
  public static long descriptor(int index, String bundlePath) {
    Variant[] variants = Variant.values();
    return index >= 0 && index < variants.length ? descriptor(variants[index]) : 0;
  }

  /// The address of a variant's descriptor.
  static long descriptor(Variant variant) {
    return Objects.requireNonNull(DESCRIPTORS.get(variant));
  }

  static long instantiate(long descriptor, double sampleRate, long bundlePath, long features) {
    for (Variant variant : Variant.values()) {
      if (descriptor(variant) == descriptor) {
        WarmUp.begin(FORMAT, ScratchBlock::new);
        return INSTANCES.add(new Lv2Instance(variant, sampleRate, new HostFeatures(features)));
      }
    }
    return 0;
  }

  @AudioThread
  static void connectPort(long handle, int port, long address) {
    Lv2Instance instance = INSTANCES.get(handle);
    if (instance != null) {
      instance.connect(port, address);
    }
  }

  static void activate(long handle) {
    WarmUp.await(FORMAT);
    activateCold(handle);
  }

  /// Activates without waiting for what warms up.
  static void activateCold(long handle) {
    Lv2Instance instance = INSTANCES.get(handle);
    if (instance != null) {
      instance.activate();
    }
  }

  @AudioThread
  static void run(long handle, int frames) {
    Lv2Instance instance = INSTANCES.get(handle);
    if (instance != null) {
      try {
        instance.run(frames);
      } catch (Throwable t) {
        instance.silence(frames);
        HostLog.once("LV2 run", t);
      }
    }
  }

  /// Nothing to do: activation starts afresh.
  static void deactivate(long handle) {}

  static void cleanup(long handle) {
    Lv2Instance instance = INSTANCES.remove(handle);
    if (instance != null) {
      instance.close();
    }
  }

  static long extensionData(long uri) {
    return switch (uri == 0 ? "" : Memory.text(uri)) {
      case Uris.STATE + "interface" -> STATE;
      case Uris.WORKER + "interface" -> WORKER;
      default -> 0;
    };
  }

  static int save(long handle, long store, long storeHandle, int flags, long features) {
    Lv2Instance instance = INSTANCES.get(handle);
    return instance == null ? Status.ERR_UNKNOWN : instance.save(store, storeHandle);
  }

  static int restore(long handle, long retrieve, long retrieveHandle, int flags, long features) {
    Lv2Instance instance = INSTANCES.get(handle);
    return instance == null ? Status.ERR_UNKNOWN : instance.restore(retrieve, retrieveHandle);
  }

  static int work(long handle, long respond, long respondHandle, int size, long data)
      throws Throwable {
    Lv2Instance instance = INSTANCES.get(handle);
    int status = instance == null ? Status.ERR_UNKNOWN : instance.work(size, data);
    if (status == Status.SUCCESS && respond != 0) {
      // The path again: some hosts take no empty response.
      return (int) RESPOND.invokeExact(MemorySegment.ofAddress(respond), respondHandle, size, data);
    }
    return status;
  }

  @AudioThread
  static int workResponse(long handle, int size, long data) {
    Lv2Instance instance = INSTANCES.get(handle);
    if (instance != null) {
      instance.worked();
    }
    return Status.SUCCESS;
  }
}
