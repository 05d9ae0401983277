package cuebus.clap;

import cuebus.entry.Memory;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/// A CLAP host's indexer of presets in memory: asks the entry for the factory, its provider and
/// what is in each place, and keeps the answers as lines. Static where C has no object.
final class FakeIndexer {

  /// What is declared and told, in order, e.g. `location 1 Cuebus 1 null`.
  static final List<String> HEARD = new ArrayList<>();

  /// After how many presets it wants no more.
  static int most = Integer.MAX_VALUE;

  private static final long DECLARE =
      Functions.table(
          MethodHandles.lookup(), "declareFiletype", "declareLocation", "declareSoundpack");
  private static final long RECEIVE =
      Functions.table(
          MethodHandles.lookup(),
          "onError",
          "beginPreset",
          "addPluginId",
          "setSoundpackId",
          "setFlags",
          "addCreator",
          "setDescription");

  private static final long INDEXER = Memory.forever(88);
  private static final long RECEIVER = Memory.forever(88);

  static {
    copy(DECLARE, INDEXER + 56, 3);
    copy(RECEIVE, RECEIVER + 8, 7);
  }

  private FakeIndexer() {}

  private static void copy(long from, long to, int count) {
    for (int i = 0; i < count; i++) {
      Memory.putLong(to + 8L * i, Memory.getLong(from + 8L * i));
    }
  }

  /// The factory that the entry hands out for an id; 0 if none.
  static long factory(String id) {
    long entry = ClapAdapter.entry("/nowhere/cuebus.clap");
    return (long) FakeHost.call(Memory.getPointer(entry + 16), long.class, Memory.forever(id));
  }

  /// The provider of an id, not initialised; 0 if none.
  static long provider(String id) {
    long factory = factory("clap.preset-discovery-factory/2");
    return (long)
        FakeHost.call(
            Memory.getPointer(factory + 16), long.class, factory, INDEXER, Memory.forever(id));
  }

  static boolean init(long provider) {
    HEARD.clear();
    return (boolean) FakeHost.call(Memory.getPointer(provider + 16), boolean.class, provider);
  }

  static void destroy(long provider) {
    FakeHost.call(Memory.getPointer(provider + 24), void.class, provider);
  }

  static boolean metadata(long provider, int kind, String location) {
    HEARD.clear();
    try (Arena arena = Arena.ofConfined()) {
      return (boolean)
          FakeHost.call(
              Memory.getPointer(provider + 32),
              boolean.class,
              provider,
              kind,
              location == null ? 0L : arena.allocateFrom(location).address(),
              RECEIVER);
    }
  }

  static boolean declareFiletype(long indexer, long type) {
    HEARD.add("filetype " + text(type) + " ." + text(type + 16));
    return indexer == INDEXER;
  }

  static boolean declareLocation(long indexer, long location) {
    HEARD.add(
        "location %d %s %d %s"
            .formatted(
                Memory.getInt(location),
                text(location + 8),
                Memory.getInt(location + 16),
                text(location + 24)));
    return true;
  }

  static boolean declareSoundpack(long indexer, long soundpack) {
    HEARD.add("soundpack");
    return true;
  }

  static void onError(long receiver, int osError, long message) {
    HEARD.add("error " + osError + " " + Memory.text(message));
  }

  static boolean beginPreset(long receiver, long name, long key) {
    HEARD.add("preset " + Memory.text(name) + " key " + (key == 0 ? null : Memory.text(key)));
    return HEARD.stream().filter(line -> line.startsWith("preset ")).count() < most;
  }

  static void addPluginId(long receiver, long plugin) {
    HEARD.add(text(plugin) + " " + text(plugin + 8));
  }

  static void setSoundpackId(long receiver, long id) {
    HEARD.add("soundpack");
  }

  static void setFlags(long receiver, int flags) {
    HEARD.add("flags " + flags);
  }

  static void addCreator(long receiver, long creator) {
    HEARD.add("creator");
  }

  static void setDescription(long receiver, long text) {
    HEARD.add("description " + Memory.text(text));
  }

  private static String text(long pointer) {
    long address = Memory.getPointer(pointer);
    return address == 0 ? "null" : Memory.text(address);
  }
}
