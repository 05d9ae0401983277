package cuebus.click;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.param.ClickMode;
import cuebus.param.ClickSound;
import cuebus.rt.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// On which frames clicks begin, and that no song upsets them.
class ClickTest {

  private static final double RATE = 48_000;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 12);
  }

  private static Click click(ClickMode mode) {
    Click click = new Click(RATE);
    click.mode(mode);
    return click;
  }

  /// Renders in blocks of random size a song that plays straight on.
  private static float[] play(Click click, Transport song, int frames, int largest, Random random) {
    float[] out = new float[frames];
    double start = song.quarterNotes;
    for (int at = 0; at < frames; ) {
      int block = Math.min(frames - at, 1 + random.nextInt(largest));
      song.quarterNotes = start + at * song.tempo / (60 * RATE);
      click.begin(song, block);
      for (int done = 0; done < block; ) {
        int part = Math.min(block - done, 1 + random.nextInt(480));
        float[] stretch = new float[part];
        click.render(stretch, part);
        System.arraycopy(stretch, 0, out, at + done, part);
        done += part;
      }
      at += block;
    }
    return out;
  }

  private static Transport song(double tempo, double quarters) {
    Transport song = new Transport();
    song.playing = true;
    song.tempo = tempo;
    song.quarterNotes = quarters;
    return song;
  }

  /// Where sound begins after at least so many frames of silence.
  static List<Integer> onsets(float[] x, int silence) {
    List<Integer> onsets = new ArrayList<>();
    int quiet = silence;
    for (int i = 0; i < x.length; i++) {
      if (x[i] != 0) {
        if (quiet >= silence) {
          onsets.add(i);
        }
        quiet = 0;
      } else {
        quiet++;
      }
    }
    return onsets;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachClickBeginsOnTheFirstFrameAtOrAfterItsBeat(long seed) {
    Random random = new Random(seed);
    double tempo = 30 + random.nextInt(200) + random.nextInt(3) / 3.0;
    double start = random.nextInt(64) - 32 + random.nextDouble();
    int frames = 400_000;
    float[] out = play(click(ClickMode.SONG), song(tempo, start), frames, 5000, random);
    List<Integer> expected = new ArrayList<>();
    for (double beat = Math.ceil(start); ; beat++) {
      int frame = (int) Math.ceil((beat - start) * 60 * RATE / tempo - 0.01);
      if (frame >= frames) {
        break;
      }
      expected.add(frame);
    }
    assertThat(onsets(out, 1000)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void howARunIsCutChangesNoBit(long seed) {
    Random random = new Random(seed);
    ClickMode mode = random.nextBoolean() ? ClickMode.SONG : ClickMode.FREE;
    float[][] runs = new float[2][];
    for (int run = 0; run < 2; run++) {
      Click click = click(mode);
      click.sound(ClickSound.ofChoice((double) (seed % 4)), true, 1 + (int) (seed % 4));
      click.own(97.0 + seed, 3);
      runs[run] =
          play(click, song(60 + 17.0 * seed, -7.3), 200_000, run == 0 ? 200_000 : 700, random);
    }
    assertThat(runs[1]).isEqualTo(runs[0]);
    assertThat(runs[0]).contains(0f).isNotEqualTo(new float[200_000]);
  }

  @ParameterizedTest
  @EnumSource
  void everySoundBeginsAtOnceEndsInSilenceAndKeepsItsLevel(ClickSound sound) {
    for (double rate : new double[] {8000, 44_100, 48_000, 192_000, 384_000}) {
      ClickTables tables = new ClickTables(rate);
      double peak = 0.5;
      for (ClickTables.Kind kind : ClickTables.Kind.values()) {
        float[] x = tables.of(sound, kind);
        assertThat(x[0]).as("%s %s %s", sound, kind, rate).isNotZero();
        assertThat(x[x.length - 1]).isZero();
        float loudest = 0;
        for (float sample : x) {
          loudest = Math.max(loudest, Math.abs(sample));
        }
        assertThat(loudest).isEqualTo((float) peak);
        peak /= 2;
      }
    }
  }

  @Test
  void theFirstBeatOfABarStandsOut() {
    Transport song = song(120, 0);
    song.beatsPerBar = 3;
    song.beatUnit = 8;
    song.barStart = 0.5;
    Click click = click(ClickMode.SONG);
    // An eighth is 12 000 frames at 120 quarters a minute; bars begin at 0.5 quarters.
    float[] out = play(click, song, 100_000, 999, new Random(1));
    List<Double> peaks = new ArrayList<>();
    for (int from = 0; from < 96_000; from += 12_000) {
      double peak = 0;
      for (int i = from; i < from + 12_000; i++) {
        peak = Math.max(peak, Math.abs(out[i]));
      }
      peaks.add(peak);
    }
    assertThat(peaks).containsExactly(0.25, 0.5, 0.25, 0.25, 0.5, 0.25, 0.25, 0.5);
    click.sound(ClickSound.BEEP, false, 1);
    float[] even = play(click, song(120, 0), 100_000, 999, new Random(1));
    assertThat(onsets(even, 1000)).hasSize(5);
    for (float sample : even) {
      assertThat(Math.abs(sample)).isLessThanOrEqualTo(0.25f);
    }
  }

  /// A bar of three: its first beat, beats, and what lies between them, each half as loud.
  @ParameterizedTest(name = "{0} to a beat")
  @ValueSource(ints = {2, 3, 4})
  void clicksBetweenBeatsAreSofterThanBeats(int subdivision) {
    Click click = click(ClickMode.FREE);
    click.own(120, 3);
    click.sound(ClickSound.BEEP, true, subdivision);
    float[] out = play(click, new Transport(), 3 * 24_000, 999, new Random(4));
    int tick = 24_000 / subdivision;
    for (int n = 0; n < 3 * subdivision; n++) {
      float peak = 0;
      for (int i = n * tick; i < (n + 1) * tick; i++) {
        peak = Math.max(peak, Math.abs(out[i]));
      }
      float expected = n == 0 ? 0.5f : n % subdivision == 0 ? 0.25f : 0.125f;
      assertThat(peak).as("click %d", n).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 8", "0.5, 2, 11", "3, 1, 5", "-4, 1, 4"})
  void aCountInEndsAfterItsBars(double start, int bars, int clicks) {
    Click click = click(ClickMode.SONG);
    click.countIn(bars);
    float[] out = play(click, song(240, start), 400_000, 3000, new Random(1));
    assertThat(onsets(out, 1000)).hasSize(clicks);
  }

  @Test
  void aFreeClickKeepsItsTempoAndGoesOnWhereItChanges() {
    Click click = click(ClickMode.FREE);
    click.own(90, 4);
    Transport none = new Transport();
    float[] out = play(click, none, 64_000, 1000, new Random(2));
    // 32 000 frames a beat.
    assertThat(onsets(out, 1000)).containsExactly(0, 32_000);
    click.own(180, 4);
    out = play(click, none, 40_000, 1000, new Random(3));
    assertThat(onsets(out, 1000)).containsExactly(0, 16_000, 32_000);
  }

  @Test
  void aLoopWithinABlockIsFollowed() {
    Transport song = song(120, 3.5);
    song.looping = true;
    song.loopStart = 2;
    song.loopEnd = 4.25;
    Click click = click(ClickMode.SONG);
    float[] out = new float[200_000];
    float[] part = new float[400];
    click.begin(song, out.length);
    for (int done = 0; done < out.length; done += part.length) {
      Arrays.fill(part, 0);
      click.render(part, part.length);
      System.arraycopy(part, 0, out, done, part.length);
    }
    // 24 000 frames a quarter: beat 4, then from 4.25 back to 2, and 2.25 quarters each time round.
    List<Integer> expected = new ArrayList<>(List.of(12_000));
    for (int round = 18_000; round < 200_000; round += 54_000) {
      expected.addAll(List.of(round, round + 24_000, round + 48_000));
    }
    expected.removeIf(frame -> frame >= 200_000);
    assertThat(onsets(out, 500)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aGlidingTempoLosesAndRepeatsNoBeat(long seed) {
    // The host tells the tempo of each block's first frame, which is off by the block's end.
    Random random = new Random(seed);
    Click click = click(ClickMode.SONG);
    double quarters = 0;
    double tempo = 80;
    double change = seed % 2 == 0 ? 6 : -3;
    List<Float> all = new ArrayList<>();
    Transport song = song(tempo, 0);
    while (all.size() < 480_000) {
      int block = 64 + random.nextInt(2000);
      song.quarterNotes = quarters;
      song.tempo = tempo;
      click.begin(song, block);
      for (int done = 0; done < block; done += 480) {
        float[] out = new float[Math.min(480, block - done)];
        click.render(out, out.length);
        for (float sample : out) {
          all.add(sample);
        }
      }
      double seconds = block / RATE;
      quarters += (tempo * seconds + change * seconds * seconds / 2) / 60;
      tempo += change * seconds;
    }
    float[] x = new float[all.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = all.get(i);
    }
    assertThat(onsets(x, 1000)).hasSize((int) Math.floor(quarters) + 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aSongThatMakesNoSenseNeitherFailsNorSticks(long seed) {
    Random random = new Random(seed);
    double[] strange = {
      0,
      -1,
      1e-300,
      120,
      999,
      1e300,
      -1e300,
      3.5,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      4,
      1e7,
      -1e7,
      0.999999999
    };
    Click click = click(ClickMode.SONG);
    Transport song = new Transport();
    float[] out = new float[480];
    for (int block = 0; block < 3000; block++) {
      song.playing = random.nextInt(8) > 0;
      song.tempo = random.nextBoolean() ? 120 : strange[random.nextInt(strange.length)];
      song.quarterNotes = random.nextBoolean() ? block : strange[random.nextInt(strange.length)];
      song.beatsPerBar = random.nextInt(9) - 2;
      song.beatUnit = random.nextInt(70) - 2;
      song.barStart = strange[random.nextInt(strange.length)];
      song.looping = random.nextBoolean();
      song.loopStart = strange[random.nextInt(strange.length)];
      song.loopEnd = strange[random.nextInt(strange.length)];
      click.sound(ClickSound.ofChoice(random.nextInt(4)), random.nextBoolean(), 1 + block % 4);
      click.countIn(random.nextInt(3));
      click.mode(ClickMode.ofChoice(random.nextInt(10) == 0 ? random.nextInt(3) : 1));
      int frames = 1 + random.nextInt(480);
      click.begin(song, frames);
      Arrays.fill(out, 0);
      click.render(out, frames);
      for (float sample : out) {
        assertThat(Math.abs(sample)).isLessThanOrEqualTo(3);
      }
    }
    click.mode(ClickMode.SONG);
    song.playing = false;
    for (int frames = 0; frames < ClickTables.LONGEST_SECONDS * RATE; frames += 480) {
      click.begin(song, 480);
      click.render(out, 480);
    }
    click.begin(song, 480);
    assertThat(click.render(out, 480)).as("sounds on").isFalse();
  }
}
