package cuebus.host.nativehost.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// The whole address space, read and written by plain addresses. No bounds are checked: an address
/// comes from a plugin, and a wrong one ends the process as it would end any host.
@SuppressWarnings("restricted") // what a native host is for
public final class Memory {

  /// A pointer as plugins pass it.
  public static final ValueLayout.OfLong POINTER = ValueLayout.JAVA_LONG;

  /// One segment over everything, so that access by address allocates nothing.
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final int LONGEST_STRING = 1 << 16;

  private Memory() {}

  /// The pointer or 64-bit integer at an address.
  public static long int64(long address) {
    return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
  }

  /// The 32-bit integer at an address.
  public static int int32(long address) {
    return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
  }

  /// The 16-bit integer at an address.
  public static short int16(long address) {
    return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address);
  }

  /// The byte at an address.
  public static byte int8(long address) {
    return ALL.get(ValueLayout.JAVA_BYTE, address);
  }

  /// The double at an address.
  public static double float64(long address) {
    return ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address);
  }

  /// The float at an address.
  public static float float32(long address) {
    return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address);
  }

  /// Writes a pointer or 64-bit integer.
  public static void int64(long address, long value) {
    ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
  }

  /// Writes a 32-bit integer.
  public static void int32(long address, int value) {
    ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
  }

  /// Writes a 16-bit integer.
  public static void int16(long address, int value) {
    ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, (short) value);
  }

  /// Writes a byte.
  public static void int8(long address, int value) {
    ALL.set(ValueLayout.JAVA_BYTE, address, (byte) value);
  }

  /// Writes a double.
  public static void float64(long address, double value) {
    ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, value);
  }

  /// Writes a float.
  public static void float32(long address, float value) {
    ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, value);
  }

  /// A copy of some bytes.
  public static byte[] bytes(long address, long length) {
    return ALL.asSlice(address, length).toArray(ValueLayout.JAVA_BYTE);
  }

  /// The text at an address, UTF-8 up to its NUL; empty for a null pointer.
  public static String text(long address) {
    if (address == 0) {
      return "";
    }
    int length = 0;
    while (length < LONGEST_STRING && int8(address + length) != 0) {
      length++;
    }
    return new String(bytes(address, length), StandardCharsets.UTF_8);
  }
}
