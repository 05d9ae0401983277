package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import cuebus.amp.DeviceFile;
import cuebus.amp.HeadphoneFile;
import cuebus.host.SchemaCheck.Format;
import cuebus.host.compare.ComparisonFile;
import cuebus.json.InvalidFileException;
import cuebus.param.Control;
import cuebus.session.SessionFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine's reader and the published schemas say the same of every file, but for what only the
/// reader can see.
class SchemaAgreementTest {

  private static final Path CORPUS = Path.of("../presets/corpus");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Map<Format, SchemaCheck> SCHEMAS = new EnumMap<>(Format.class);

  static {
    for (Format format : Format.values()) {
      SCHEMAS.put(format, new SchemaCheck(format));
    }
  }

  record Bad(String name, String seenBy) {
    byte[] content() throws IOException {
      return Files.readAllBytes(CORPUS.resolve("bad").resolve(name + ".json"));
    }

    Format format() {
      return formatOf(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Bad> bad() throws IOException {
    return Files.readAllLines(CORPUS.resolve("bad.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cells -> new Bad(cells[0], cells[1]))
        .toList();
  }

  static List<Path> good() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve("good"))) {
      return files.sorted().toList();
    }
  }

  private static Format formatOf(String name) {
    return Stream.of(Format.values())
        .filter(format -> name.startsWith(format.text() + "-"))
        .findFirst()
        .orElseThrow();
  }

  private static void read(Format format, byte[] content) throws InvalidFileException {
    var in = new ByteArrayInputStream(content);
    switch (format) {
      case SESSION -> SessionFile.read("file", in);
      case DEVICE -> DeviceFile.read("file", in);
      case HEADPHONE -> HeadphoneFile.read("file", in);
      case COMPARISON -> ComparisonFile.read("file", in);
    }
  }

  private static List<SchemaCheck.Finding> check(Format format, byte[] content) throws IOException {
    return SCHEMAS.get(format).check(new ByteArrayInputStream(content));
  }

  @ParameterizedTest
  @EnumSource
  void schemasAreSchemas(Format format) throws IOException {
    Path file = Path.of("../presets/schemas", format.text() + ".schema.json");
    var dialect = SpecificationVersion.DRAFT_2020_12;
    var metaSchema =
        SchemaRegistry.withDefaultDialect(dialect)
            .getSchema(SchemaLocation.of(dialect.getDialectId()));
    JsonNode schema = MAPPER.readTree(file.toFile());
    assertThat(schema.get("$schema").asText()).isEqualTo(dialect.getDialectId());
    assertThat(metaSchema.validate(schema)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void good(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Format format = formatOf(file.getFileName().toString());
    assertThat(check(format, content)).isEmpty();
    assertThatCode(() -> read(format, content)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource
  void bad(Bad bad) throws IOException {
    byte[] content = bad.content();
    assertThatThrownBy(() -> read(bad.format(), content)).isInstanceOf(InvalidFileException.class);
    switch (bad.seenBy()) {
      case "schema" -> assertThat(check(bad.format(), content)).isNotEmpty();
      case "reader" -> assertThat(check(bad.format(), content)).isEmpty();
      case "syntax" ->
          assertThatThrownBy(() -> check(bad.format(), content))
              .isInstanceOf(JsonProcessingException.class);
      default -> throw new IllegalArgumentException(bad.seenBy());
    }
  }

  static List<Path> complete() throws IOException {
    return Stream.concat(
            good().stream(),
            Stream.of("comparison-every-key.json", "comparison-inputs-every-key.json")
                .map(Path.of("src/test/resources")::resolve))
        .filter(file -> file.toString().matches(".*(every-key|two-branches)\\.json"))
        .toList();
  }

  /// Puts every probe at every place of files that have every key, so that each limit is met from
  /// both sides.
  @ParameterizedTest
  @MethodSource("complete")
  void everyPlaceHasTheSameLimits(Path file) throws IOException {
    Format format = formatOf(file.getFileName().toString());
    JsonNode good = MAPPER.readTree(file.toFile());
    List<JsonPointer> places = new ArrayList<>();
    collect(good, JsonPointer.empty(), places);
    for (JsonPointer place : places) {
      for (String probe : PROBES) {
        JsonNode changed = good.deepCopy();
        put(changed, place, MAPPER.readTree(probe));
        byte[] content = MAPPER.writeValueAsBytes(changed);
        assertThat(refusedHere(format, content, place))
            .as("the reader refuses %s at %s", probe, place)
            .isEqualTo(minds(format, content, place));
      }
    }
  }

  private static final List<String> PROBES =
      List.of(
          "-1000000",
          "-101",
          "-100.001",
          "-100",
          "-40.001",
          "-40",
          "-1.001",
          "-1",
          "-0.0",
          "0",
          "1e-16",
          "1e-15",
          "9e-10",
          "1e-9",
          "9e-7",
          "1e-6",
          "0.0009",
          "0.001",
          "0.5",
          "1",
          "1.001",
          "1.5",
          "2",
          "2.0",
          "10",
          "10.001",
          "12",
          "12.001",
          "40",
          "40.001",
          "64",
          "65",
          "100",
          "100.001",
          "200",
          "200.001",
          "1000",
          "1000.001",
          "7999",
          "8000",
          "65535",
          "65536",
          "384000",
          "384001",
          "1000000",
          "1000001",
          "100000000",
          "100000001",
          "1000000000",
          "1.001e9",
          "1e300",
          "null",
          "true",
          "false",
          "[]",
          "{}",
          "[1]",
          "{\"a\":1}",
          "\"\"",
          "\"a\"",
          "\"-inf\"",
          "\"-Inf\"",
          "\"A\"",
          "\"#aabbcc\"",
          "\"normal\"",
          "\"off\"",
          "\"engineer\"",
          "\"a\\nb\"",
          "\"\\u0085\"");

  /// Parts of the messages of cross checks, which are the reader's alone.
  private static final List<String> CROSS_CHECKS =
      List.of(
          "rising aboveOhm",
          "more than the number before it",
          "does not hold them",
          "no source has this id",
          "no source or group has this id",
          "no group has this id",
          "is in the groups",
          "holds itself",
          "is the id of a source too",
          "follows the main mix",
          "is the id of two",
          "inside the folder of stems",
          "gives no such figure",
          "there is no parameter",
          " allows ",
          "belongs to a larger variant",
          "no mix has this id",
          "no scene has the id",
          "does something else already");

  private static boolean refusedHere(Format format, byte[] content, JsonPointer place) {
    try {
      read(format, content);
      return false;
    } catch (InvalidFileException e) {
      return liesIn(e.pointer(), place)
          && CROSS_CHECKS.stream().noneMatch(e.getMessage()::contains);
    }
  }

  private static boolean minds(Format format, byte[] content, JsonPointer place)
      throws IOException {
    return check(format, content).stream().anyMatch(f -> liesIn(f.pointer(), place));
  }

  private static boolean liesIn(String pointer, JsonPointer place) {
    return pointer.equals(place.toString()) || pointer.startsWith(place + "/");
  }

  private static void collect(JsonNode node, JsonPointer place, List<JsonPointer> places) {
    if (!place.matches()) {
      places.add(place);
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < Math.min(array.size(), 3); i++) {
        collect(array.get(i), place.appendIndex(i), places);
      }
    }
    node.properties().forEach(e -> collect(e.getValue(), place.appendProperty(e.getKey()), places));
  }

  private static void put(JsonNode root, JsonPointer place, JsonNode value) {
    switch (root.at(place.head())) {
      case ArrayNode array -> array.set(place.last().getMatchingIndex(), value);
      case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
      default -> throw new IllegalArgumentException(place.toString());
    }
  }

  @Test
  void theSchemaNamesEveryKindOfControl() throws IOException {
    JsonNode kinds =
        MAPPER
            .readTree(Path.of("../presets/schemas/session.schema.json").toFile())
            .at("/properties/recallSafe/properties/controls");
    List<String> named = new ArrayList<>();
    kinds.at("/items/enum").forEach(kind -> named.add(kind.asText()));
    assertThat(named)
        .containsExactlyElementsOf(Arrays.stream(Control.values()).map(Control::kind).toList());
    assertThat(kinds.at("/maxItems").asInt()).isEqualTo(named.size());
  }
}
