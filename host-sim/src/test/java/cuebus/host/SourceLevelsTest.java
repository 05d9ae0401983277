package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a report says of sources and of a voice that comes back late.
class SourceLevelsTest {

  @TempDir Path folder;

  /// A sine of 997 Hz at full scale in one channel is −3.01 LUFS by ITU-R BS.1770, and −3.01 dBFS
  /// RMS; on both channels it is 3.01 LU louder, and its RMS is the same.
  @Test
  void rmsAndLoudnessOfASineAreThoseOfTheStandard() throws Exception {
    float[] sine = Stems.sine(2 * Stems.RATE, 997, 0.1);
    Stems.write(folder.resolve("mono.wav"), Stems.RATE, sine);
    Stems.write(folder.resolve("pair.wav"), Stems.RATE, sine, sine);
    Stems.write(folder.resolve("none.wav"), Stems.RATE, new float[2 * Stems.RATE]);
    Path out = folder.resolve("out");
    CommandRun.render(SessionText.of("mono", "pair", "none").in(folder), out);
    JsonNode sources = CommandRun.report(out).get("sources");
    assertThat(sources.get(0).get("rmsDbfs").doubleValue()).isCloseTo(-23.01, within(0.02));
    assertThat(sources.get(0).get("loudnessLufs").doubleValue()).isCloseTo(-23.01, within(0.05));
    assertThat(sources.get(1).get("rmsDbfs").doubleValue()).isCloseTo(-23.01, within(0.02));
    assertThat(sources.get(1).get("loudnessLufs").doubleValue()).isCloseTo(-20, within(0.05));
    assertThat(sources.get(2).get("rmsDbfs").textValue()).isEqualTo("-inf");
    assertThat(sources.get(2).get("loudnessLufs").textValue()).isEqualTo("-inf");
  }

  @Test
  void aVoiceThatComesBackLateIsAWarning() throws Exception {
    Stems.noise(folder, 4800, "vox");
    Path session =
        new SessionText()
            .source("\"id\": \"vox\", \"role\": \"vocal\"")
            .mix(
                "\"id\": \"singer\", \"own\": [\"vox\"], \"sends\": {\"vox\": {\"levelDb\": -6}},"
                    + " \"inserts\": {\"delayMs\": 2}")
            .in(folder);
    Path out = folder.resolve("out");
    CommandRun.render(session, out);
    assertThat(CommandRun.warnings(out))
        .singleElement()
        .asString()
        .contains("singer hears vox 2.0 ms after", "first notch at 250 Hz");
  }
}
