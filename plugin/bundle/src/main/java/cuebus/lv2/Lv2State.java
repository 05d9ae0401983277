package cuebus.lv2;

import cuebus.entry.Functions;
import cuebus.entry.HostLog;
import cuebus.entry.Memory;
import cuebus.json.InvalidFileException;
import cuebus.lv2.Lv2Abi.State;
import cuebus.lv2.Lv2Abi.Status;
import cuebus.lv2.Urids.Term;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.plugin.Plugin;
import cuebus.session.StateFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Saves and restores what is not the host's: one text, the state file, which names of the
/// parameters only those whose value is not their port's, and the scene: a host that then sets its
/// port must not recall it over what was saved. To write all and pass over them on restore would
/// not do: who reads the project could not tell which count.
final class Lv2State {

  /// `int store(handle, key, value, size, type, flags)`.
  private static final MethodHandle STORE =
      Functions.caller(
          int.class, long.class, int.class, long.class, long.class, int.class, int.class);

  /// `const void *retrieve(handle, key, size *, type *, flags *)`.
  private static final MethodHandle RETRIEVE =
      Functions.caller(long.class, long.class, int.class, long.class, long.class, long.class);

  private final Urids urids;
  private final Plugin plugin;
  private final ControlInputs controls;

  Lv2State(Urids urids, Plugin plugin, ControlInputs controls) {
    this.urids = urids;
    this.plugin = plugin;
    this.controls = controls;
  }

  /// Gives the host what it shall keep. Any thread but the audio thread.
  ///
  /// @param store address of the host's function
  /// @param handle its first argument
  /// @return a state status
  int save(long store, long handle) {
    int scene = Parameters.of(plugin.declaration().variant()).ofPlugin(Control.SCENE);
    byte[] json =
        plugin.saveState(
            p -> (p == scene && plugin.value(p) != 0) || controls.overridden(p, plugin.value(p)));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(new String(json, StandardCharsets.UTF_8));
      return (int)
          STORE.invokeExact(
              MemorySegment.ofAddress(store),
              handle,
              urids.of(Term.SETUP),
              text.address(),
              text.byteSize(),
              urids.of(Term.ATOM_STRING),
              State.IS_POD | State.IS_PORTABLE);
    } catch (Throwable t) {
      throw new IllegalStateException("the host's store failed", t);
    }
  }

  /// Takes back what the host kept. Any thread but the audio thread; a block may be rendered
  /// meanwhile. What is not a state changes nothing.
  ///
  /// @param retrieve address of the host's function
  /// @param handle its first argument
  /// @return a state status
  int restore(long retrieve, long handle) {
    try (Arena arena = Arena.ofConfined()) {
      long size = arena.allocate(Long.BYTES, Long.BYTES).address();
      long type = arena.allocate(Integer.BYTES, Integer.BYTES).address();
      long flags = arena.allocate(Integer.BYTES, Integer.BYTES).address();
      long value = retrieve(retrieve, handle, size, type, flags);
      if (value == 0) {
        return Status.ERR_NO_PROPERTY;
      }
      long bytes = Memory.getLong(size);
      if (Memory.getInt(type) != urids.of(Term.ATOM_STRING)
          || bytes < 1
          || bytes > StateFile.MAX_BYTES) {
        return Status.ERR_BAD_TYPE;
      }
      controls.takenOver(plugin.mergeState(text(value, (int) bytes)));
      return Status.SUCCESS;
    } catch (InvalidFileException e) {
      HostLog.once("LV2 restore", e);
      return Status.ERR_UNKNOWN;
    }
  }

  private long retrieve(long function, long handle, long size, long type, long flags) {
    try {
      return (long)
          RETRIEVE.invokeExact(
              MemorySegment.ofAddress(function), handle, urids.of(Term.SETUP), size, type, flags);
    } catch (Throwable t) {
      throw new IllegalStateException("the host's retrieve failed", t);
    }
  }

  /// The text without its final zero, which some hosts leave out.
  private static byte[] text(long address, int size) {
    byte[] bytes = Memory.bytes(address, size);
    return bytes[size - 1] == 0 ? Arrays.copyOf(bytes, size - 1) : bytes;
  }
}
