package cuebus.clap;

import cuebus.clap.ClapAbi.Descriptor;
import cuebus.entry.Memory;
import cuebus.entry.WarmUp;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.PluginDeclaration;
import java.lang.invoke.MethodHandles;
import java.util.List;

/// CLAP's plugin factory: one plugin for each variant.
final class ClapFactory {

  static final String ID = "clap.plugin-factory";

  /// What warming up knows the functions of instances by.
  static final String FORMAT = "CLAP";

  /// The functions, in CLAP's order.
  static final long TABLE =
      Functions.table(
          MethodHandles.lookup(), "getPluginCount", "getPluginDescriptor", "createPlugin");

  private static final CueMixFactory PLUGINS = new CueMixFactory();
  private static final List<PluginDeclaration> DECLARATIONS = PLUGINS.declarations();
  private static final List<String> FEATURES = List.of("audio-effect", "mixing", "utility");

  private static final long[] DESCRIPTORS =
      DECLARATIONS.stream().mapToLong(ClapFactory::descriptor).toArray();

  private ClapFactory() {}

  private static long descriptor(PluginDeclaration declaration) {
    long descriptor = Memory.forever(Descriptor.SIZE);
    Memory.putInt(descriptor, ClapAbi.VERSION_MAJOR);
    Memory.putInt(descriptor + 4, ClapAbi.VERSION_MINOR);
    Memory.putInt(descriptor + 8, ClapAbi.VERSION_REVISION);
    Memory.putLong(descriptor + Descriptor.ID, Memory.forever(declaration.id()));
    Memory.putLong(descriptor + Descriptor.NAME, Memory.forever(declaration.name()));
    Memory.putLong(descriptor + Descriptor.VENDOR, Memory.forever(PluginDeclaration.VENDOR));
    long none = Memory.forever("");
    Memory.putLong(descriptor + Descriptor.URL, none);
    Memory.putLong(descriptor + Descriptor.MANUAL_URL, none);
    Memory.putLong(descriptor + Descriptor.SUPPORT_URL, none);
    Memory.putLong(descriptor + Descriptor.VERSION, Memory.forever(PluginDeclaration.VERSION));
    Memory.putLong(
        descriptor + Descriptor.DESCRIPTION, Memory.forever(PluginDeclaration.DESCRIPTION));
    // The list ends with a null pointer.
    long features = Memory.forever(8L * (FEATURES.size() + 1));
    for (int f = 0; f < FEATURES.size(); f++) {
      Memory.putLong(features + 8L * f, Memory.forever(FEATURES.get(f)));
    }
    Memory.putLong(descriptor + Descriptor.FEATURES, features);
    return descriptor;
  }

  static int getPluginCount(long factory) {
    return DESCRIPTORS.length;
  }

  static long getPluginDescriptor(long factory, int index) {
    return index < 0 || index >= DESCRIPTORS.length ? 0 : DESCRIPTORS[index];
  }

  static long createPlugin(long factory, long host, long id) {
    if (host == 0 || id == 0) {
      return 0;
    }
    String wanted = Memory.text(id);
    for (int i = 0; i < DESCRIPTORS.length; i++) {
      if (DECLARATIONS.get(i).id().equals(wanted)) {
        long descriptor = DESCRIPTORS[i];
        WarmUp.begin(FORMAT, () -> new ScratchBlock(descriptor));
        return new ClapInstance(PLUGINS.create(wanted), host, descriptor).struct();
      }
    }
    return 0;
  }
}
