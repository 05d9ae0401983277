package cuebus.host.nativehost.memory;

import cuebus.host.nativehost.Complaints;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Makes methods of an object callable from native code. What a method throws would end the
/// process; so it becomes a complaint, and the native caller gets zero.
@SuppressWarnings("restricted") // what a native host is for
public final class Upcalls {

  private final Arena arena;
  private final MethodHandles.Lookup lookup;
  private final Object target;
  private final Complaints complaints;

  /// @param arena how long the functions live
  /// @param lookup of the class that has the methods
  /// @param target whose methods they are
  /// @param complaints where exceptions go
  public Upcalls(Arena arena, MethodHandles.Lookup lookup, Object target, Complaints complaints) {
    this.arena = arena;
    this.lookup = lookup;
    this.target = target;
    this.complaints = complaints;
  }

  /// The address of a function that calls a method which returns a value.
  public long stub(String method, MemoryLayout result, MemoryLayout... arguments) {
    return stub(method, FunctionDescriptor.of(result, arguments));
  }

  /// The address of a function that calls a method which returns nothing.
  public long voidStub(String method, MemoryLayout... arguments) {
    return stub(method, FunctionDescriptor.ofVoid(arguments));
  }

  private long stub(String method, FunctionDescriptor type) {
    try {
      MethodType methodType = type.toMethodType();
      MethodHandle handle = lookup.bind(target, method, methodType);
      MethodHandle report =
          MethodHandles.lookup()
              .bind(
                  this, "report", MethodType.methodType(void.class, String.class, Throwable.class));
      MethodHandle zero = MethodHandles.zero(methodType.returnType());
      MethodHandle handler = MethodHandles.filterReturnValue(report.bindTo(method), zero);
      MethodHandle guarded = MethodHandles.catchException(handle, Throwable.class, handler);
      return Linker.nativeLinker().upcallStub(guarded, type, arena).address();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no method " + method + type, e);
    }
  }

  void report(String method, Throwable thrown) {
    complaints.add("the host's function " + method + " failed: " + thrown);
  }
}
