package cuebus.clap;

import cuebus.clap.ClapAbi.NotePortInfo;
import cuebus.entry.Memory;
import java.lang.invoke.MethodHandles;

/// `clap.note-ports`: one input, so that hosts which route notes or MIDI to every plugin can, and
/// one output. MIDI messages do what the session's map says and controllers are told by MIDI; notes
/// of CLAP's own kind do nothing.
final class NotePortsExtension {

  static final String ID = "clap.note-ports";

  /// The functions, in CLAP's order.
  static final long TABLE = Functions.table(MethodHandles.lookup(), "count", "get");

  private NotePortsExtension() {}

  static int count(long plugin, boolean input) {
    return ClapInstance.of(plugin) != null ? 1 : 0;
  }

  static boolean get(long plugin, int index, boolean input, long info) {
    if (index != 0 || info == 0 || count(plugin, input) == 0) {
      return false;
    }
    int others = input ? NotePortInfo.DIALECT_CLAP : 0;
    Memory.putInt(info + NotePortInfo.ID, input ? 0 : 1);
    Memory.putInt(info + NotePortInfo.DIALECTS, NotePortInfo.DIALECT_MIDI | others);
    Memory.putInt(info + NotePortInfo.PREFERRED, NotePortInfo.DIALECT_MIDI);
    String name = input ? "MIDI" : "MIDI to controllers";
    Memory.putText(info + NotePortInfo.NAME, name, ClapAbi.NAME_SIZE);
    return true;
  }
}
