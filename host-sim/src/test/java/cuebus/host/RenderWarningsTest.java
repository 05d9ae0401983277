package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import cuebus.host.audio.StemReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is put right on the way: the render goes on, exit code 0, and every list of notes says so.
class RenderWarningsTest {

  private static final int FRAMES = 48_000;

  @TempDir Path folder;
  private Path session;
  private Path out;

  @BeforeEach
  void session() throws Exception {
    session = SessionText.of("kick", "snare").in(folder);
    out = folder.resolve("out");
    Stems.noise(folder, FRAMES, "kick", "snare");
  }

  @Test
  void nothingToSayAboutGoodStems() throws Exception {
    assertThat(CommandRun.render(session, out).out()).doesNotContain("Note:");
    assertThat(CommandRun.warnings(out)).isEmpty();
  }

  @Test
  void aShorterStemIsPadded() throws Exception {
    Stems.write(folder.resolve("snare.wav"), Stems.RATE, Stems.noise(12_000, 1));
    CommandRun run = CommandRun.render(session, out, "--bits", "32f");
    notes(run, "snare.wav: 0.250 s long, padded with silence to 1.000 s");
    float[][] mix = new float[2][FRAMES];
    try (StemReader reader = StemReader.open(out.resolve("mixes/everyone.wav"))) {
      assertThat(reader.frames()).isEqualTo(FRAMES);
      reader.read(mix, 0, FRAMES);
    }
    float[] kick = Stems.noise(FRAMES, "kick".hashCode());
    for (int i = 12_000; i < FRAMES; i++) {
      assertThat(mix[0][i]).isCloseTo((float) (kick[i] * Math.sqrt(0.5)), within(1e-7f));
    }
  }

  /// Five pairs take ten channels, which only their files say: the scene is of the size they need.
  @Test
  void aSceneMayNameWhatTheStemsMakeRoomFor() throws Exception {
    List<String> ids = List.of("a", "b", "c", "d", "e");
    for (String id : ids) {
      Stems.write(
          folder.resolve(id + ".wav"), Stems.RATE, Stems.noise(4800, 1), Stems.noise(4800, 2));
    }
    Files.writeString(
        session,
        """
        { "cuebus-session": 1, "name": "Pairs",
          "sources": [ %s ],
          "mixes": [ { "id": "all", "sends": { "e": {} } } ],
          "scenes": [ { "id": "soft", "parameters": { "source9.trim": -3 } } ] }
        """
            .formatted(
                ids.stream()
                    .map("{ \"id\": \"%s\" }"::formatted)
                    .collect(Collectors.joining(","))));
    assertThat(CommandRun.render(session, out).succeeds().out()).contains("Pairs: 1 mix,");
    assertThat(CommandRun.warnings(out)).isEmpty();
  }

  @Test
  void changesBehindTheEndAreCounted() throws Exception {
    String change = "{\"at\":%d,\"by\":\"host\",\"parameter\":\"mix1.level\",\"value\":-3}%n";
    Path changes =
        Files.writeString(
            folder.resolve("changes.jsonl"),
            change.formatted(FRAMES - 1) + change.formatted(FRAMES) + change.formatted(1L << 40));
    notes(
        CommandRun.render(session, out, "--changes", changes),
        "changes: 2 of 3 come after the end of the stems, at frame 48000, and were not heard");
  }

  @Test
  void anotherRateIsConverted() throws Exception {
    Stems.write(folder.resolve("snare.wav"), 44_100, Stems.noise(44_100, 1));
    notes(CommandRun.render(session, out), "snare.wav: converted from 44100 to 48000 Hz");
    assertThat(CommandRun.report(out).get("frames").intValue()).isEqualTo(FRAMES);
  }

  @Test
  void everyStemIsConvertedToARateOfItsOwn() throws Exception {
    notes(
        CommandRun.render(session, out, "--rate", 96_000),
        "kick.wav: converted from 48000 to 96000 Hz",
        "snare.wav: converted from 48000 to 96000 Hz");
    assertThat(CommandRun.report(out).get("frames").intValue()).isEqualTo(2 * FRAMES);
  }

  /// Beside the others, and through the rate converter, whose filter must not spread them.
  @ParameterizedTest
  @ValueSource(ints = {48_000, 44_100})
  void samplesThatAreNoNumbersAreSilencedAndCounted(int rate) throws Exception {
    float[] snare = new float[rate];
    Arrays.fill(snare, 10, rate, 0.1f);
    snare[1000] = Float.NaN;
    snare[rate / 2] = Float.POSITIVE_INFINITY;
    snare[rate - 1] = Float.NEGATIVE_INFINITY;
    Stems.write(folder.resolve("snare.wav"), rate, snare);
    CommandRun run = CommandRun.render(session, out, "--bits", "32f");
    String note = "snare: 3 samples were not numbers (NaN or infinite) and are silent";
    if (rate == Stems.RATE) {
      notes(run, note);
    } else {
      notes(run, "snare.wav: converted from 44100 to 48000 Hz", note);
    }
    JsonNode sources = CommandRun.report(out).get("sources");
    assertThat(sources.at("/0/nonFiniteSamples").intValue()).isZero();
    assertThat(sources.at("/1/nonFiniteSamples").intValue()).isEqualTo(3);
    // A band-limited hole of one sample has side lobes of a fifth.
    assertThat(sources.at("/1/samplePeakDbfs").doubleValue()).isBetween(-20.01, -18.2);
    float[][] mix = new float[2][FRAMES];
    try (StemReader reader = StemReader.open(out.resolve("mixes/everyone.wav"))) {
      reader.read(mix, 0, FRAMES);
    }
    for (float sample : mix[0]) {
      assertThat(sample).isFinite();
    }
  }

  @Test
  void silenceIsALevelToo() throws Exception {
    new SessionText().source("\"id\": \"kick\"").mix("\"id\": \"nobody\"").in(folder);
    assertThat(CommandRun.render(session, out).out())
        .startsWith("Test: 1 mix, 1.0 s at 48000 Hz\n")
        .contains("nobody    -inf LUFS  peak   -inf dBFS");
    assertThat(CommandRun.report(out).at("/mixes/0/loudnessLufs").textValue()).isEqualTo("-inf");
  }

  @Test
  void clippingInAFileOfIntegersIsCounted() throws Exception {
    new SessionText()
        .source("\"id\": \"kick\", \"trimDb\": 30")
        .mix("\"id\": \"loud\", \"name\": \"Loud\", \"sends\": {\"kick\": {}}")
        .in(folder);
    CommandRun.render(session, out);
    assertThat(CommandRun.warnings(out))
        .singleElement()
        .asString()
        .matches("Loud: [1-9][0-9]+ samples were above full scale and are clipped in the file; .*");
  }

  /// A device file whose author wrote milliamperes where amperes stand.
  @Test
  void aFigureThatIsHardlyMeantIsUsedAndTold() throws Exception {
    Files.createDirectories(folder.resolve("devices"));
    Files.writeString(
        folder.resolve("devices/mine.json"),
        """
        {"cuebus-device": 1, "id": "mine", "name": "Mine", "class": "headphone-amp",
         "evidence": "estimate", "source": "a test",
         "amp": {"currentLimitApeak": 188}}
        """);
    String output =
        "\"output\": {\"mode\": \"meter\", \"device\": \"mine\","
            + " \"headphones\": [{\"id\": \"planar-32\", \"count\": 2}]}";
    new SessionText()
        .source("\"id\": \"kick\"")
        .mix("\"id\": \"one\", \"sends\": {\"kick\": {}}, " + output)
        .mix("\"id\": \"two\", \"sends\": {\"kick\": {}}, " + output)
        .in(folder);
    notes(
        CommandRun.render(session, out),
        "device mine at /amp/currentLimitApeak: 188 A peak is implausible,"
            + " usual is 0.005 to 10; is it in mA?");
    assertThat(CommandRun.of("inspect", session).succeeds().out())
        .contains(
            "2 × Planar, 32 Ω (estimate), stereo lead; 2 pairs share 1 output as on a splitter");
    assertThat(CommandRun.of("inspect", folder.resolve("devices/mine.json")).succeeds().out())
        .contains("  Note: device mine at /amp/currentLimitApeak: 188 A peak");
  }

  private void notes(CommandRun run, String... expected) throws Exception {
    assertThat(CommandRun.warnings(out)).containsExactly(expected);
    assertThat(run.out().lines().filter(line -> line.startsWith("Note: ")))
        .containsExactly(Arrays.stream(expected).map("Note: "::concat).toArray(String[]::new));
    assertThat(Files.readString(out.resolve("report.html"))).contains(expected);
  }
}
