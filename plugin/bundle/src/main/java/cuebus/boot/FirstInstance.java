package cuebus.boot;

/// Opens the plugin in a process of its own, as far as it goes without a host: what is loaded and
/// made for the first instance of a process. An installation runs it to learn which classes to
/// archive, and that its Java runtime has all that the plugin needs.
public final class FirstInstance {

  private FirstInstance() {}

  /// Exits with 1 if a format is refused; the reason is on the error stream.
  public static void main(String[] args) {
    for (int what : new int[] {Boot.VST2, Boot.LV2, Boot.CLAP}) {
      if (Boot.boot(what, 0, "/cuebus-16x8.so") == 0) {
        System.exit(1);
      }
    }
  }
}
