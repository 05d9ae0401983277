package cuebus.host.compare;

import java.util.Locale;

/// Numbers with one decimal.
final class Tenths {

  private Tenths() {}

  /// As programs read it.
  static String of(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /// As people read it: with a true minus sign, and none before a zero.
  static String signed(double value) {
    return of(value).replace('-', '−').replaceAll("^−(0\\.0)$", "$1");
  }
}
