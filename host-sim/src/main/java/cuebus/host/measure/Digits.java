package cuebus.host.measure;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as people write them: no exponents, no trailing zeros.
public final class Digits {

  private Digits() {}

  /// All digits of a number.
  public static String plain(double value) {
    return text(value, MathContext.UNLIMITED);
  }

  /// So many significant digits of a number.
  public static String of(double value, int digits) {
    return text(value, new MathContext(digits));
  }

  private static String text(double value, MathContext precision) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    return BigDecimal.valueOf(value).round(precision).stripTrailingZeros().toPlainString();
  }
}
