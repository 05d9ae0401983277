package cuebus.entry;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// The memory of the process, by plain addresses. Adapters take pointers as `long` (an upcall with
/// `ADDRESS` arguments allocates until it is compiled) and reach through here. Nothing allocates
/// unless it says so; nothing checks: an address that a host got wrong ends the process, so null is
/// asked for first.
public final class Memory {

  /// Everything there is; an address is an offset in it.
  @SuppressWarnings("restricted") // what this class is for
  private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /// A pointer in memory.
  private static final ValueLayout.OfLong POINTER = ValueLayout.JAVA_LONG_UNALIGNED;

  private Memory() {}

  /// Zeroed memory that is never freed: for what a host may read as long as it lives. Allocates.
  public static long forever(long bytes) {
    return Arena.global().allocate(bytes, 16).address();
  }

  /// A zero-ended UTF-8 text that is never freed. Allocates.
  public static long forever(String text) {
    return Arena.global().allocateFrom(text).address();
  }

  /// The signed 8-bit number at an address.
  public static byte getByte(long address) {
    return ALL.get(ValueLayout.JAVA_BYTE, address);
  }

  /// The 16-bit number at an address.
  public static short getShort(long address) {
    return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address);
  }

  /// The 32-bit number at an address.
  public static int getInt(long address) {
    return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
  }

  /// The 64-bit number at an address.
  public static long getLong(long address) {
    return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
  }

  /// The pointer at an address.
  public static long getPointer(long address) {
    return ALL.get(POINTER, address);
  }

  /// The single-precision number at an address.
  public static float getFloat(long address) {
    return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address);
  }

  /// The first byte at which the memory at an address differs from a stretch of a segment; -1 if it
  /// does not.
  public static long mismatch(long address, MemorySegment other, long from, long bytes) {
    return MemorySegment.mismatch(ALL, address, address + bytes, other, from, from + bytes);
  }

  /// The double-precision number at an address.
  public static double getDouble(long address) {
    return ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address);
  }

  /// Writes an 8-bit number.
  public static void putByte(long address, byte value) {
    ALL.set(ValueLayout.JAVA_BYTE, address, value);
  }

  /// Writes a 16-bit number.
  public static void putShort(long address, short value) {
    ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, value);
  }

  /// Writes a 32-bit number.
  public static void putInt(long address, int value) {
    ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
  }

  /// Writes a 64-bit number or a pointer.
  public static void putLong(long address, long value) {
    ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
  }

  /// Writes a single-precision number.
  public static void putFloat(long address, float value) {
    ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, value);
  }

  /// Writes a double-precision number.
  public static void putDouble(long address, double value) {
    ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, value);
  }

  /// Copies samples in.
  public static void copyIn(long from, float[] to, int frames) {
    MemorySegment.copy(ALL, ValueLayout.JAVA_FLOAT_UNALIGNED, from, to, 0, frames);
  }

  /// Copies samples out.
  public static void copyOut(float[] from, long to, int frames) {
    MemorySegment.copy(from, 0, ALL, ValueLayout.JAVA_FLOAT_UNALIGNED, to, frames);
  }

  /// Fills memory with one byte.
  public static void fill(long address, long bytes, byte value) {
    ALL.asSlice(address, bytes).fill(value);
  }

  /// A copy of some bytes. Allocates.
  public static byte[] bytes(long address, int length) {
    byte[] bytes = new byte[length];
    MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, bytes, 0, length);
    return bytes;
  }

  /// Writes bytes.
  public static void putBytes(long address, byte[] bytes) {
    MemorySegment.copy(bytes, 0, ALL, ValueLayout.JAVA_BYTE, address, bytes.length);
  }

  /// The zero-ended UTF-8 text at an address. Allocates.
  public static String text(long address) {
    return ALL.getString(address, StandardCharsets.UTF_8);
  }

  /// Writes a zero-ended UTF-8 text, cut between characters so that it fits. Allocates.
  ///
  /// @param capacity room in bytes, the zero included
  public static void putText(long address, String text, int capacity) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, capacity - 1);
    while (length > 0 && length < bytes.length && (bytes[length] & 0xc0) == 0x80) {
      length--;
    }
    MemorySegment.copy(bytes, 0, ALL, ValueLayout.JAVA_BYTE, address, length);
    putByte(address + length, (byte) 0);
  }
}
