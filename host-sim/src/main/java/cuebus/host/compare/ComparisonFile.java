package cuebus.host.compare;

import cuebus.amp.Lead;
import cuebus.host.compare.Comparison.Picture;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/// Comparison files, version 1: `presets/schemas/comparison.schema.json`.
public final class ComparisonFile {

  /// Largest file accepted, in bytes.
  public static final int MAX_BYTES = 1 << 16;

  /// The most players of one answer.
  public static final int MOST_PLAYERS = 64;

  private static final int MOST = 16;

  private static final List<String> OUTPUT_KEYS =
      List.of("devices", "headphones", "players", "leads", "workingSplDb", "crestDb");

  private ComparisonFile() {}

  /// Reads a comparison file.
  ///
  /// @param fileName the file as the user would name it, for messages
  /// @param in its content; not closed
  /// @throws InvalidFileException if the file is not a comparison
  public static Question read(String fileName, InputStream in) throws InvalidFileException {
    return JsonReader.read(fileName, in, MAX_BYTES, ComparisonFile::comparison);
  }

  private static Question comparison(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    keys.required("cuebus-comparison", Value.version(1));
    var name = keys.required("name", Value.text());
    var question = keys.required("question", Value.text());
    var inputs = keys.optional("inputs", Value.id());
    var devices = keys.optional("devices", Value.list(1, MOST, Value.id()), List.of());
    var headphones = keys.optional("headphones", Value.list(1, MOST, Value.id()), List.of());
    var players =
        keys.optional(
            "players", Value.list(1, MOST, Value.integer(1, MOST_PLAYERS, "players")), List.of(1));
    var leads =
        keys.optional(
            "leads", Value.list(1, 3, Value.word(Lead.values(), Lead::text)), List.of(Lead.STEREO));
    var working =
        keys.optional("workingSplDb", Value.number(40, 130, "dB SPL"), Comparison.WORKING_SPL_DB);
    var crest = keys.optional("crestDb", Value.number(3, 30, "dB"), Comparison.CREST_DB);
    var picture =
        keys.optional("picture", Value.word(Picture.values(), Picture::text), Picture.LOUDEST);
    keys.read(json);
    if (inputs.get() != null) {
      return inputComparison(json, keys.given(), name.get(), question.get(), inputs.get(), picture);
    }
    if (devices.get().isEmpty() || headphones.get().isEmpty()) {
      throw json.problem("either inputs, or both devices and headphones are needed");
    }
    for (int i = 1; i < players.get().size(); i++) {
      if (players.get().get(i) <= players.get().get(i - 1)) {
        throw json.problem("must be more than the number before it", "players", i);
      }
    }
    return new Comparison(
        name.get(),
        question.get(),
        devices.get(),
        headphones.get(),
        players.get(),
        leads.get(),
        working.get(),
        crest.get(),
        picture.get());
  }

  private static InputComparison inputComparison(
      JsonReader json,
      Set<String> given,
      String name,
      String question,
      String inputs,
      Keys.Key<Picture> picture)
      throws InvalidFileException {
    for (String key : OUTPUT_KEYS) {
      if (given.contains(key)) {
        throw json.problem("a comparison of inputs has no such key", key);
      }
    }
    Picture shown = picture.given() ? picture.get() : Picture.RESPONSE;
    if (shown != Picture.RESPONSE && shown != Picture.NOISE) {
      throw json.problem(
          "expected \"response\" or \"noise\" for a comparison of inputs", "picture");
    }
    return new InputComparison(name, question, inputs, shown);
  }
}
