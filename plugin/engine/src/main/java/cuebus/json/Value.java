package cuebus.json;

import com.fasterxml.jackson.core.JsonToken;
import cuebus.param.Decibels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What may stand at one place of a file, and how it is read.
///
/// @param <T> what it is read as
@FunctionalInterface
public interface Value<T> {

  /// What [#isId] allows, in words.
  String ID =
      "an id of 1 to 64 lower-case letters, digits and hyphens, beginning with a letter or digit,"
          + " and no name that Windows keeps for itself (aux, con, nul, …)";

  /// Reads the value whose first token the reader stands at, and leaves it at the last.
  ///
  /// @throws InvalidFileException if something else stands there
  T read(JsonReader json) throws InvalidFileException;

  /// A line of text: at least one character, no control characters.
  static Value<String> text() {
    return json -> {
      String text = json.isText() ? json.text() : "";
      boolean lone = !StandardCharsets.UTF_8.newEncoder().canEncode(text);
      if (text.isEmpty() || lone || text.chars().anyMatch(Character::isISOControl)) {
        throw json.expected("a text of at least one character, without control characters");
      }
      return text;
    };
  }

  /// `true` or `false`.
  static Value<Boolean> flag() {
    return json -> {
      if (json.isAt(JsonToken.VALUE_TRUE) || json.isAt(JsonToken.VALUE_FALSE)) {
        return json.isAt(JsonToken.VALUE_TRUE);
      }
      throw json.expected("true or false");
    };
  }

  /// A finite number.
  ///
  /// @param min smallest allowed
  /// @param max largest allowed
  /// @param unit unit for messages, empty for a bare number
  static Value<Double> number(double min, double max, String unit) {
    return json -> {
      double number = json.isNumber() ? json.number() : Double.NaN;
      if (number >= min && number <= max) {
        return number;
      }
      throw json.expected(("a number from " + range(min, max) + " " + unit).strip());
    };
  }

  /// A whole number; `2.0` is one too, as in JSON Schema.
  ///
  /// @param min smallest allowed
  /// @param max largest allowed
  /// @param unit unit for messages, empty for a bare number
  static Value<Integer> integer(int min, int max, String unit) {
    return json -> {
      double number = json.isNumber() ? json.number() : Double.NaN;
      if (number >= min && number <= max && number == Math.rint(number)) {
        return (int) number;
      }
      throw json.expected(("a whole number from " + range(min, max) + " " + unit).strip());
    };
  }

  /// A level in dB from [Decibels#OFF_DB], which means off, to `max`; or `"-inf"`, which is off
  /// too.
  static Value<Double> level(double max) {
    return json -> {
      if (json.isText() && json.text().equals("-inf")) {
        return Decibels.OFF_DB;
      }
      double level = json.isNumber() ? json.number() : Double.NaN;
      if (level >= Decibels.OFF_DB && level <= max) {
        return level;
      }
      throw json.expected("a level from " + range(Decibels.OFF_DB, max) + " dB or \"-inf\"");
    };
  }

  /// One of a few words.
  ///
  /// @param values what the words stand for
  /// @param word the word of a value
  static <E> Value<E> word(E[] values, Function<E, String> word) {
    List<String> words = Arrays.stream(values).map(word).toList();
    return json -> {
      int index = json.isText() ? words.indexOf(json.text()) : -1;
      if (index >= 0) {
        return values[index];
      }
      String allowed = words.stream().map(w -> '"' + w + '"').collect(Collectors.joining(", "));
      throw json.expected(words.size() == 1 ? allowed : "one of " + allowed);
    };
  }

  /// An id; see [#isId].
  static Value<String> id() {
    return json -> {
      if (json.isText() && isId(json.text())) {
        return json.text();
      }
      throw json.expected(ID);
    };
  }

  /// Whether a text can be an id. Ids become the names of files, so they are safe as such on every
  /// system.
  static boolean isId(String text) {
    return Ids.PATTERN.matcher(text).matches() && !Ids.RESERVED.matcher(text).matches();
  }

  /// A colour, `#rrggbb`.
  static Value<String> colour() {
    return json -> {
      if (json.isText() && json.text().matches("#[0-9a-fA-F]{6}")) {
        return json.text();
      }
      throw json.expected("a colour as #rrggbb");
    };
  }

  /// The version of a format.
  ///
  /// @param known the version that this program reads
  static Value<Integer> version(int known) {
    return json -> {
      if (json.isNumber() && json.number() == known) {
        return known;
      }
      throw json.expected("version " + known + ", the one that this program reads");
    };
  }

  /// An array.
  ///
  /// @param min fewest elements
  /// @param max most elements
  /// @param element what each of them is
  static <T> Value<List<T>> list(int min, int max, Value<T> element) {
    return json -> {
      String allowed = "an array of " + range(min, max) + " elements";
      if (!json.isAt(JsonToken.START_ARRAY)) {
        throw json.expected(allowed);
      }
      List<T> list = new ArrayList<>();
      while (json.next() != JsonToken.END_ARRAY) {
        if (list.size() == max) {
          throw json.problem("is one element too many: expected " + allowed);
        }
        list.add(element.read(json));
      }
      if (list.size() < min) {
        throw json.problem("expected " + allowed + ", found " + list.size());
      }
      return list;
    };
  }

  /// An object whose keys are free, e.g. ids; in the order of the file.
  ///
  /// @param value what stands at each key
  static <T> Value<Map<String, T>> map(Value<T> value) {
    return json -> {
      if (!json.isAt(JsonToken.START_OBJECT)) {
        throw json.expected("an object");
      }
      Map<String, T> map = new LinkedHashMap<>();
      while (json.next() != JsonToken.END_OBJECT) {
        String key = json.text();
        if (map.containsKey(key)) {
          throw json.problem("this key stands here twice");
        }
        json.next();
        map.put(key, value.read(json));
      }
      return map;
    };
  }

  private static String range(double min, double max) {
    return show(min) + " to " + show(max);
  }

  private static String show(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e7
        ? Long.toString((long) number)
        : Double.toString(number).replace(".0E", "e");
  }

  /// Source of the reserved names: "Naming Files, Paths, and Namespaces", Windows developer manual.
  final class Ids {
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern RESERVED = Pattern.compile("aux|con|nul|prn|(com|lpt)[0-9]");

    private Ids() {}
  }
}
