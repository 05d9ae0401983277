package cuebus.vst2;

import cuebus.param.Variant;

/// What a VST 2.4 host starts with.
public final class Vst2Adapter {

  private Vst2Adapter() {}

  /// Makes an instance; the address of its AEffect.
  ///
  /// @param audioMaster the address of the host's callback
  public static long open(long audioMaster, Variant variant) {
    return 0; // follows on this branch
  }
}
