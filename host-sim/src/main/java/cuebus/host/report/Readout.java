package cuebus.host.report;

import java.util.Locale;

/// Numbers as people read them.
final class Readout {

  private Readout() {}

  /// A level with one decimal and a true minus sign: `−16.4`, `+0.3`, `−∞`.
  static String level(double db) {
    if (db == Double.NEGATIVE_INFINITY) {
      return "−∞";
    }
    double rounded = Math.rint(db * 10) / 10;
    String sign = rounded < 0 ? "−" : rounded > 0 ? "+" : "";
    return sign + String.format(Locale.ROOT, "%.1f", Math.abs(rounded));
  }

  /// A whole number in groups of three: `12 345`.
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
  }

  /// A number and what it counts: `1 mix`, `4 mixes`.
  static String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /// A short time with its unit: `0.3 ms`, `120 ms`, `4.2 s`.
  static String span(double seconds) {
    if (seconds >= 1) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    double ms = seconds * 1000;
    return String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms);
  }

  /// A time of listening: `under 1 min`, `24 min`, `1.6 h`, `31 h`.
  static String hours(double hours) {
    if (hours < 1 / 60.0) {
      return "under 1 min";
    }
    return hours < 1
        ? String.format(Locale.ROOT, "%.0f min", Math.floor(60 * hours))
        : String.format(Locale.ROOT, hours < 10 ? "%.1f h" : "%.0f h", hours);
  }

  /// A place in time: `2:05`, `1:02:05`; with tenths below ten seconds: `0:04.2`.
  static String clock(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "0:%04.1f", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /// A sample rate: `48 kHz`, `44.1 kHz`.
  static String rate(int hertz) {
    String kilo = String.format(Locale.ROOT, "%.3f", hertz / 1000.0);
    return kilo.replaceAll("\\.?0+$", "") + " kHz";
  }

  /// A voltage with three digits: `0.21 V`, `34.5 mV`.
  static String volts(double vrms) {
    return vrms >= 0.1 || vrms == 0
        ? String.format(Locale.ROOT, "%.2f V", vrms)
        : String.format(Locale.ROOT, "%.1f mV", vrms * 1000);
  }
}
