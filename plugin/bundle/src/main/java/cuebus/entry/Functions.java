package cuebus.entry;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Objects;

/// Static methods as C functions, and C functions as method handles. Pointers and sizes are `long`,
/// other whole numbers `int`, C's float and double Java's.
public final class Functions {

  private static final Map<Class<?>, MemoryLayout> LAYOUTS =
      Map.of(
          long.class, ValueLayout.JAVA_LONG,
          int.class, ValueLayout.JAVA_INT,
          float.class, ValueLayout.JAVA_FLOAT,
          double.class, ValueLayout.JAVA_DOUBLE);

  private Functions() {}

  /// The address of a C function that calls a static method; never freed, to be made once and
  /// shared. Whatever the method throws is reported once and answered with 0: one exception that
  /// escaped into C would end the process.
  ///
  /// @param owner lookup of the class that has the method
  /// @param where what the report calls the function, e.g. `LV2 run`
  /// @param result what it returns; `void.class` for nothing
  @SuppressWarnings("restricted") // what this class is for
  public static long address(
      MethodHandles.Lookup owner,
      String where,
      String method,
      Class<?> result,
      Class<?>... arguments) {
    MethodType type = MethodType.methodType(result, arguments);
    try {
      MethodHandle report =
          MethodHandles.lookup()
              .findStatic(
                  HostLog.class,
                  "once",
                  MethodType.methodType(void.class, String.class, Throwable.class))
              .bindTo(where);
      MethodHandle safe =
          MethodHandles.catchException(
              owner.findStatic(owner.lookupClass(), method, type),
              Throwable.class,
              MethodHandles.filterReturnValue(report, MethodHandles.zero(result)));
      return Linker.nativeLinker().upcallStub(safe, descriptor(type), Arena.global()).address();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(owner.lookupClass() + " has no " + method + type, e);
    }
  }

  /// A handle that calls the C function given as its first argument, a
  /// [java.lang.foreign.MemorySegment]. To be kept in a `static final` field, where calling it
  /// allocates nothing.
  @SuppressWarnings("restricted") // what this class is for
  public static MethodHandle caller(Class<?> result, Class<?>... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(descriptor(MethodType.methodType(result, arguments)));
  }

  private static FunctionDescriptor descriptor(MethodType type) {
    MemoryLayout[] arguments =
        type.parameterList().stream().map(Functions::layout).toArray(MemoryLayout[]::new);
    return type.returnType() == void.class
        ? FunctionDescriptor.ofVoid(arguments)
        : FunctionDescriptor.of(layout(type.returnType()), arguments);
  }

  private static MemoryLayout layout(Class<?> type) {
    return Objects.requireNonNull(LAYOUTS.get(type), type + " is not a C type");
  }
}
