package cuebus.host.cli;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as people write them: no exponent, no trailing zeros.
final class Digits {

  private Digits() {}

  /// So many significant digits.
  static String of(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }
}
