package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `cuebus measure`: its JSON, its words and its errors.
class MeasureCommandTest {

  private static final String DEVICE =
      """
      {"cuebus-device": 1, "id": "plain", "name": "Plain", "class": "headphone-amp",
       "evidence": "estimate", "source": "test",
       "dac": {"fullScaleVrms": 2}, "amp": {"gainDb": 0, "outputImpedanceOhm": 8, "railVpeak": 2}}
      """;

  private static final String HEADPHONES =
      """
      {"cuebus-headphone": 1, "id": "dummy", "name": "Dummy", "type": "planar", "nominalOhm": 32,
       "sensitivityDbPerV": 110, "evidence": "measured", "source": "test", "load": [[{"r": 32}]]}
      """;

  @TempDir Path folder;
  private String device = DEVICE;
  private String headphones = HEADPHONES;

  private CommandRun measure(String... options) throws IOException {
    Path driving = Files.writeString(folder.resolve("device.json"), device);
    Path driven = Files.writeString(folder.resolve("dummy.json"), headphones);
    List<Object> words = new ArrayList<>();
    words.addAll(List.of("measure", "--device", driving, "--headphones", driven));
    words.addAll(Arrays.asList(options));
    return CommandRun.of(words.toArray());
  }

  private JsonNode json(String... options) throws IOException {
    List<String> words = new ArrayList<>(Arrays.asList(options));
    words.add("--json");
    String out = measure(words.toArray(String[]::new)).succeeds().out();
    return new ObjectMapper().readTree(out);
  }

  @Test
  void aToneInJson() throws IOException {
    JsonNode tone = json("--tone", "997", "--drive", "1", "--channels", "left");
    assertThat(tone.get("outputVrms").get(0).doubleValue()).isCloseTo(0.8, within(2e-5));
    assertThat(tone.get("outputVrms").get(1).doubleValue()).isZero();
    assertThat(tone.get("outputVpeak").get(0).doubleValue())
        .isCloseTo(0.8 * Math.sqrt(2), within(1e-4));
    assertThat(tone.get("currentApeak").get(0).doubleValue())
        .isCloseTo(0.025 * Math.sqrt(2), within(1e-5));
    assertThat(tone.get("fundamentalVrms")).hasSize(2);
    assertThat(tone.get("thdPercent").get(0).doubleValue()).isLessThan(1e-6);
    assertThat(tone.get("thdPercent").get(1).isNull()).as("silence").isTrue();
    assertThat(tone.get("harmonicsDbc")).hasSize(2);
    assertThat(tone.get("harmonicsDbc").get(0)).hasSize(19);
    assertThat(tone.get("aliasDbc")).hasSize(2);
    assertThat(tone.get("limit").textValue()).isEqualTo("none");
    JsonNode headphones = tone.get("headphones").get(0);
    assertThat(headphones.get("id").textValue()).isEqualTo("dummy");
    assertThat(headphones.get("evidence").textValue()).isEqualTo("measured");
    assertThat(headphones.get("powerW").get(0).doubleValue()).isCloseTo(0.02, within(1e-6));
    assertThat(headphones.get("splDb").get(0).doubleValue())
        .isCloseTo(110 + 20 * Math.log10(0.8), within(2e-4));
    assertThat(tone.get("warnings")).isEmpty();
    assertThat(tone.get("device").get("evidence").textValue()).isEqualTo("estimate");
  }

  @Test
  void whatLiesAboveHalfTheRateIsNull() throws IOException {
    JsonNode tone = json("--tone", "5003", "--drive", "2");
    JsonNode left = tone.get("harmonicsDbc").get(0);
    assertThat(left.get(2).isNumber()).as("20012 Hz").isTrue();
    assertThat(left.get(3).isNull()).as("25015 Hz").isTrue();
    assertThat(tone.get("limit").textValue()).isEqualTo("rail");
  }

  @Test
  void twoTonesInJson() throws IOException {
    JsonNode both = json("--tones", "60,7000", "--ratio", "4:1", "--drive", "2");
    assertThat(both.get("products"))
        .isNotEmpty()
        .allSatisfy(product -> {
          assertThat(product.get("hz").doubleValue() % 20).isZero();
          assertThat(product.get("dbReF2").get(0).doubleValue()).isGreaterThan(-100);
        });
    assertThat(both.get("products")).extracting(p -> p.get("hz").intValue()).contains(6880, 7120);
  }

  @Test
  void aResponseInJson() throws IOException {
    JsonNode response = json("--response", "20:20000:3");
    assertThat(response.get("frequencyHz").get(0).doubleValue()).isEqualTo(20);
    assertThat(response.get("frequencyHz").get(1).doubleValue())
        .isCloseTo(Math.sqrt(20 * 20_000), within(1e-5));
    assertThat(response.get("frequencyHz").get(2).doubleValue()).isEqualTo(20_000);
    for (String channels : List.of("gainDb", "phaseDeg")) {
      assertThat(response.get(channels)).hasSize(2);
      assertThat(response.get(channels).get(0)).hasSize(3);
    }
    assertThat(response.get("gainDb").get(1).get(2).doubleValue())
        .isCloseTo(20 * Math.log10(0.8), within(0.02));
  }

  @Test
  void aSweepInJson() throws IOException {
    JsonNode sweep = json("--sweep-headphones", "2:4", "--tone", "997", "--drive", "1");
    assertThat(sweep.get("counts").toString()).isEqualTo("[2,3,4]");
    for (String how : List.of("splitter", "distribution")) {
      for (String what : List.of("outputVrms", "dbReOne", "thdPercent")) {
        assertThat(sweep.get(how).get(what)).as(how + " " + what).hasSize(2);
        assertThat(sweep.get(how).get(what).get(0)).as(how + " " + what).hasSize(3);
      }
    }
    assertThat(sweep.get("splitter").get("outputVrms").get(0).get(0).doubleValue())
        .as("16 Ω on 8 Ω")
        .isCloseTo(2.0 / 3, within(2e-5));
    assertThat(sweep.get("distribution").get("dbReOne").get(0).get(2).doubleValue()).isZero();
  }

  @Test
  void powerAndNoiseInJson() throws IOException {
    JsonNode most = json("--max-power", "100");
    assertThat(most.get("loads"))
        .extracting(at -> at.get("load").textValue())
        .containsExactly("dummy", "100 Ω");
    assertThat(json("--thd-vs-power").get("points")).isNotEmpty();
    JsonNode noise = json("--noise");
    assertThat(noise.get("microphone150OhmDbu").doubleValue()).isCloseTo(-130.9, within(0.05));
    assertThat(noise.get("sources")).hasSize(4);
  }

  @Test
  void severalHeadphonesShareTheOutput() throws IOException {
    Path same = Files.writeString(folder.resolve("same.json"), HEADPHONES);
    JsonNode tone = json("--tone", "997", "--drive", "1", "--headphones", same + "," + same);
    assertThat(tone.get("headphones")).hasSize(3);
    assertThat(tone.get("outputVrms").get(0).doubleValue())
        .as("a third of 32 Ω on 8 Ω")
        .isCloseTo((32.0 / 3) / (32.0 / 3 + 8), within(2e-5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--tone 997 --drive 2",
        "--tones 14000,15000 --drive 2",
        "--response 20:20000:40",
        "--sweep-headphones 1:4 --drive 1",
        "--thd-vs-power",
        "--max-power",
        "--noise"
      })
  void everyMeasurementIsToldInWords(String options) throws IOException {
    String words = measure(options.split(" ")).succeeds().out();
    assertThat(words).startsWith("Plain (estimate) into Dummy (measured)\nstereo lead");
    assertThat(words).doesNotContain("NaN", "null", "Infinity", "%s");
    boolean table = options.startsWith("--max") || options.startsWith("--noise");
    assertThat(words.codePoints().anyMatch(c -> c > 0x2800 && c < 0x2900))
        .as("a plot")
        .isNotEqualTo(table);
  }

  @Test
  void plotsBecomeFiles() throws IOException {
    Path out = folder.resolve("new/plots");
    measure("--response", "20:20000:40", "--out", out.toString()).succeeds();
    assertThat(CommandRun.files(out).keySet())
        .containsExactly("response-2.png", "response-2.svg", "response.png", "response.svg");
    assertThat(ImageIO.read(out.resolve("response.png").toFile()).getWidth()).isEqualTo(900);
    assertThat(out.resolve("response.svg")).content().contains("<svg", "stroke:rgb(0,114,178)");
  }

  @Test
  void beyondFullScaleIsAWarning() throws IOException {
    assertThat(json("--tone", "997", "--drive", "3").get("warnings"))
        .singleElement()
        .extracting(JsonNode::textValue)
        .asString()
        .contains("3 Vrms", "full scale of plain");
  }

  /// Two equal sines of together 1.8 Vrms peak at 3.6 V, a sine of 2 Vrms at 2.83 V; and distortion
  /// is followed to 20 dB beyond full scale.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tones 997,1003 --drive 1.8 | A drive of 1.8 Vrms, with the peaks of a sine of 2.546 Vrms, is beyond the full scale of plain, 2 Vrms
          --sweep-headphones 1:2 --tone 500 --drive 2.5 | A drive of 2.5 Vrms is beyond the full scale of plain
          --thd-vs-power --tone 500    | is beyond the full scale of plain, 2 Vrms
          --max-power 5000             | is beyond the full scale of plain, 2 Vrms
          """)
  void everyDrivenMeasurementWarnsBeyondFullScale(String options, String warning)
      throws IOException {
    device = DEVICE.replace("\"railVpeak\": 2", "\"railVpeak\": 2.9");
    assertThat(json(options.split(" ")).get("warnings"))
        .singleElement()
        .extracting(JsonNode::textValue)
        .asString()
        .contains(warning);
  }

  @Test
  void twoTonesThatFitFullScaleDoNotWarn() throws IOException {
    assertThat(json("--tones", "997,1003", "--drive", "1.4").get("warnings")).isEmpty();
  }

  /// A limit in milliamperes and a coil in millihenries.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--tone 997 --drive 1",
        "--tones 60,7000 --drive 1",
        "--response 20:20000:3",
        "--sweep-headphones 1:3 --tone 997 --drive 1",
        "--thd-vs-power",
        "--max-power 100",
        "--noise"
      })
  void everyMeasurementTellsFiguresThatAreHardlyMeant(String options) throws IOException {
    device = DEVICE.replace("\"railVpeak\": 2", "\"currentLimitApeak\": 120");
    headphones = HEADPHONES.replace("[[{\"r\": 32}]]", "[[{\"r\": 32}, {\"r\": 10, \"l\": 0.2}]]");
    List<String> warnings = new ArrayList<>();
    json(options.split(" ")).get("warnings").forEach(warning -> warnings.add(warning.textValue()));
    assertThat(warnings.get(0)).contains("/amp/currentLimitApeak: 120 A peak is implausible");
    assertThat(warnings.get(1)).contains("/load/0/1/l: 0.2 H", "is it in mH?");
    assertThat(warnings).doesNotHaveDuplicates();
    assertThat(measure(options.split(" ")).succeeds().out()).contains("Note: " + warnings.get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tone 0 --drive 1             | --tone: 0 Hz is not allowed, 1 Hz or more
          --tone -3 --drive 1            | --tone: -3 Hz
          --tone NaN --drive 1           | --tone: NaN Hz
          --tone 24000 --drive 1         | less than 24000 Hz, half the sample rate
          --tone 997 --drive 0           | --drive: 0 Vrms is not allowed
          --tone 997 --drive -1          | --drive: -1 Vrms
          --tone 997 --drive 1e9         | --drive: 1000000000 Vrms
          --tone 997                     | --tone: --drive VRMS is missing
          --tone x --drive 1             | 'x' is not a
          --tones 60 --drive 1           | --tones 60: two frequencies, e.g. 60,7000 are allowed
          --tones 60,60 --drive 1        | --tones: both are 60 Hz
          --tones 60,7000 --ratio 4 --drive 1   | --ratio 4: two amplitudes
          --tones 60,7000 --ratio 4:0 --drive 1 | --ratio: ∞ is not allowed
          --tones 60,7000 --ratio -1:1 --drive 1 | --ratio: -1 is not allowed
          --response 20:20000            | --response 20:20000: two frequencies and a number
          --response 20:20000:1          | --response: 1 points
          --response 20:20000:2.5        | --response 2.5: two frequencies
          --response 20000:20:10         | --response: 20000 to 20 Hz is not a rising range
          --response 20:30000:10         | --response: 30000 Hz
          --sweep-headphones 0:3 --drive 1      | --sweep-headphones: 0:3
          --sweep-headphones 3:1 --drive 1      | --sweep-headphones: 3:1
          --sweep-headphones 1-3 --drive 1      | --sweep-headphones 1-3: two numbers of pairs
          --max-power 33,-1              | --max-power: -1 Ω
          --noise --thd-vs-power         | --thd-vs-power and --noise: one measurement
          --noise --drive 1              | --drive has no meaning for --noise
          --response 20:200:5 --tone 99  | --tone has no meaning for --response
          --tone 997 --drive 1 --lead mon         | --lead mon: stereo, mono, open-sleeve are allowed
          --tone 997 --drive 1 --channels none    | --channels none: both, left, right, inverted
          --tone 997 --drive 1 --oversampling 3   | --oversampling 3: 1, 2, 4, 8 and 16
          --tone 997 --drive 1 --rate 100         | --rate 100: 8000 to 384000 Hz
          --lead mono                    | name a measurement: --tone
          """)
  void wrongUsageIsNamed(String options, String message) throws IOException {
    CommandRun run = measure(options.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("cuebus: ").contains(message, "cuebus measure --help");
  }

  @Test
  void unknownEquipmentIsNamedWithTheNearest() {
    CommandRun.of(
            "measure",
            "--device",
            "ideel",
            "--headphones",
            "planar-32",
            "--tone",
            "9",
            "--drive",
            "1")
        .fails(3, "ideel", "no device has that id", "did you mean \"ideal\"?");
    CommandRun.of(
            "measure",
            "--device",
            "ideal",
            "--headphones",
            "planar-33",
            "--tone",
            "9",
            "--drive",
            "1")
        .fails(3, "planar-33", "no pair of headphones has that id", "did you mean \"planar-32\"?");
  }

  @Test
  void aFileThatIsNotRightIsNamedWithThePlace() throws IOException {
    Path bad =
        Files.writeString(
            folder.resolve("bad.json"), DEVICE.replace("\"railVpeak\": 2", "\"railVpeak\": -2"));
    CommandRun.of(
            "measure", "--device", bad, "--headphones", "planar-32", "--tone", "9", "--drive", "1")
        .fails(3, "bad.json at /amp/railVpeak", "-2");
  }
}
