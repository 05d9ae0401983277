package cuebus.clap;

import cuebus.clap.ClapAbi.ProviderDescriptor;
import cuebus.entry.Memory;
import cuebus.plugin.PluginDeclaration;
import java.lang.invoke.MethodHandles;

/// CLAP's preset discovery: lets a host list sessions without an instance of the plugin. It has one
/// provider.
final class PresetFactory {

  static final String ID = "clap.preset-discovery-factory/2";

  /// The last draft, which is the same.
  static final String DRAFT_ID = "clap.preset-discovery-factory/draft-2";

  static final String PROVIDER_ID = "io.github.cuebus.sessions";

  /// The functions, in CLAP's order.
  static final long TABLE =
      Functions.table(MethodHandles.lookup(), "count", "getDescriptor", "create");

  private static final long DESCRIPTOR = descriptor();

  private PresetFactory() {}

  private static long descriptor() {
    long descriptor = Memory.forever(ProviderDescriptor.SIZE);
    Memory.putInt(descriptor, ClapAbi.VERSION_MAJOR);
    Memory.putInt(descriptor + 4, ClapAbi.VERSION_MINOR);
    Memory.putInt(descriptor + 8, ClapAbi.VERSION_REVISION);
    Memory.putLong(descriptor + ProviderDescriptor.ID, Memory.forever(PROVIDER_ID));
    Memory.putLong(descriptor + ProviderDescriptor.NAME, Memory.forever("Cuebus sessions"));
    Memory.putLong(
        descriptor + ProviderDescriptor.VENDOR, Memory.forever(PluginDeclaration.VENDOR));
    return descriptor;
  }

  static int count(long factory) {
    return 1;
  }

  static long getDescriptor(long factory, int index) {
    return index == 0 ? DESCRIPTOR : 0;
  }

  static long create(long factory, long indexer, long id) {
    return indexer != 0 && id != 0 && Memory.text(id).equals(PROVIDER_ID)
        ? PresetProvider.create(indexer, DESCRIPTOR)
        : 0;
  }
}
