package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import cuebus.host.audio.StemReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stems that are recorded through a virtual input on their way into the mix.
class InputRenderTest {

  private static final int FRAMES = 9_600;

  @TempDir Path folder;

  private final float[] tone = Stems.sine(FRAMES, 1000, 0.5);

  @BeforeEach
  void stem() throws IOException {
    Stems.write(folder.resolve("voice.wav"), Stems.RATE, tone);
  }

  private JsonNode rendered(String input) throws IOException {
    Path session =
        new SessionText()
            .source("\"id\": \"voice\", \"input\": {%s}".formatted(input))
            .mix("\"id\": \"everyone\", \"sends\": {\"voice\": {\"pan\": -1}}")
            .in(folder);
    CommandRun.of("render", session, "--out", folder.resolve("out"), "--bits", "32f");
    return CommandRun.report(folder.resolve("out")).at("/sources/0/input");
  }

  private float[] heard() throws IOException {
    float[][] heard = new float[2][FRAMES];
    try (StemReader mix = StemReader.open(folder.resolve("out/mixes/everyone.wav"))) {
      assertThat(mix.read(heard, 0, FRAMES + 1)).isEqualTo(FRAMES);
    }
    return heard[0];
  }

  private void assertScaled(double factor, double tolerance) throws IOException {
    float[] heard = heard();
    for (int i = 0; i < FRAMES; i++) {
      assertThat((double) heard[i]).isCloseTo(factor * tone[i], within(tolerance));
    }
  }

  @Test
  void withNothingSaidALineInputGivesTheStemBack() throws Exception {
    JsonNode input = rendered("\"kind\": \"line\"");
    assertScaled(1, 1e-6);
    assertThat(input.at("/gainDb").asDouble()).isZero();
    assertThat(input.at("/noiseDbfs").asText()).isEqualTo("-inf");
    assertThat(input.at("/samplePeakDbfs").asDouble()).isCloseTo(-6.02, within(0.01));
  }

  @Test
  void gainAndLoadingAreHeardAndTold() throws Exception {
    JsonNode input =
        rendered(
            """
            "kind": "mic", "sourceOhm": 150, "inputOhm": 1500, "gainDb": 28, "einDbu": -128
            """);
    // −20 dBu, 28 dB and +18 dBu make −10 dB; 150 Ω into 1.5 kΩ another −0.83.
    assertScaled(Math.pow(10, -10 / 20.0) / 1.1, 1e-4);
    assertThat(input.at("/loadingDb").asDouble()).isCloseTo(-0.83, within(0.005));
    assertThat(input.at("/noiseDbfs").asDouble()).isCloseTo(-128 + 28 - 18 - 3.01, within(0.5));
    assertThat(input.at("/clippedSamples").asLong()).isZero();
    assertThat(CommandRun.warnings(folder.resolve("out"))).isEmpty();
  }

  @Test
  void clippingIsCountedAndWarnedOf() throws Exception {
    JsonNode input = rendered("\"kind\": \"line\", \"gainDb\": 12");
    assertThat(input.at("/clippedSamples").asLong()).isGreaterThan(FRAMES / 2);
    assertThat(input.at("/samplePeakDbfs").asDouble()).isZero();
    assertThat(CommandRun.warnings(folder.resolve("out")))
        .singleElement()
        .asString()
        .contains("voice", "clip at the converter", "gainDb of 12.0");
  }

  @Test
  void aCondenserWithoutPhantomPowerIsSilentAndSaysSo() throws Exception {
    JsonNode input = rendered("\"kind\": \"mic\", \"microphone\": \"condenser\"");
    assertThat(input.at("/silent").asBoolean()).isTrue();
    for (float sample : heard()) {
      assertThat(Math.abs(sample)).isLessThan(1e-4f);
    }
    assertThat(CommandRun.warnings(folder.resolve("out")))
        .singleElement()
        .asString()
        .contains("voice", "without phantom power is silent");
  }

  @Test
  void phantomPowerAndItsSagAreTold() throws Exception {
    JsonNode input =
        rendered(
            """
            "kind": "mic", "microphone": "condenser", "phantom": true, "phantomAmpere": 0.004
            """);
    assertThat(input.at("/silent").asBoolean()).isFalse();
    assertThat(input.at("/phantomVolts").asDouble()).isEqualTo(34.38);
    assertScaled(1, 1e-4);
  }

  @Test
  void aRenderRepeatsToTheBit() throws Exception {
    String input =
        """
        "kind": "instrument", "pickup": {"r": 7000, "l": 2.5, "c": 1e-10}, "cableFarad": 6e-10,
        "inputOhm": 1e6, "einDbu": -100, "adcBits": 16
        """;
    rendered(input);
    float[] first = heard();
    rendered(input);
    assertThat(heard()).containsExactly(first);
    assertThat(first).isNotEqualTo(tone);
  }
}
