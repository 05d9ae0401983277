package cuebus.lv2;

/// What an LV2 host starts with.
public final class Lv2Adapter {

  private Lv2Adapter() {}

  /// The address of an LV2 descriptor; 0 past the last.
  ///
  /// @param bundlePath the absolute path of the bundle's folder
  public static long descriptor(int index, String bundlePath) {
    return 0; // comes with the branch lv2
  }
}
