package cuebus.param;

import java.util.Arrays;
import java.util.Optional;

/// A size of the plugin: bus inputs × stereo mixes. Code and parameter ids are the same in all.
public enum Variant {
  /// What jVSTwRapper can carry.
  V8X4(8, 4),
  /// The default.
  V16X8(16, 8),
  V32X8(32, 8),
  V64X16(64, 16);

  private final int inputs;
  private final int mixes;

  Variant(int inputs, int mixes) {
    this.inputs = inputs;
    this.mixes = mixes;
  }

  /// Bus input channels.
  public int inputs() {
    return inputs;
  }

  /// Stereo mixes; the plugin has twice as many output channels.
  public int mixes() {
    return mixes;
  }

  /// The name used in files, e.g. `16x8`.
  public String text() {
    return inputs + "x" + mixes;
  }

  /// The variant of that name, if there is one.
  public static Optional<Variant> of(String text) {
    return Arrays.stream(values()).filter(v -> v.text().equals(text)).findFirst();
  }

  /// The smallest variant that holds so many input channels and mixes, if there is one.
  public static Optional<Variant> smallest(int inputs, int mixes) {
    return Arrays.stream(values()).filter(v -> v.inputs >= inputs && v.mixes >= mixes).findFirst();
  }
}
