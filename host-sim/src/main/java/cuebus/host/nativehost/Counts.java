package cuebus.host.nativehost;

/// What a plugin says it has, before a host asks for each of them: one that says two thousand
/// million would keep it busy until its memory is full.
public final class Counts {

  /// Channels in one direction.
  public static final int CHANNELS = 1024;

  /// Audio ports in one direction.
  public static final int PORTS = 1024;

  /// Parameters, or plugins in a file.
  public static final int LISTED = 65_536;

  private Counts() {}

  /// A count that can be.
  ///
  /// @param what is counted, as the format calls it
  /// @param most that are allowed
  /// @throws PluginFaultException if it is negative or too large
  public static int checked(String what, long count, int most) {
    if (count < 0 || count > most) {
      throw new PluginFaultException("%s is %d; 0 to %d are allowed".formatted(what, count, most));
    }
    return (int) count;
  }
}
