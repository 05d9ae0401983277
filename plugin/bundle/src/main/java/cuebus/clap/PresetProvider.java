package cuebus.clap;

import cuebus.clap.ClapAbi.Preset;
import cuebus.clap.ClapAbi.PresetFiletype;
import cuebus.clap.ClapAbi.PresetIndexer;
import cuebus.clap.ClapAbi.PresetLocation;
import cuebus.entry.Memory;
import cuebus.json.InvalidFileException;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.SetupFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Tells a host's indexer where presets are, and what is in one. A provider is a struct without an
/// object: all it has is the indexer it was made for.
///
/// Presets are the sessions that ship with Cuebus, in the plugin by the names that
/// [PresetLoadExtension] takes as load keys; and in the user's folder the files of `sessions`, and
/// of `clap`, where saved states may lie.
final class PresetProvider {

  private static final List<String> FOLDERS = List.of("sessions", "clap");

  /// The functions, in CLAP's order.
  private static final long TABLE =
      Functions.table(
          MethodHandles.lookup(), "init", "destroy", "getMetadata", "getProviderExtension");

  /// Structs that hosts gave back.
  private static final ConcurrentLinkedQueue<Long> FREE = new ConcurrentLinkedQueue<>();

  private PresetProvider() {}

  /// The address of a new provider.
  ///
  /// @param indexer address of the host's struct
  /// @param descriptor address of what it is
  static long create(long indexer, long descriptor) {
    Long free = FREE.poll();
    long provider = free == null ? Memory.forever(ClapAbi.PresetProvider.SIZE) : free;
    Memory.putLong(provider + ClapAbi.PresetProvider.DESCRIPTOR, descriptor);
    Memory.putLong(provider + ClapAbi.PresetProvider.DATA, indexer);
    for (int f = 0; f < 4; f++) {
      Memory.putLong(
          provider + ClapAbi.PresetProvider.FUNCTIONS + 8L * f, Memory.getLong(TABLE + 8L * f));
    }
    return provider;
  }

  private static long indexer(long provider) {
    return provider == 0 ? 0 : Memory.getLong(provider + ClapAbi.PresetProvider.DATA);
  }

  static boolean init(long provider) {
    long indexer = indexer(provider);
    return indexer != 0 && declareFiletype(indexer) && declareLocations(indexer);
  }

  private static boolean declareFiletype(long indexer) {
    try (Arena arena = Arena.ofConfined()) {
      long type = arena.allocate(PresetFiletype.SIZE, 8).address();
      Memory.putLong(type + PresetFiletype.NAME, text(arena, "Cuebus session"));
      Memory.putLong(
          type + PresetFiletype.DESCRIPTION, text(arena, "Sources, headphone mixes and devices"));
      Memory.putLong(type + PresetFiletype.EXTENSION, text(arena, "json"));
      return declare(indexer, PresetIndexer.DECLARE_FILETYPE, type);
    }
  }

  /// Only folders that are there: a host may take one that is not for a fault.
  private static boolean declareLocations(long indexer) {
    try (Arena arena = Arena.ofConfined()) {
      long location = arena.allocate(PresetLocation.SIZE, 8).address();
      Memory.putInt(location + PresetLocation.FLAGS, PresetLocation.FACTORY_CONTENT);
      Memory.putLong(location + PresetLocation.NAME, text(arena, "Cuebus"));
      Memory.putInt(location + PresetLocation.KIND, Preset.IN_PLUGIN);
      boolean taken = declare(indexer, PresetIndexer.DECLARE_LOCATION, location);
      for (String name : FOLDERS) {
        Path folder = Library.userFolder().resolve(name);
        if (Files.isDirectory(folder)) {
          Memory.putInt(location + PresetLocation.FLAGS, PresetLocation.USER_CONTENT);
          Memory.putLong(location + PresetLocation.NAME, text(arena, "My Cuebus " + name));
          Memory.putInt(location + PresetLocation.KIND, Preset.IN_FILE);
          Memory.putLong(location + PresetLocation.PATH, text(arena, folder.toString()));
          taken &= declare(indexer, PresetIndexer.DECLARE_LOCATION, location);
        }
      }
      return taken;
    }
  }

  private static boolean declare(long indexer, int function, long what) {
    MemorySegment declare = MemorySegment.ofAddress(Memory.getPointer(indexer + function));
    return declare.address() != 0 && HostFunctions.ask(declare, indexer, what);
  }

  private static long text(Arena arena, String text) {
    return arena.allocateFrom(text).address();
  }

  static void destroy(long provider) {
    // A host that destroys it twice must not get it twice.
    if (indexer(provider) != 0) {
      Memory.putLong(provider + ClapAbi.PresetProvider.DATA, 0);
      FREE.add(provider);
    }
  }

  static boolean getMetadata(long provider, int kind, long location, long receiver) {
    if (indexer(provider) == 0 || receiver == 0) {
      return false;
    }
    PresetMetadata metadata = new PresetMetadata(receiver);
    try {
      if (kind == Preset.IN_FILE && location != 0) {
        Path file = Path.of(Memory.text(location));
        metadata.tell(SetupFile.read(file), String.valueOf(file.getFileName()));
        return true;
      }
      if (kind == Preset.IN_PLUGIN) {
        tellBuiltIn(metadata);
        return true;
      }
      metadata.refuse("presets lie in files (kind 0) or in the plugin (kind 1), not in " + kind);
    } catch (InvalidFileException | InvalidPathException e) {
      metadata.refuse(String.valueOf(e.getMessage()));
    }
    return false;
  }

  private static void tellBuiltIn(PresetMetadata metadata) throws InvalidFileException {
    Library builtIn = Library.builtIn();
    Path own = Library.userFolder().resolve("sessions");
    for (String id : builtIn.sessions()) {
      Session session = builtIn.session(id).orElseThrow();
      // One of the user's with the same id takes its place among the programs, too.
      boolean replaced = Files.exists(own.resolve(id + ".json"));
      if (!replaced && !metadata.tell(session, session.name())) {
        return;
      }
    }
  }

  static long getProviderExtension(long provider, long id) {
    return 0;
  }
}
