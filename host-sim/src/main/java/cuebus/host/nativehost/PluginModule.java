package cuebus.host.nativehost;

import java.util.List;

/// A loaded file of one or more plugins. Close its instances before it.
public interface PluginModule extends AutoCloseable {

  /// The plugins in the file, in its order, at least one.
  List<PluginInfo> plugins();

  /// Creates an instance. The calling thread becomes its main thread.
  ///
  /// @param id one of [#plugins()]
  /// @throws PluginFaultException if the plugin refuses or breaks its format's rules
  NativePlugin create(String id);

  /// Unloads the file.
  @Override
  void close();
}
