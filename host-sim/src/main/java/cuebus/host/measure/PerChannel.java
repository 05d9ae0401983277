package cuebus.host.measure;

import java.util.function.DoubleUnaryOperator;

/// A number for each channel; NaN where there is none, such as the distortion of silence or what
/// lies above half the sample rate.
///
/// @param left of the left channel
/// @param right of the right channel
public record PerChannel(double left, double right) {

  /// What there is nothing of.
  static final PerChannel NONE = new PerChannel(Double.NaN, Double.NaN);

  PerChannel map(DoubleUnaryOperator of) {
    return new PerChannel(of.applyAsDouble(left), of.applyAsDouble(right));
  }

  /// The larger of both, or the only one there is.
  public double larger() {
    return Double.isNaN(left) ? right : Double.isNaN(right) ? left : Math.max(left, right);
  }
}
