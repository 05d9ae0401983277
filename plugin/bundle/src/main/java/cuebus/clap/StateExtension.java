package cuebus.clap;

import cuebus.clap.ClapAbi.Stream;
import cuebus.entry.Memory;
import cuebus.json.InvalidFileException;
import cuebus.session.StateFile;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/// `clap.state`: the JSON state through streams that may deliver or take a few bytes at a time.
final class StateExtension {

  static final String ID = "clap.state";

  /// The functions, in CLAP's order.
  static final long TABLE = Functions.table(MethodHandles.lookup(), "save", "load");

  private static final int PIECE = 1 << 16;

  private StateExtension() {}

  static boolean save(long plugin, long stream) {
    ClapInstance instance = ClapInstance.of(plugin);
    return instance != null && stream != 0 && write(stream, instance.plugin.saveState());
  }

  static boolean load(long plugin, long stream) {
    ClapInstance instance = ClapInstance.of(plugin);
    if (instance == null || stream == 0) {
      return false;
    }
    byte[] state = read(stream);
    if (state == null) {
      instance.refuse("state: the host's stream failed");
      return false;
    }
    try {
      instance.load(state);
      return true;
    } catch (InvalidFileException e) {
      instance.refuse(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static boolean write(long stream, byte[] bytes) {
    MemorySegment write = MemorySegment.ofAddress(Memory.getPointer(stream + Stream.FUNCTION));
    if (write.address() == 0) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      long from = arena.allocate(bytes.length).address();
      Memory.putBytes(from, bytes);
      for (long done = 0; done < bytes.length; ) {
        long taken = HostFunctions.transfer(write, stream, from + done, bytes.length - done);
        if (taken <= 0 || taken > bytes.length - done) {
          return false;
        }
        done += taken;
      }
      return true;
    }
  }

  /// All that a stream has; one byte more than a state may have is enough to refuse it.
  private static byte @Nullable [] read(long stream) {
    MemorySegment read = MemorySegment.ofAddress(Memory.getPointer(stream + Stream.FUNCTION));
    if (read.address() == 0) {
      return null;
    }
    var all = new ByteArrayOutputStream();
    try (Arena arena = Arena.ofConfined()) {
      long to = arena.allocate(PIECE).address();
      while (all.size() <= StateFile.MAX_BYTES) {
        long got = HostFunctions.transfer(read, stream, to, PIECE);
        if (got < 0 || got > PIECE) {
          return null;
        }
        if (got == 0) {
          break;
        }
        all.writeBytes(Memory.bytes(to, (int) got));
      }
    }
    return all.toByteArray();
  }
}
