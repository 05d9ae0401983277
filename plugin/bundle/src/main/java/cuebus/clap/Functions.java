package cuebus.clap;

import cuebus.entry.HostLog;
import cuebus.entry.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;

/// Makes tables of C functions out of static methods. A table is made once and shared by all
/// instances. Pointers are `long`, ids and counts `int`, C's bool is `boolean`.
///
/// A method that throws ends as one that returned 0, false or null, and the log hears of it:
/// nothing may ever escape into C.
final class Functions {

  private Functions() {}

  /// The address of a table: one pointer to each method, in order. Never freed.
  ///
  /// @param owner lookup of the class that has the methods; no two may share a name
  static long table(MethodHandles.Lookup owner, String... methods) {
    long table = Memory.forever(8L * methods.length);
    for (int m = 0; m < methods.length; m++) {
      Memory.putLong(table + 8L * m, function(owner, methods[m]));
    }
    return table;
  }

  @SuppressWarnings("restricted") // what this class is for
  private static long function(MethodHandles.Lookup owner, String name) {
    try {
      Method method =
          Arrays.stream(owner.lookupClass().getDeclaredMethods())
              .filter(m -> m.getName().equals(name))
              .findFirst()
              .orElseThrow(() -> new NoSuchMethodException(name));
      MethodHandle safe = safe(owner, owner.unreflect(method), name);
      MemoryLayout[] arguments =
          Arrays.stream(method.getParameterTypes())
              .map(Functions::layout)
              .toArray(MemoryLayout[]::new);
      FunctionDescriptor type =
          method.getReturnType() == void.class
              ? FunctionDescriptor.ofVoid(arguments)
              : FunctionDescriptor.of(layout(method.getReturnType()), arguments);
      return Linker.nativeLinker().upcallStub(safe, type, Arena.global()).address();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(owner.lookupClass() + " has no usable " + name, e);
    }
  }

  private static MethodHandle safe(MethodHandles.Lookup owner, MethodHandle method, String name)
      throws ReflectiveOperationException {
    MethodHandle report =
        MethodHandles.publicLookup()
            .findStatic(
                HostLog.class,
                "once",
                MethodType.methodType(void.class, String.class, Throwable.class));
    String where = "CLAP " + owner.lookupClass().getSimpleName() + "." + name;
    MethodHandle handler =
        MethodHandles.filterReturnValue(
            report.bindTo(where), MethodHandles.zero(method.type().returnType()));
    return MethodHandles.catchException(method, Throwable.class, handler);
  }

  private static ValueLayout layout(Class<?> type) {
    return type == long.class
        ? ValueLayout.JAVA_LONG
        : type == int.class
            ? ValueLayout.JAVA_INT
            : type == double.class ? ValueLayout.JAVA_DOUBLE : ValueLayout.JAVA_BOOLEAN;
  }
}
