package cuebus.clap;

import cuebus.clap.ClapAbi.Preset;
import cuebus.entry.Memory;
import cuebus.json.InvalidFileException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// `clap.preset-load`: a session or state from a file, or a program of ours by its name.
final class PresetLoadExtension {

  static final String ID = "clap.preset-load/2";
  static final String DRAFT_ID = "clap.preset-load.draft/2";

  /// The function.
  static final long TABLE = Functions.table(MethodHandles.lookup(), "fromLocation");

  private PresetLoadExtension() {}

  static boolean fromLocation(long plugin, int kind, long location, long key) {
    ClapInstance instance = ClapInstance.of(plugin);
    ClapHost host = instance == null ? null : instance.host();
    if (instance == null || host == null) {
      return false;
    }
    try {
      load(instance, kind, text(location), text(key));
    } catch (InvalidFileException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      instance.refuse(why);
      host.presetRefused(kind, location, key, why);
      return false;
    }
    host.markDirty();
    host.presetLoaded(kind, location, key);
    return true;
  }

  private static void load(
      ClapInstance instance, int kind, @Nullable String location, @Nullable String key)
      throws InvalidFileException {
    if (kind == Preset.IN_FILE && location != null) {
      instance.loadSetup(Path.of(location));
    } else if (kind == Preset.IN_PLUGIN && key != null) {
      instance.loadProgram(key);
    } else {
      throw new IllegalArgumentException(
          "a preset lies in a file (kind 0, with its path) or in the plugin (kind 1, with its name "
              + "as load key); asked for was kind %d, location %s, key %s"
                  .formatted(kind, location, key));
    }
  }

  private static @Nullable String text(long address) {
    return address == 0 ? null : Memory.text(address);
  }
}
