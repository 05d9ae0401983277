package cuebus.host.jvst;

/// A plugin that cannot be used. The message is for people: it names the plugin, what it did and
/// what is allowed.
public final class JvstException extends Exception {

  private static final long serialVersionUID = 1L;

  /// @param plugin its `.ini` or class, as the user named it
  /// @param problem what is wrong and what is allowed
  public JvstException(String plugin, String problem) {
    super(plugin + ": " + problem);
  }

  /// @param plugin its `.ini` or class, as the user named it
  /// @param problem what is wrong and what is allowed
  /// @param cause what the plugin threw
  public JvstException(String plugin, String problem, Throwable cause) {
    super(plugin + ": " + problem, cause);
  }
}
