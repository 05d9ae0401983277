package cuebus.clap;

import cuebus.clap.ClapAbi.Preset;
import cuebus.clap.ClapAbi.PresetReceiver;
import cuebus.entry.Memory;
import cuebus.param.Variant;
import cuebus.plugin.PluginDeclaration;
import cuebus.session.Session;
import cuebus.session.SetupFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a host's indexer is told about presets: name, the variants that hold it, and for a session
/// who is in it.
///
/// @param receiver address of the host's struct
record PresetMetadata(long receiver) {

  /// Tells what is in a file.
  ///
  /// @param fileName names a state, which has no name of its own
  void tell(SetupFile file, String fileName) {
    switch (file) {
      case SetupFile.OfSession of -> tell(of.session(), null);
      case SetupFile.OfState state ->
          begin(fileName.replaceFirst("\\.json$", ""), null, state::fits);
    }
  }

  /// Tells about a session.
  ///
  /// @param key what loads it if it is in the plugin, null if it is in a file
  /// @return false if the host wants no more
  boolean tell(Session session, @Nullable String key) {
    boolean more = begin(session.name(), key, session::fits);
    MemorySegment describe = function(PresetReceiver.SET_DESCRIPTION);
    if (more && describe.address() != 0) {
      String mixes =
          session.mixes().stream().map(Session.Mix::name).collect(Collectors.joining(" / "));
      try (Arena arena = Arena.ofConfined()) {
        HostFunctions.call(
            describe, receiver, arena.allocateFrom("Headphone mixes: " + mixes).address());
      }
    }
    return more;
  }

  private boolean begin(String name, @Nullable String key, Predicate<Variant> fits) {
    MemorySegment begin = function(PresetReceiver.BEGIN_PRESET);
    MemorySegment addPlugin = function(PresetReceiver.ADD_PLUGIN_ID);
    if (begin.address() == 0 || addPlugin.address() == 0) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      long load = key == null ? 0 : arena.allocateFrom(key).address();
      if (!HostFunctions.ask(begin, receiver, arena.allocateFrom(name).address(), load)) {
        return false;
      }
      long plugin = arena.allocate(Preset.PLUGIN_SIZE, 8).address();
      Memory.putLong(plugin + Preset.PLUGIN_ABI, arena.allocateFrom("clap").address());
      for (Variant variant : Variant.values()) {
        if (fits.test(variant)) {
          String id = PluginDeclaration.of(variant).id();
          Memory.putLong(plugin + Preset.PLUGIN_ID, arena.allocateFrom(id).address());
          HostFunctions.call(addPlugin, receiver, plugin);
        }
      }
      return true;
    }
  }

  /// Tells why there is none.
  void refuse(String why) {
    MemorySegment onError = function(PresetReceiver.ON_ERROR);
    if (onError.address() != 0) {
      try (Arena arena = Arena.ofConfined()) {
        HostFunctions.call(onError, receiver, 0, arena.allocateFrom(why).address());
      }
    }
  }

  private MemorySegment function(int offset) {
    return MemorySegment.ofAddress(Memory.getPointer(receiver + offset));
  }
}
