package cuebus.host;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/// Checks files against the JSON Schemas that ship with Cuebus, by a validator that shares nothing
/// with the engine's own reader.
public final class SchemaCheck {

  /// The formats that have a schema.
  public enum Format {
    SESSION,
    DEVICE,
    HEADPHONE,
    COMPARISON;

    /// The word in the schema's name, e.g. `session`.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One thing that a schema minds.
  ///
  /// @param pointer JSON pointer (RFC 6901) of the value; for a missing or unknown key, of its
  ///   object
  /// @param message what the validator says
  public record Finding(String pointer, String message) {}

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Schema schema;

  /// Takes the schema from the class path.
  public SchemaCheck(Format format) {
    String resource = "/cuebus/presets/schemas/" + format.text() + ".schema.json";
    try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(MAPPER.readTree(in));
    } catch (IOException e) {
      throw new IllegalStateException(resource + " cannot be read", e);
    }
  }

  /// What the schema minds in a file; empty if nothing.
  ///
  /// @param in the file; not closed
  /// @throws IOException if the file cannot be read or is no JSON
  public List<Finding> check(InputStream in) throws IOException {
    return schema.validate(MAPPER.readValue(in.readAllBytes(), JsonNode.class)).stream()
        .map(error -> new Finding(error.getInstanceLocation().toString(), error.getMessage()))
        .toList();
  }
}
