package cuebus.vst2;

import cuebus.plugin.Plugin;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/// A setup of the plugin as the files that VST 2.4 hosts load: `.fxp` holds a program, `.fxb` a
/// bank. Both carry the state as the plugin's chunk does, so a host gives it to the plugin as it
/// is.
///
/// Source: the layout that hosts share, big-endian: magic `CcnK`, bytes that follow, kind, version
/// of the kind, unique id, plugin version, a count, a name or zeros, bytes of the chunk, the chunk.
public final class FxFile {

  private static final int MAGIC = 'C' << 24 | 'c' << 16 | 'n' << 8 | 'K';
  private static final int PROGRAM_WITH_CHUNK = 'F' << 24 | 'P' << 16 | 'C' << 8 | 'h';
  private static final int BANK_WITH_CHUNK = 'F' << 24 | 'B' << 16 | 'C' << 8 | 'h';
  private static final int KIND_VERSION = 1;

  /// Magic and size, which the size leaves out.
  private static final int UNCOUNTED = 2 * Integer.BYTES;

  /// Seven numbers before the name.
  private static final int NUMBERS = 7 * Integer.BYTES;

  /// Room for a program's name and a zero.
  private static final int NAME_ROOM = 28;

  /// What a bank has in that place, kept for later.
  private static final int BANK_ROOM = 128;

  private FxFile() {}

  /// An `.fxp`.
  ///
  /// @param name as hosts list it; cut to 27 bytes of UTF-8
  /// @param plugin set up as the program shall be
  public static byte[] program(String name, Plugin plugin) {
    int parameters = new Vst2Parameters(plugin).count();
    ByteBuffer room = ByteBuffer.allocate(NAME_ROOM);
    // Fills the room with whole characters only.
    CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    utf8.encode(CharBuffer.wrap(name), room.slice(0, NAME_ROOM - 1), true);
    return file(PROGRAM_WITH_CHUNK, parameters, room.array(), plugin);
  }

  /// An `.fxb`.
  ///
  /// @param plugin set up as the bank shall be
  public static byte[] bank(Plugin plugin) {
    return file(BANK_WITH_CHUNK, plugin.programs().size(), new byte[BANK_ROOM], plugin);
  }

  private static byte[] file(int kind, int count, byte[] room, Plugin plugin) {
    byte[] chunk = plugin.saveState();
    int bytes = NUMBERS + room.length + Integer.BYTES + chunk.length;
    return ByteBuffer.allocate(bytes)
        .putInt(MAGIC)
        .putInt(bytes - UNCOUNTED)
        .putInt(kind)
        .putInt(KIND_VERSION)
        .putInt(Vst2Dispatcher.uniqueId(plugin.declaration().variant()))
        .putInt(Vst2Dispatcher.version())
        .putInt(count)
        .put(room)
        .putInt(chunk.length)
        .put(chunk)
        .array();
  }
}
