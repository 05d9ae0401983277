package cuebus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables of session-files.md against the schemas: every key with its range, default and
/// whether it is required, and no key that does not exist.
class SessionFilesTest {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?(?![\\w])");

  private final SoftAssertions softly = new SoftAssertions();
  private final Set<String> keys = new LinkedHashSet<>();
  private JsonNode schema;
  private Map<String, String> rows;

  @ParameterizedTest
  @CsvSource({
    "session, Sessions",
    "device, Devices",
    "headphone, Headphones",
    "comparison, Comparisons",
    "report, Reports"
  })
  void everyKeyIsInTheTables(String format, String heading) throws Exception {
    schema =
        new ObjectMapper()
            .readTree(Path.of("../presets/schemas", format + ".schema.json").toFile());
    rows = rows(heading);
    walk(schema, "");
    softly.assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(keys);
    softly.assertAll();
  }

  /// The rows of a section by the keys in their first column.
  private static Map<String, String> rows(String heading) throws Exception {
    String text = Files.readString(Path.of("session-files.md"));
    String section = text.split("(?m)^## " + heading + "$", 2)[1].split("(?m)^## ", 2)[0];
    Map<String, String> rows = new HashMap<>();
    for (String line : section.lines().filter(l -> l.startsWith("| `")).toList()) {
      Matcher key = CODE.matcher(line.substring(0, line.indexOf('|', 1)));
      while (key.find()) {
        assertThat(rows.put(key.group(1), line.substring(line.indexOf('|', 1)))).isNull();
      }
    }
    return rows;
  }

  private void walk(JsonNode node, String path) {
    for (JsonNode part : parts(node)) {
      List<String> required = new ArrayList<>();
      part.path("required").forEach(key -> required.add(key.textValue()));
      part.path("properties")
          .properties()
          .forEach(property -> {
            String key = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            check(key, property.getValue(), required.contains(property.getKey()));
            walk(property.getValue(), key);
          });
      if (part.path("additionalProperties").isObject()) {
        walk(part.path("additionalProperties"), path + ".ID");
      }
      if (part.has("items")) {
        walk(part.path("items"), path + "[]");
      }
    }
  }

  /// A node and what it refers to or offers a choice of.
  private List<JsonNode> parts(JsonNode node) {
    List<JsonNode> parts = new ArrayList<>(List.of(node));
    if (node.has("$ref")) {
      parts.addAll(parts(schema.at(node.path("$ref").textValue().substring(1))));
    }
    node.path("anyOf").forEach(choice -> parts.addAll(parts(choice)));
    node.path("oneOf").forEach(choice -> parts.addAll(parts(choice)));
    return parts;
  }

  private void check(String key, JsonNode property, boolean required) {
    keys.add(key);
    String row = rows.getOrDefault(key, "");
    softly.assertThat(row.contains("*required*")).as("%s is required", key).isEqualTo(required);
    Set<Double> numbers = new LinkedHashSet<>();
    NUMBER.matcher(row).results().forEach(n -> numbers.add(Double.valueOf(n.group())));
    Set<String> words = new LinkedHashSet<>();
    CODE.matcher(row).results().forEach(w -> words.add(w.group(1)));
    for (JsonNode part : parts(property)) {
      List<JsonNode> values = new ArrayList<>();
      for (String bound : List.of("minimum", "maximum", "maxItems", "default", "const")) {
        values.add(part.path(bound));
      }
      part.path("enum").forEach(values::add);
      for (JsonNode value : values) {
        if (value.isNumber()) {
          softly.assertThat(numbers).as(key).contains(value.doubleValue());
        } else if (value.isBoolean() || (value.isTextual() && !value.textValue().equals("-inf"))) {
          softly.assertThat(words).as(key).contains(value.asText());
        }
      }
    }
  }
}
