package cuebus.host.nativehost.memory;

import cuebus.host.nativehost.PluginFaultException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A native function. The calls by boxed arguments are for set-up; a path that must not allocate
/// takes the [#handle()] and calls it exactly.
@SuppressWarnings("restricted") // what a native host is for
public final class CFunction {

  private static final Linker LINKER = Linker.nativeLinker();

  private final MethodHandle handle;

  private CFunction(MethodHandle handle) {
    this.handle = handle;
  }

  /// A function of the C library.
  public static CFunction ofSystem(String name, MemoryLayout result, MemoryLayout... arguments) {
    return at(
        name,
        LINKER.defaultLookup().find(name).orElse(MemorySegment.NULL).address(),
        FunctionDescriptor.of(result, arguments));
  }

  /// A function that returns a value.
  ///
  /// @param name for the message if there is none
  /// @throws PluginFaultException if the address is null
  public static CFunction at(
      String name, long address, MemoryLayout result, MemoryLayout... arguments) {
    return at(name, address, FunctionDescriptor.of(result, arguments));
  }

  /// A function that returns nothing; otherwise as [#at(String, long, MemoryLayout,
  /// MemoryLayout...)].
  public static CFunction ofVoid(String name, long address, MemoryLayout... arguments) {
    return at(name, address, FunctionDescriptor.ofVoid(arguments));
  }

  private static CFunction at(String name, long address, FunctionDescriptor type) {
    if (address == 0) {
      throw new PluginFaultException(
          "the function " + name + " is a null pointer; the format requires it");
    }
    return new CFunction(LINKER.downcallHandle(MemorySegment.ofAddress(address), type));
  }

  /// For exact calls.
  public MethodHandle handle() {
    return handle;
  }

  /// Calls it for its integer or pointer.
  public long call(Object... arguments) {
    return ((Number) invoke(arguments)).longValue();
  }

  /// Calls it for its C `bool`, declared as a byte.
  public boolean test(Object... arguments) {
    return call(arguments) != 0;
  }

  /// Calls it for its floating-point number.
  public double callDouble(Object... arguments) {
    return ((Number) invoke(arguments)).doubleValue();
  }

  /// Calls it for its effect.
  public void run(Object... arguments) {
    invoke(arguments);
  }

  private Object invoke(Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// What to throw when an exact call failed on the Java side, which no plugin can cause.
  public static IllegalStateException unexpected(Throwable cause) {
    return new IllegalStateException("a native call could not be made: " + cause, cause);
  }
}
