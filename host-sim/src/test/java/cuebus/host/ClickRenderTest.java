package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.host.audio.StemReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The click in rendered mixes, beside a stem of silence.
class ClickRenderTest {

  private static final int FRAMES = 3 * Stems.RATE;

  @TempDir Path folder;

  @BeforeEach
  void silence() throws IOException {
    Stems.write(folder.resolve("voice.wav"), Stems.RATE, new float[FRAMES]);
  }

  private void render(String click) throws IOException {
    Path session =
        new SessionText()
            .click(click)
            .source("\"id\": \"voice\"")
            .mix("\"id\": \"drummer\", \"sends\": {\"voice\": {}}, \"clickDb\": -6")
            .mix("\"id\": \"singer\", \"sends\": {\"voice\": {}}")
            .in(folder);
    CommandRun.of("render", session, "--out", folder.resolve("out"), "--bits", "32f");
  }

  private float[] heard(String mix) throws IOException {
    float[][] heard = new float[2][FRAMES];
    try (StemReader file = StemReader.open(folder.resolve("out/mixes/" + mix + ".wav"))) {
      assertThat(file.read(heard, 0, FRAMES + 1)).isEqualTo(FRAMES);
    }
    assertThat(heard[0]).isEqualTo(heard[1]);
    return heard[0];
  }

  private List<Integer> onsets() throws IOException {
    List<Integer> onsets = new ArrayList<>();
    int quiet = Stems.RATE;
    float[] x = heard("drummer");
    for (int i = 0; i < FRAMES; i++) {
      if (x[i] != 0 && quiet > 1000) {
        onsets.add(i);
      }
      quiet = x[i] != 0 ? 0 : quiet + 1;
    }
    return onsets;
  }

  @Test
  void theSongBeginsWithTheStemsAtTheSessionsTempo() throws Exception {
    render("\"follow\": \"song\", \"bpm\": 90, \"beats\": 3");
    // Two thirds of a second.
    assertThat(onsets()).containsExactly(0, 32_000, 64_000, 96_000, 128_000);
    float[] x = heard("drummer");
    // The accent's peak is 0.5, the level −6 dB; a beat is half as strong, and the fourth accented.
    assertThat(peak(x, 0)).isBetween(0.245f, 0.255f);
    assertThat(peak(x, 32_000)).isBetween(0.12f, 0.13f);
    assertThat(peak(x, 96_000)).isBetween(0.245f, 0.255f);
    assertThat(heard("singer")).containsOnly(0);
  }

  private static float peak(float[] x, int from) {
    float peak = 0;
    for (int i = from; i < from + 30_000; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }

  @Test
  void aSubdividedCountInEnds() throws Exception {
    render(
        "\"follow\": \"song\", \"bpm\": 120, \"beats\": 2, \"subdivision\": 2, \"countInBars\": 1");
    assertThat(onsets()).containsExactly(0, 12_000, 24_000, 36_000);
  }

  @Test
  void withoutAClickThereIsNone() throws Exception {
    render("\"bpm\": 90");
    assertThat(heard("drummer")).containsOnly(0);
  }
}
