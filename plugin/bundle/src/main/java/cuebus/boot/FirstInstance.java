package cuebus.boot;

import cuebus.entry.Functions;
import cuebus.entry.Memory;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Opens and activates the plugin in a process of its own, by the functions that hosts call and
/// where the formats' public ABIs put them: what is loaded and made for the first instance of a
/// process. An installation runs it to learn which classes to archive, and that its Java runtime
/// has all that the plugin needs.
public final class FirstInstance {

  private static final String LIBRARY = "/cuebus-16x8.so";
  private static final double SAMPLE_RATE = 48_000;

  private static final MethodHandle OF_POINTER = Functions.caller(long.class, long.class);
  private static final MethodHandle OF_THREE =
      Functions.caller(long.class, long.class, long.class, long.class);
  private static final MethodHandle DISPATCHER =
      Functions.caller(
          long.class, long.class, int.class, int.class, long.class, long.class, float.class);
  private static final MethodHandle INSTANTIATE =
      Functions.caller(long.class, long.class, double.class, long.class, long.class);
  private static final MethodHandle ACTIVATE =
      Functions.caller(int.class, long.class, double.class, int.class, int.class);

  private FirstInstance() {}

  /// Exits with 1 if a format is refused; the reason is on the error stream.
  public static void main(String[] args) throws Throwable {
    vst2();
    lv2();
    clap();
  }

  private static MemorySegment function(long struct, int offset) {
    return MemorySegment.ofAddress(Memory.getPointer(struct + offset));
  }

  /// Ends the process at a null pointer.
  private static long given(long address) {
    if (address == 0) {
      System.exit(1);
    }
    return address;
  }

  private static void vst2() throws Throwable {
    long effect = given(Boot.boot(Boot.VST2, 0, LIBRARY));
    int mainsChanged = 12;
    var _ = (long) DISPATCHER.invokeExact(function(effect, 8), effect, mainsChanged, 0, 1L, 0L, 0f);
  }

  private static void lv2() throws Throwable {
    long descriptor = given(Boot.boot(Boot.LV2, 0, LIBRARY));
    long handle =
        given(
            (long)
                INSTANTIATE.invokeExact(function(descriptor, 8), descriptor, SAMPLE_RATE, 0L, 0L));
    var _ = (long) OF_POINTER.invokeExact(function(descriptor, 24), handle);
  }

  private static void clap() throws Throwable {
    long entry = given(Boot.boot(Boot.CLAP, 0, LIBRARY));
    long factory =
        given(
            (long)
                OF_POINTER.invokeExact(function(entry, 16), Memory.forever("clap.plugin-factory")));
    long host = Memory.forever(88); // one that has no extensions
    long plugin =
        given(
            (long)
                OF_THREE.invokeExact(
                    function(factory, 16), factory, host, Memory.forever("io.github.cuebus.16x8")));
    var _ = (long) OF_POINTER.invokeExact(function(plugin, 16), plugin);
    var _ = (int) ACTIVATE.invokeExact(function(plugin, 32), plugin, SAMPLE_RATE, 1, 1024);
  }
}
