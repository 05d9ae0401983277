package cuebus.host.nativehost.clap;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import cuebus.host.nativehost.Complaints;
import cuebus.host.nativehost.memory.Memory;
import cuebus.host.nativehost.memory.Upcalls;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;

/// The bytes of a state on their way from or to a CLAP plugin. They pass in small pieces, which the
/// format allows and which plugins tend to forget.
///
/// Source: CLAP 1.x, `stream.h`.
final class StateStream {

  private static final int PIECE = 61;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final byte[] source;
  private final long in;
  private final long out;
  private int read;

  /// @param arena how long it can be used
  /// @param source what can be read from it
  StateStream(Arena arena, Complaints complaints, byte[] source) {
    this.source = source;
    Upcalls upcalls = new Upcalls(arena, MethodHandles.lookup(), this, complaints);
    in = arena.allocate(16, 8).address();
    Memory.int64(
        in + 8, upcalls.stub("read", JAVA_LONG, Memory.POINTER, Memory.POINTER, JAVA_LONG));
    out = arena.allocate(16, 8).address();
    Memory.int64(
        out + 8, upcalls.stub("write", JAVA_LONG, Memory.POINTER, Memory.POINTER, JAVA_LONG));
  }

  long in() {
    return in;
  }

  long out() {
    return out;
  }

  byte[] written() {
    return written.toByteArray();
  }

  long read(long stream, long buffer, long size) {
    int piece = (int) Math.min(Math.min(size, PIECE), source.length - read);
    MemorySegment.copy(source, read, Memory.ALL, ValueLayout.JAVA_BYTE, buffer, piece);
    read += piece;
    return piece;
  }

  long write(long stream, long buffer, long size) {
    int piece = (int) Math.min(size, PIECE);
    written.writeBytes(Memory.bytes(buffer, piece));
    return piece;
  }
}
