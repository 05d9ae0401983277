package cuebus.host.compare;

import cuebus.amp.Lead;
import cuebus.host.compare.Comparison.Picture;
import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Keys;
import cuebus.json.Value;
import java.io.InputStream;
import java.util.List;

/// Comparison files, version 1: `presets/schemas/comparison.schema.json`.
public final class ComparisonFile {

  /// Largest file accepted, in bytes.
  public static final int MAX_BYTES = 1 << 16;

  /// The most players of one answer.
  public static final int MOST_PLAYERS = 64;

  private static final int MOST = 16;

  private ComparisonFile() {}

  /// Reads a comparison file.
  ///
  /// @param fileName the file as the user would name it, for messages
  /// @param in its content; not closed
  /// @throws InvalidFileException if the file is not a comparison
  public static Comparison read(String fileName, InputStream in) throws InvalidFileException {
    return JsonReader.read(fileName, in, MAX_BYTES, ComparisonFile::comparison);
  }

  private static Comparison comparison(JsonReader json) throws InvalidFileException {
    var keys = new Keys();
    keys.required("cuebus-comparison", Value.version(1));
    var name = keys.required("name", Value.text());
    var question = keys.required("question", Value.text());
    var devices = keys.required("devices", Value.list(1, MOST, Value.id()));
    var headphones = keys.required("headphones", Value.list(1, MOST, Value.id()));
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
}
