package cuebus.clap;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// Calls functions of the host, one method for each signature. Nothing allocates: what is called
/// stands in a segment that the caller keeps.
final class HostFunctions {

  private static final ValueLayout BOOLEAN = ValueLayout.JAVA_BOOLEAN;
  private static final ValueLayout INT = ValueLayout.JAVA_INT;
  private static final ValueLayout POINTER = ValueLayout.JAVA_LONG;

  private static final MethodHandle VOID_P = handle(null, POINTER);
  private static final MethodHandle BOOLEAN_P = handle(BOOLEAN, POINTER);
  private static final MethodHandle BOOLEAN_PP = handle(BOOLEAN, POINTER, POINTER);
  private static final MethodHandle INT_P = handle(INT, POINTER);
  private static final MethodHandle INT_PP = handle(INT, POINTER, POINTER);
  private static final MethodHandle LONG_PI = handle(POINTER, POINTER, INT);
  private static final MethodHandle LONG_PP = handle(POINTER, POINTER, POINTER);

  /// What the first block of a first instance does not need is made when it is: each handle takes a
  /// few milliseconds.
  private static final class OnOccasion {
    static final MethodHandle VOID_PI = handle(null, POINTER, INT);
    static final MethodHandle VOID_PIP = handle(null, POINTER, INT, POINTER);
    static final MethodHandle VOID_PIPP = handle(null, POINTER, INT, POINTER, POINTER);
    static final MethodHandle VOID_PIPPIP =
        handle(null, POINTER, INT, POINTER, POINTER, INT, POINTER);
    static final MethodHandle VOID_PP = handle(null, POINTER, POINTER);
    static final MethodHandle BOOLEAN_PPP = handle(BOOLEAN, POINTER, POINTER, POINTER);
    static final MethodHandle BOOLEAN_PI = handle(BOOLEAN, POINTER, INT);
    static final MethodHandle LONG_PPL = handle(POINTER, POINTER, POINTER, POINTER);

    private OnOccasion() {}
  }

  private HostFunctions() {}

  @SuppressWarnings("restricted") // what this class is for
  private static MethodHandle handle(@Nullable ValueLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(
            result == null
                ? FunctionDescriptor.ofVoid(arguments)
                : FunctionDescriptor.of(result, arguments));
  }

  static void call(MemorySegment function, long a) {
    try {
      VOID_P.invokeExact(function, a);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static void call(MemorySegment function, long a, long b) {
    try {
      OnOccasion.VOID_PP.invokeExact(function, a, b);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static void call(MemorySegment function, long a, int b) {
    try {
      OnOccasion.VOID_PI.invokeExact(function, a, b);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static void call(MemorySegment function, long a, int b, long c) {
    try {
      OnOccasion.VOID_PIP.invokeExact(function, a, b, c);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static void call(MemorySegment function, long a, int b, long c, long d) {
    try {
      OnOccasion.VOID_PIPP.invokeExact(function, a, b, c, d);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static void call(MemorySegment function, long a, int b, long c, long d, int e, long f) {
    try {
      OnOccasion.VOID_PIPPIP.invokeExact(function, a, b, c, d, e, f);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static boolean ask(MemorySegment function, long a) {
    try {
      return (boolean) BOOLEAN_P.invokeExact(function, a);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static boolean ask(MemorySegment function, long a, int b) {
    try {
      return (boolean) OnOccasion.BOOLEAN_PI.invokeExact(function, a, b);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static boolean ask(MemorySegment function, long a, long b) {
    try {
      return (boolean) BOOLEAN_PP.invokeExact(function, a, b);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static boolean ask(MemorySegment function, long a, long b, long c) {
    try {
      return (boolean) OnOccasion.BOOLEAN_PPP.invokeExact(function, a, b, c);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static int count(MemorySegment function, long a) {
    try {
      return (int) INT_P.invokeExact(function, a);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static int status(MemorySegment function, long a, long b) {
    try {
      return (int) INT_PP.invokeExact(function, a, b);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static long get(MemorySegment function, long a, int b) {
    try {
      return (long) LONG_PI.invokeExact(function, a, b);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static long get(MemorySegment function, long a, long b) {
    try {
      return (long) LONG_PP.invokeExact(function, a, b);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  static long transfer(MemorySegment function, long stream, long buffer, long bytes) {
    try {
      return (long) OnOccasion.LONG_PPL.invokeExact(function, stream, buffer, bytes);
    } catch (Throwable t) {
      throw failed(t);
    }
  }

  /// A call itself never throws; this is what the compiler asks for.
  private static IllegalStateException failed(Throwable t) {
    return new IllegalStateException("a call into the host failed", t);
  }
}
