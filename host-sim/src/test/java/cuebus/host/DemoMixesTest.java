package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README promises of the demo's mixes.
class DemoMixesTest {

  @TempDir static Path folder;

  private static JsonNode demo;
  private static JsonNode clean;

  @BeforeAll
  static void render() throws Exception {
    run("demo", "--out", folder.resolve("demo").toString());
    demo = report("demo");
    String session = Files.readString(Path.of("../presets/sessions/four-piece-band.json"));
    Path unheard = folder.resolve("clean.json");
    Files.writeString(unheard, session.replaceAll("\"(audible|meter)\"", "\"off\""));
    String stems = folder.resolve("demo/stems").toString();
    run("render", unheard.toString(), "--stems", stems, "--out", folder.resolve("off").toString());
    clean = report("off");
  }

  private static void run(String... args) {
    var said = new StringWriter();
    assertThat(Main.run(args, new PrintWriter(said), new PrintWriter(said)))
        .as("%s", said)
        .isZero();
  }

  private static JsonNode report(String out) throws Exception {
    return new ObjectMapper().readTree(folder.resolve(out).resolve("report.json").toFile());
  }

  @Test
  void areLoudEnoughToListenToAndCutNowhere() {
    assertThat(demo.path("mixes"))
        .hasSize(4)
        .allSatisfy(mix -> {
          assertThat(mix.path("loudnessLufs").doubleValue())
              .as(mix.toString())
              .isBetween(-24.0, -16.0);
          assertThat(mix.path("truePeakDbtp").doubleValue()).as(mix.toString()).isLessThan(-1);
          assertThat(mix.path("clippedSamples").intValue()).as(mix.toString()).isZero();
          assertThat(mix.path("limit").path("railFrames").intValue()).as(mix.toString()).isZero();
          assertThat(mix.path("limit").path("currentFrames").intValue())
              .as(mix.toString())
              .isZero();
        });
  }

  /// Two pairs of 32 Ω in parallel behind 42 Ω, and one pair of 32 Ω behind 1 Ω.
  @Test
  void theSplitterCostsWhatTheDividerSays() {
    assertThat(loss("singer")).isCloseTo(20 * Math.log10(16.0 / (16 + 42)), within(0.02));
    double volume = -2;
    assertThat(loss("keys")).isCloseTo(volume + 20 * Math.log10(32.0 / 33), within(0.02));
  }

  private static double loss(String mix) {
    return rms(demo, mix) - rms(clean, mix);
  }

  private static double rms(JsonNode report, String id) {
    for (JsonNode mix : report.path("mixes")) {
      if (mix.path("id").textValue().equals(id)) {
        return mix.path("rmsDbfs").doubleValue();
      }
    }
    throw new AssertionError("no mix " + id + " in " + report);
  }
}
