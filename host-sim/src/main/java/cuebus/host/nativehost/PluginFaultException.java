package cuebus.host.nativehost;

/// A plugin broke its format's rules or refused to work. The message says how.
public final class PluginFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param problem what the plugin did, and what was to be expected
  public PluginFaultException(String problem) {
    super(problem);
  }

  /// @param problem what the plugin did, and what was to be expected
  /// @param cause what says more
  public PluginFaultException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
