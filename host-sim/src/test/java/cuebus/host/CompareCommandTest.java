package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cuebus.host.compare.ComparisonFile;
import cuebus.session.Library;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// `cuebus compare`.
class CompareCommandTest {

  @TempDir Path folder;

  static SortedSet<String> comparisons() {
    return new Library(List.of(), CompareCommandTest.class.getClassLoader())
        .shelf("comparisons", ComparisonFile::read)
        .ids();
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void everyComparisonThatShipsIsAnswered(String id) throws Exception {
    Path out = folder.resolve("answer");
    CommandRun run = CommandRun.of("compare", id, "--out", out).succeeds();
    JsonNode json = new ObjectMapper().readTree(out.resolve("comparison.json").toFile());
    assertThat(run.out())
        .startsWith(json.get("name").textValue() + "\n" + json.get("question").textValue())
        .contains(json.get("summary").textValue());
    assertThat(json.get("warnings")).isEmpty();
    Document page = xml(Files.readString(out.resolve("comparison.html")));
    assertThat(page.getElementsByTagName("tr").getLength())
        .as("a row for each finding and the heading")
        .isEqualTo(json.get("findings").size() + 1);
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
    assertThat(page.getDocumentElement().getTextContent())
        .contains(json.get("answer").get(0).textValue(), "Where the figures are written")
        .doesNotContain("NaN", "Infinity");
    assertThat(xml(Files.readString(out.resolve("comparison.svg"))).getDocumentElement())
        .extracting(Element::getTagName)
        .isEqualTo("svg");
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(
                text.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));
  }

  /// 20 log of 8/(8+42) over 32/(32+42).
  @Test
  void aQuestionOfOnesOwnNeedsNoFile() {
    JsonNode json =
        CommandRun.of(
                "compare",
                "--devices",
                "interface-phones,distribution-4",
                "--headphones",
                "planar-32",
                "--players",
                "1:4",
                "--picture",
                "level",
                "--json")
            .succeeds()
            .json();
    assertThat(json.get("findings")).hasSize(8);
    assertThat(json.at("/findings/3/lossDb").doubleValue()).isCloseTo(-8.64, within(0.01));
    assertThat(json.at("/findings/7/lossDb").doubleValue()).isZero();
    assertThat(json.get("summary").textValue())
        .isEqualTo(
            "With four pairs on Interface, phones output each loses 9 dB and it clips at 98 dB SPL;"
                + " Headphone distribution amplifier, 4 outputs gives each the full level.");
  }

  @Test
  void aFileFindsDevicesBesideIt() throws Exception {
    Files.createDirectories(folder.resolve("devices"));
    Files.writeString(
        folder.resolve("devices/mine.json"),
        """
        {"cuebus-device": 1, "id": "mine", "name": "Mine", "class": "interface",
         "evidence": "estimate", "source": "a test",
         "amp": {"outputImpedanceOhm": 32, "currentLimitApeak": 188}}
        """);
    Path file = folder.resolve("question.json");
    Files.writeString(
        file,
        """
        {"cuebus-comparison": 1, "name": "N", "question": "Q?", "devices": ["mine"],
         "headphones": ["planar-32"], "players": [1, 3], "picture": "level"}
        """);
    CommandRun run = CommandRun.of("compare", file).succeeds();
    assertThat(run.out())
        .contains("Note: device mine at /amp/currentLimitApeak: 188 A peak is implausible")
        // 1/4 of what one pair gets: 10.67 of 42.67 over 32 of 64.
        .contains("each loses 6 dB");
    Files.writeString(file, Files.readString(file).replace("\"mine\"", "\"mein\""));
    CommandRun.of("compare", file)
        .fails(3, "question.json at /devices/0: there is no devices/mein.json");
  }

  @Test
  void headphonesWithoutSensitivityAreRefused() throws Exception {
    Path file = folder.resolve("hp.json");
    Files.writeString(
        file,
        """
        {"cuebus-headphone": 1, "id": "hp", "name": "HP", "type": "planar", "nominalOhm": 32,
         "evidence": "estimate", "source": "a test", "load": [[{"r": 32}]]}
        """);
    CommandRun.of("compare", "--devices", "ideal", "--headphones", file)
        .fails(3, "hp at /sensitivityDbPerV: is missing, and without it nobody knows how loud");
  }

  @Test
  void aDeviceOfFewerOutputsThanPlayersIsRefused() {
    CommandRun.of(
            "compare",
            "--devices",
            "ideal,distribution-4",
            "--headphones",
            "planar-32",
            "--players",
            "1:5")
        .fails(3, "distribution-4 at /outputs: 5 pairs are more than the 4 outputs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compare                                                     | name a comparison (active-headphones, converters,
          compare --devices ideal                                     | or give --devices and --headphones
          compare leads --devices ideal                               | leads: a comparison says all of its question; leave out --devices
          compare more-headphones --players 4                         | more-headphones: a comparison says all of its question; leave out --players
          compare more-headphones --leads mono                        | leave out --leads
          compare more-headphones --picture level                     | leave out --picture
          compare --devices ideal --headphones planar-32 --players 0  | --players 0: one number or a rising range from 1 to 64
          compare --devices ideal --headphones planar-32 --players 4:1 | --players 4:1: one number
          compare --devices ideal --headphones planar-32 --players x  | --players x: one number
          compare --devices ideal --headphones planar-32 --leads trs  | --leads trs: stereo, mono, open-sleeve are allowed
          compare --devices ideal --headphones planar-32 --picture x  | --picture x: level, loudest
          """)
  void wrongUsageIsTold(String line, String message) {
    CommandRun run = CommandRun.of((Object[]) line.split(" +"));
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void aCopyOfADeviceNeedsAnIdOfItsOwn() throws Exception {
    Path copy = folder.resolve("copy.json");
    Files.writeString(
        copy,
        """
        {"cuebus-device": 1, "id": "ideal", "name": "Mine", "class": "interface",
         "evidence": "estimate", "source": "a test", "amp": {"outputImpedanceOhm": 33}}
        """);
    CommandRun.of("compare", "--devices", "ideal," + copy, "--headphones", "planar-32")
        .fails(3, "copy.json at /id: --devices has two of the id ideal; each needs its own");
    CommandRun.of("compare", "--devices", "ideal", "--headphones", "planar-32,planar-32")
        .fails(3, "planar-32 at /id: --headphones has two of the id planar-32");
  }

  @Test
  void anUnknownIdIsToldTheNearest() {
    CommandRun.of("compare", "lead").fails(3, "no comparison has that id; did you mean \"leads\"?");
    CommandRun.of("compare", "--devices", "o3", "--headphones", "planar-32")
        .fails(3, "did you mean \"o2\"?");
  }
}
