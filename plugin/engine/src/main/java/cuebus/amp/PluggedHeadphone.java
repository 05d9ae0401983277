package cuebus.amp;

/// Pairs of one headphone model on one output.
///
/// @param headphone the model
/// @param count how many pairs, at least 1
public record PluggedHeadphone(Headphone headphone, int count) {

  /// @throws IllegalArgumentException if `count` is below 1
  public PluggedHeadphone {
    if (count < 1) {
      throw new IllegalArgumentException(
          "headphone " + headphone.id() + ": count " + count + " is not allowed, 1 or more is");
    }
  }
}
