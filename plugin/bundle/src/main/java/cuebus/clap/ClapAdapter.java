package cuebus.clap;

/// What a CLAP host starts with.
public final class ClapAdapter {

  private ClapAdapter() {}

  /// The address of CLAP's entry functions init, deinit and get_factory; 0 if there are none.
  ///
  /// @param libraryPath the absolute path of the library that the host loaded
  public static long entry(String libraryPath) {
    return 0; // comes with the branch clap
  }
}
