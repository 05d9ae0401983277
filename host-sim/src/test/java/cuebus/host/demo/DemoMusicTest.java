package cuebus.host.demo;

import static cuebus.host.demo.RenderedSong.FRAMES_PER_BEAT;
import static cuebus.host.demo.RenderedSong.db;
import static cuebus.host.demo.RenderedSong.onset;
import static cuebus.host.demo.RenderedSong.peak;
import static cuebus.host.demo.RenderedSong.rms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The stems as music: heard from the samples, and compared with what a musician would write down.
class DemoMusicTest {

  private static final int MILLISECOND = 48;
  private static final int LAST_BEAT = 44;

  @Test
  void theClickIsOnEveryBeatToTheSample() {
    float[] click = RenderedSong.mono(Stem.CLICK);
    SoftAssertions.assertSoftly(softly -> {
      for (int beat = 0; beat <= LAST_BEAT; beat++) {
        int grid = beat * FRAMES_PER_BEAT;
        int heard = onset(click, grid - 2400, grid + 2400, 0.05);
        softly.assertThat(heard - grid).as("frames off beat %d", beat).isBetween(0, 2);
      }
    });
    assertThat(peak(click, LAST_BEAT * FRAMES_PER_BEAT + 14_400, click.length))
        .as("nothing ticks into the last chord")
        .isLessThan(1e-5);
  }

  @Test
  void theClickIsAccentedAndHigherOnOne() {
    float[] click = RenderedSong.mono(Stem.CLICK);
    for (int beat = 0; beat < LAST_BEAT; beat += 4) {
      int one = beat * FRAMES_PER_BEAT;
      int two = one + FRAMES_PER_BEAT;
      assertThat(db(peak(click, one, one + 2400) / peak(click, two, two + 2400)))
          .isBetween(3.0, 6.0);
      assertThat(Pitch.detect(click, one, one + 960, 500, 3000))
          .isGreaterThan(1.3 * Pitch.detect(click, two, two + 960, 500, 3000));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // beat of the change, root in Hz: F G | A F C G | F Em Am Dm G | C
    "4, 43.65",
    "8, 49.00",
    "12, 55.00",
    "16, 43.65",
    "20, 65.41",
    "24, 49.00",
    "28, 43.65",
    "32, 41.20",
    "34, 55.00",
    "36, 73.42",
    "40, 49.00",
    "44, 65.41"
  })
  void theBassPlaysTheRootAtEachChange(int beat, double root) {
    int start = beat * FRAMES_PER_BEAT;
    double heard = Pitch.detect(RenderedSong.mono(Stem.BASS), start + 2400, start + 9600, 35, 200);

    assertThat(Pitch.cents(heard, root)).isCloseTo(0, within(8.0));
  }

  @ParameterizedTest
  @CsvSource({
    // third of each chord of the verse, and the note beside it that would spoil it
    "12, 261.63, 277.18",
    "16, 440.00, 415.30",
    "20, 329.63, 311.13",
    "24, 493.88, 466.16"
  })
  void theKeysPlayTheThirdOfTheChord(int beat, double third, double wrong) {
    float[] keys = RenderedSong.mono(Stem.KEYS);
    int from = beat * FRAMES_PER_BEAT + 2400;
    int to = from + 24_000;

    assertThat(db(Pitch.amplitude(keys, from, to, third) / Pitch.amplitude(keys, from, to, wrong)))
        .isGreaterThan(20);
  }

  @Test
  void theLeadSingsTheMelodyInTune() {
    float[] lead = RenderedSong.mono(Stem.LEAD);
    SoftAssertions.assertSoftly(softly -> {
      for (Note note : Melody.notes()) {
        double written = 440 * Math.pow(2, (note.key() - 69) / 12.0);
        double heard = meanPitch(lead, note);
        softly
            .assertThat(Pitch.cents(heard, written))
            .as("cents off at beat %s", note.beat())
            .isCloseTo(0, within(20.0));
      }
    });
  }

  /// Over the later half of a note: the voice has arrived, and vibrato evens out.
  private static double meanPitch(float[] lead, Note note) {
    int from = (int) ((note.beat() + note.beats() * 0.4) * FRAMES_PER_BEAT);
    int to = (int) ((note.beat() + note.beats() * 0.9) * FRAMES_PER_BEAT);
    int window = 1440;
    return IntStream.iterate(from, frame -> frame + window < to, frame -> frame + 480)
        .mapToDouble(frame -> Pitch.detect(lead, frame, frame + window, 200, 1000))
        .average()
        .orElseThrow();
  }

  @Test
  void theLeadHasVibratoOfASingersRateOnTheLastNote() {
    float[] lead = RenderedSong.mono(Stem.LEAD);
    int start = LAST_BEAT * FRAMES_PER_BEAT + 800 * MILLISECOND;
    double[] track =
        IntStream.range(0, 90)
            .mapToDouble(
                i -> Pitch.detect(lead, start + 480 * i, start + 480 * i + 1440, 200, 1000))
            .toArray();
    int crossings = 0;
    for (int i = 1; i < track.length; i++) {
      if (Pitch.cents(track[i - 1], 659.26) < 0 && Pitch.cents(track[i], 659.26) >= 0) {
        crossings++;
      }
    }

    assertThat(crossings / 0.9).as("cycles per second").isBetween(4.4, 6.8);
    assertThat(
            IntStream.range(0, 90).mapToDouble(i -> Pitch.cents(track[i], 659.26)).max().orElse(0))
        .as("cents upwards")
        .isBetween(15.0, 50.0);
  }

  @Test
  void kickAndBackbeatAreOnTheGridAsPeoplePlay() {
    List<Double> lateness = new ArrayList<>();
    for (int bar = 1; bar <= 11; bar++) {
      lateness.add(lateness(Stem.KICK, bar * 4));
    }
    for (int bar = 3; bar <= 9; bar++) {
      lateness.add(lateness(Stem.SNARE, bar * 4 + 1));
      lateness.add(lateness(Stem.SNARE, bar * 4 + 3));
    }

    assertThat(lateness).allSatisfy(ms -> assertThat(ms).isBetween(-12.0, 15.0));
    double mean = lateness.stream().mapToDouble(ms -> ms).average().orElseThrow();
    double variance =
        lateness.stream().mapToDouble(ms -> (ms - mean) * (ms - mean)).average().orElseThrow();
    assertThat(Math.sqrt(variance)).as("spread in ms").isBetween(0.8, 6.0);
  }

  /// By how many milliseconds the stroke near a beat comes after it.
  private static double lateness(Stem drum, int beat) {
    int grid = beat * FRAMES_PER_BEAT;
    int around = 40 * MILLISECOND;
    float[] samples = RenderedSong.mono(drum);
    assertThat(rms(samples, grid - around, grid - around / 2))
        .as("%s before beat %d", drum.id(), beat)
        .isLessThan(0.1 * peak(samples, grid, grid + around));
    return (onset(samples, grid - around, grid + around, 0.2) - grid) / (double) MILLISECOND;
  }

  @Test
  void theLiftIsLouderThanTheVerse() {
    for (Stem stem :
        List.of(Stem.KICK, Stem.HATS, Stem.OVERHEADS, Stem.BASS, Stem.KEYS, Stem.LEAD)) {
      float[] samples = RenderedSong.mono(stem);
      double verse = rms(samples, 12 * FRAMES_PER_BEAT, 28 * FRAMES_PER_BEAT);
      double lift = rms(samples, 28 * FRAMES_PER_BEAT, 44 * FRAMES_PER_BEAT);
      assertThat(db(lift / verse)).as(stem.id()).isGreaterThan(0.5);
    }
  }

  @ParameterizedTest
  @CsvSource({"OVERHEADS, 0.2, 0.95", "KEYS, 0.8, 0.999"})
  void aStereoStemIsStereoAndSurvivesMono(Stem stem, double least, double most) {
    float[][] channel = RenderedSong.stem(stem);
    double product = 0;
    for (int i = 0; i < DemoBand.FRAMES; i++) {
      product += (double) channel[0][i] * channel[1][i];
    }
    double left = rms(channel[0], 0, DemoBand.FRAMES);
    double right = rms(channel[1], 0, DemoBand.FRAMES);

    assertThat(product / DemoBand.FRAMES / (left * right)).as("correlation").isBetween(least, most);
    assertThat(db(left / right)).as("balance").isBetween(-3.0, 3.0);
  }
}
