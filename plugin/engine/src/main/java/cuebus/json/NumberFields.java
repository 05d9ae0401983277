package cuebus.json;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.param.Decibels;
import java.io.IOException;

/// Numbers as our files write them.
public final class NumberFields {

  private NumberFields() {}

  /// A level in dB: `"-inf"` where it is off.
  public static void level(JsonGenerator json, String key, double db) throws IOException {
    if (db <= Decibels.OFF_DB) {
      json.writeStringField(key, "-inf");
    } else {
      number(json, key, db);
    }
  }

  /// Whole numbers without `.0`, as people write them; −0 keeps its sign by keeping its point.
  public static void number(JsonGenerator json, String key, double number) throws IOException {
    if (number == Math.rint(number)
        && Math.abs(number) < 1e15
        && Double.compare(number, -0.0) != 0) {
      json.writeNumberField(key, (long) number);
    } else {
      json.writeNumberField(key, number);
    }
  }

  /// A number that is left out where it is `absent`.
  public static void unless(double absent, JsonGenerator json, String key, double number)
      throws IOException {
    if (number != absent) {
      number(json, key, number);
    }
  }
}
