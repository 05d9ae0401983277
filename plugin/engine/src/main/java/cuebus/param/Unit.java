package cuebus.param;

import java.util.Locale;
import java.util.OptionalDouble;

/// What a continuous value is measured in, and how people write it.
public enum Unit {
  /// A level. [Decibels#OFF_DB] and below is off, written `-inf dB`.
  DECIBEL("dB") {
    @Override
    public String toText(double value) {
      return value <= Decibels.OFF_DB
          ? "-inf dB"
          : String.format(Locale.ROOT, "%.1f dB", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      String number = text.endsWith("db") ? text.substring(0, text.length() - 2).strip() : text;
      return switch (number) {
        case "-inf", "off", "-∞" -> OptionalDouble.of(Decibels.OFF_DB);
        default -> number(number);
      };
    }
  },

  /// A place between left (−1) and right (+1), written `L30`, `C`, `R100`.
  PAN("") {
    @Override
    public String toText(double value) {
      long percent = Math.round(value * 100);
      return percent == 0 ? "C" : (percent < 0 ? "L" : "R") + Math.abs(percent);
    }

    @Override
    OptionalDouble fromText(String text) {
      if (text.equals("c")) {
        return OptionalDouble.of(0);
      }
      double side = text.startsWith("l") ? -0.01 : text.startsWith("r") ? 0.01 : 0;
      OptionalDouble number = number(side == 0 ? text : text.substring(1));
      return side == 0 || number.isEmpty()
          ? number
          : OptionalDouble.of(number.getAsDouble() * side);
    }
  },

  /// A voltage, written `0.21 V`.
  VOLT("V") {
    @Override
    public String toText(double value) {
      return String.format(Locale.ROOT, "%.2f V", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      return number(text, "v");
    }
  },

  /// A current, written `12.5 mA`.
  MILLIAMPERE("mA") {
    @Override
    public String toText(double value) {
      return String.format(Locale.ROOT, "%.1f mA", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      return number(text, "ma");
    }
  },

  /// A share, written `12.50 %`.
  PERCENT("%") {
    @Override
    public String toText(double value) {
      return String.format(Locale.ROOT, "%.2f %%", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      return number(text, "%");
    }
  },

  /// A frequency, written `80 Hz`.
  HERTZ("Hz") {
    @Override
    public String toText(double value) {
      return String.format(Locale.ROOT, "%.0f Hz", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      return number(text, "hz");
    }
  },

  /// A time, written `1.5 ms`.
  MILLISECONDS("ms") {
    @Override
    public String toText(double value) {
      return String.format(Locale.ROOT, "%.1f ms", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      return number(text, "ms");
    }
  },

  /// A time, written `1.20 s`.
  SECONDS("s") {
    @Override
    public String toText(double value) {
      return String.format(Locale.ROOT, "%.2f s", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      return number(text, "s");
    }
  },

  /// A sound pressure level, written `94.0 dB SPL`.
  SPL("dB SPL") {
    @Override
    public String toText(double value) {
      return String.format(Locale.ROOT, "%.1f dB SPL", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      return number(text, "db spl");
    }
  },

  /// A tempo in quarter notes a minute, written `120.0 bpm`.
  TEMPO("bpm") {
    @Override
    public String toText(double value) {
      return String.format(Locale.ROOT, "%.1f bpm", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      return number(text, "bpm");
    }
  },

  /// A bare number, written `0.70`.
  PLAIN("") {
    @Override
    public String toText(double value) {
      return String.format(Locale.ROOT, "%.2f", value + 0.0);
    }

    @Override
    OptionalDouble fromText(String text) {
      return number(text, "");
    }
  };

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /// Its sign as [#toText] writes it, empty if there is none.
  public String symbol() {
    return symbol;
  }

  /// The value as people read it.
  public abstract String toText(double value);

  /// The value that a stripped, lower-case text means, empty if it means none.
  abstract OptionalDouble fromText(String text);

  private static OptionalDouble number(String text, String unit) {
    return number(text.endsWith(unit) ? text.substring(0, text.length() - unit.length()) : text);
  }

  private static OptionalDouble number(String text) {
    try {
      double value = Double.parseDouble(text.replace('−', '-').strip());
      return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
