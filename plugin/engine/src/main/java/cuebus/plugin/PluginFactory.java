package cuebus.plugin;

import java.util.List;

/// Makes plugins. A Java host finds it by [java.util.ServiceLoader].
public interface PluginFactory {

  /// What it can make. Starts nothing.
  List<PluginDeclaration> declarations();

  /// Makes an instance, not yet active. Main thread.
  ///
  /// @param id of one of the declarations
  /// @throws IllegalArgumentException if none has that id
  Plugin create(String id);
}
