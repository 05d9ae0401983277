package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a render says of the ears, worked out by hand: an ideal device of 2 Vrms, headphones that
/// make 100 dB SPL of 1 V, tones of 4 s.
class HearingRenderTest {

  private static final int FRAMES = 4 * Stems.RATE;

  @TempDir Path folder;

  @BeforeEach
  void stemsAndEquipment() throws IOException {
    tone("middle", 1000, 0.5);
    tone("bass", 125, 0.5);
    Files.writeString(
        Files.createDirectories(folder.resolve("devices")).resolve("plain.json"),
        """
        {"cuebus-device": 1, "id": "plain", "name": "Plain", "class": "ideal",
         "evidence": "estimate", "source": "a test", "amp": {}}
        """);
    headphones("loud", ", \"sensitivityDbPerV\": 100");
    headphones("unknown", "");
  }

  private void tone(String id, double hertz, double amplitude) throws IOException {
    Stems.write(folder.resolve(id + ".wav"), Stems.RATE, Stems.sine(FRAMES, hertz, amplitude));
  }

  private void headphones(String id, String more) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("headphones")).resolve(id + ".json"),
        """
        {"cuebus-headphone": 1, "id": "%s", "name": "Plain", "type": "planar", "nominalOhm": 32,
         "evidence": "published", "source": "a test", "load": [[{"r": 32}]] %s}
        """
            .formatted(id, more));
  }

  private JsonNode mix(String mode, String headphones, String sends) throws IOException {
    Path session =
        new SessionText()
            .source("\"id\": \"middle\"")
            .source("\"id\": \"bass\"")
            .mix(
                """
                "id": "everyone", "sends": {%s},
                "output": {"mode": "%s", "device": "plain", "headphones": [{"id": "%s"}]}
                """
                    .formatted(sends, mode, headphones))
            .in(folder);
    CommandRun.render(session, folder.resolve("out"));
    return CommandRun.report(folder.resolve("out")).at("/mixes/0");
  }

  @ParameterizedTest
  @CsvSource({"meter", "audible"})
  void aToneReadsItsVoltageAndSensitivity(String mode) throws Exception {
    JsonNode ear = mix(mode, "loud", "\"middle\": {\"pan\": -1}").at("/headphones/0");
    // 1 Vrms, for half of full scale is half of 2 Vrms.
    assertThat(ear.at("/outputVrms").asDouble()).isCloseTo(1, within(0.001));
    assertThat(ear.at("/splDbA").asDouble()).isCloseTo(100, within(0.02));
    assertThat(ear.at("/highestDbA").asDouble()).isCloseTo(100, within(0.05));
    assertThat(ear.at("/peakDbSpl").asDouble()).isCloseTo(103.01, within(0.02));
    JsonNode exposure = ear.at("/exposure");
    assertThat(exposure.at("/evidence").asText()).isEqualTo("estimate");
    assertThat(exposure.at("/sensitivityEvidence").asText()).isEqualTo("published");
    double level = ear.at("/splDbA").asDouble();
    double weekly = 40 * Math.pow(10, (80 - level) / 10);
    assertThat(exposure.at("/h870Adult/hoursAllowed").asDouble())
        .isCloseTo(weekly, within(weekly * 0.002));
    assertThat(exposure.at("/h870Adult/dosePercent").asDouble())
        .isCloseTo(100 * 4 / 3600.0 / weekly, within(0.002));
    assertThat(exposure.at("/niosh/hoursAllowed").asDouble()).isCloseTo(0.25, within(0.001));
    assertThat(exposure.at("/niosh/hoursLeft").asDouble())
        .isCloseTo(0.25 - 4 / 3600.0, within(0.001));
    assertThat(exposure.at("/niosh/per").asText()).isEqualTo("day");
  }

  @Test
  void bassIsWeighted() throws Exception {
    JsonNode ear = mix("meter", "loud", "\"bass\": {\"pan\": 1}").at("/headphones/0");
    assertThat(ear.at("/splDbA").asDouble()).isCloseTo(100 - 16.19, within(0.02));
    assertThat(ear.at("/peakDbSpl").asDouble()).isCloseTo(103.01, within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"audible, loud", "meter, unknown"})
  void sourcesContributeAsTheEarWeighsThem(String mode, String headphones) throws Exception {
    JsonNode contributions =
        mix(mode, headphones, "\"bass\": {\"levelDb\": 6}, \"middle\": {\"levelDb\": -6}")
            .at("/contributions");
    double bass = Math.pow(10, (12 - 16.19) / 10);
    assertThat(contributions).hasSize(2);
    assertThat(contributions.at("/0/id").asText()).isEqualTo("middle");
    assertThat(contributions.at("/0/percent").asDouble()).isCloseTo(100 / (1 + bass), within(0.2));
    assertThat(contributions.at("/1/percent").asDouble())
        .isCloseTo(100 * bass / (1 + bass), within(0.2));
  }

  @Test
  void withoutAnyOutputNobodyListens() throws Exception {
    assertThat(mix("off", "loud", "\"bass\": {}").has("contributions")).isFalse();
  }

  @Test
  void aSilentMixIsSilent() throws Exception {
    JsonNode mix = mix("meter", "loud", "\"bass\": {\"mute\": true}");
    assertThat(mix.at("/headphones/0/splDbA").asText()).isEqualTo("-inf");
    assertThat(mix.at("/headphones/0/exposure/h870Adult/dosePercent").asDouble()).isZero();
    assertThat(mix.at("/headphones/0/exposure/h870Adult").has("hoursAllowed")).isFalse();
    assertThat(mix.has("contributions")).isFalse();
  }

  @Test
  void whereNoSensitivityIsKnownNothingIsSaid() throws Exception {
    JsonNode mix = mix("meter", "unknown", "\"bass\": {}");
    assertThat(mix.at("/headphones/0/outputVrms").asDouble()).isPositive();
    assertThat(mix.at("/headphones/0").has("splDbA")).isFalse();
    assertThat(mix.at("/contributions/0/percent").asDouble()).isEqualTo(100);
  }
}
