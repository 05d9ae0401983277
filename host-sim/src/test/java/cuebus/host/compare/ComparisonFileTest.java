package cuebus.host.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.amp.Lead;
import cuebus.json.InvalidFileException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What comparison files are read as; `SchemaAgreementTest` compares the limits with the schema.
class ComparisonFileTest {

  private static Question read(String text) throws InvalidFileException {
    return ComparisonFile.read(
        "c.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyKey() throws Exception {
    assertThat(read(Files.readString(Path.of("src/test/resources/comparison-every-key.json"))))
        .isEqualTo(
            new Comparison(
                "Every key",
                "What is asked?",
                List.of("ideal"),
                List.of("planar-32", "dynamic-300"),
                List.of(1, 2, 40),
                List.of(Lead.STEREO, Lead.MONO, Lead.OPEN_SLEEVE),
                90,
                12,
                Comparison.Picture.EARS));
  }

  @Test
  void whatIsLeftOut() throws Exception {
    assertThat(
            read(
                """
                {"cuebus-comparison": 1, "name": "N", "question": "Q", "devices": ["a"],
                 "headphones": ["b"]}
                """))
        .isEqualTo(
            new Comparison(
                "N",
                "Q",
                List.of("a"),
                List.of("b"),
                List.of(1),
                List.of(Lead.STEREO),
                85,
                15,
                Comparison.Picture.LOUDEST));
  }

  @Test
  void inputs() throws Exception {
    String text =
        """
        {"cuebus-comparison": 1, "name": "N", "question": "Q", "inputs": "s"%s}
        """;
    assertThat(read(text.formatted("")))
        .isEqualTo(new InputComparison("N", "Q", "s", Comparison.Picture.RESPONSE));
    assertThat(read(text.formatted(", \"picture\": \"noise\"")))
        .isEqualTo(new InputComparison("N", "Q", "s", Comparison.Picture.NOISE));
    assertThatThrownBy(() -> read(text.formatted(", \"picture\": \"level\"")))
        .hasMessage(
            "c.json at /picture: expected \"response\" or \"noise\" for a comparison of inputs");
  }

  @Test
  void nothingToCompareIsRefused() {
    assertThatThrownBy(
            () -> read("{\"cuebus-comparison\": 1, \"name\": \"N\", \"question\": \"Q\"}"))
        .hasMessage("c.json: either inputs, or both devices and headphones are needed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "devices": []                | /devices: expected an array of 1 to 16 elements
          "devices": ["../x"]          | /devices/0: expected an id
          "headphones": "planar-32"    | /headphones: expected an array
          "players": [0]               | /players/0: expected a whole number from 1 to 64 players, found 0
          "players": [2, 2]            | /players/1: must be more than the number before it
          "leads": ["xlr"]             | /leads/0: expected one of "stereo", "mono", "open-sleeve"
          "workingSplDb": 131          | /workingSplDb: expected a number from 40 to 130 dB SPL, found 131
          "crestDb": 2                 | /crestDb: expected a number from 3 to 30 dB, found 2
          "inputs": "x"                | /devices: a comparison of inputs has no such key
          "picture": "noises"          | /picture: expected one of "level", "loudest"
          "player": [1]                | /player: is no key of this object
          """)
  void isRefused(String pair, String message) {
    String key = pair.split(":", 2)[0].strip();
    String good =
        "{\"cuebus-comparison\": 1, \"name\": \"N\", \"question\": \"Q\", %s%s%s}"
            .formatted(
                pair,
                key.equals("\"devices\"") ? "" : ", \"devices\": [\"a\"]",
                key.equals("\"headphones\"") ? "" : ", \"headphones\": [\"b\"]");
    assertThatThrownBy(() -> read(good))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageStartingWith("c.json at " + message);
  }
}
