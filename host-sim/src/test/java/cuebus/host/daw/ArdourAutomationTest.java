package cuebus.host.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.dsp.LoudnessMeter;
import cuebus.dsp.Samples;
import cuebus.host.Stems;
import cuebus.host.Steps;
import cuebus.param.Control;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What Ardour's automation does to the mixes that it exports, each step in a process of its own.
@Tag("hosts")
class ArdourAutomationTest {

  private static final int CHANNELS = 16;
  private static final int RATE = Stems.RATE;

  @TempDir static Path folder;

  private static Ardour ardour;

  @TempDir Path work;

  @BeforeAll
  static void install() throws Exception {
    ardour = Ardour.with(folder);
    ardour.offer(SceneSession.write(Files.createDirectories(ardour.presets())));
  }

  /// −40 to 0 dB in two seconds, on a sine: just what the guard against howling waits for.
  @ParameterizedTest
  @EnumSource
  void aSendFollowsItsAutomation(ArdourFormat format) throws Exception {
    Path session = work.resolve("automation");
    ardour.lua(
        "create.lua",
        List.of(
            session.toString(),
            format.name(),
            format.plugin,
            "",
            format.setting("guards", 1),
            format.setting("mix1.source1.pan", -1),
            format.setting("mix1.source1.level", -40) + "@0",
            format.setting("mix1.source1.level", 0) + "@2"));
    float[][] bus = new float[CHANNELS][2 * Stems.RATE];
    bus[0] = Stems.sine(2 * Stems.RATE, 1000, 0.5);
    ArdourSessionFile.record(session, bus);
    float[] left = FullRehearsal.samples(ardour.export(session))[0];
    int window = Stems.RATE / 100;
    for (int end = Stems.RATE / 10; end <= left.length; end += window) {
      double peak = Samples.peak(Arrays.copyOfRange(left, end - window, end), window);
      // Every change of a parameter takes the length of its ramp to arrive.
      double seconds = end / (double) Stems.RATE - Control.SMOOTHING_MS / 1000;
      assertThat(20 * Math.log10(peak / 0.5))
          .as("level at %.2f s, %s", end / (double) Stems.RATE, format)
          .isCloseTo(-40 + 20 * seconds, offset(0.1));
    }
  }

  /// The own source of the first mix rises by 6 dB after 2 s, a send of the second goes from -30 to
  /// -6 dB from 2 to 4 s and falls to -18 dB; everything else is as without automation, to the bit.
  @ParameterizedTest
  @EnumSource
  void moreMeAndASendAreAutomatedAndTheOtherMixesAreAsBefore(ArdourFormat format) throws Exception {
    float[][] bus = Tones.bus(CHANNELS, 16 * RATE);
    float[][] plain = export(format, "plain", bus, List.of());
    List<String> moves = new ArrayList<>();
    automate(moves, format, "mix1.more-me", new double[][] {{0, 0}, {2, 0}, {2.01, 6}});
    automate(
        moves,
        format,
        "mix2.source3.level",
        new double[][] {{0, -30}, {2, -30}, {4, -6}, {8, -6}, {8.01, -18}});
    float[][] moved = export(format, "moved", bus, moves);

    int settled = 5 * RATE;
    double[] before = Tones.gains(plain[0], settled, SceneSession.SOURCES);
    double[] after = Tones.gains(moved[0], settled, SceneSession.SOURCES);
    for (int s = 1; s < SceneSession.SOURCES; s++) {
      assertThat(decibels(after[0] / before[0] * before[s] / after[s]))
          .as("own source above source %d", s + 1)
          .isCloseTo(6, offset(0.02));
    }
    assertThat(decibels(after[0] / before[0])).as("own source").isBetween(1.0, 6.0);
    for (int second = 5; second <= 6; second++) {
      assertThat(lufs(moved, second))
          .as("LUFS of 10 s from %d s", second)
          .isCloseTo(lufs(plain, second), offset(0.5));
    }

    double pan = SceneSession.gain(0, 1, 2) / level(SceneSession.level(0, 1, 2));
    double[][] held = {{0.5, 2, -30}, {4.5, 8, -6}, {8.5, 16, -18}};
    for (double[] stretch : held) {
      double[] gains = Tones.gains(part(moved[2], stretch[0], stretch[1]), 0, SceneSession.SOURCES);
      for (int s = 0; s < SceneSession.SOURCES; s++) {
        double expected = s == 2 ? pan * level(stretch[2]) : SceneSession.gain(0, 1, s);
        assertThat(decibels(gains[s]))
            .as("source %d in mix 2 from %s s", s + 1, stretch[0])
            .isCloseTo(decibels(expected), offset(0.01));
      }
    }
    for (int c = 4; c < CHANNELS; c++) {
      assertThat(Samples.peak(plain[c], plain[c].length)).as("channel %d", c).isPositive();
      assertThat(moved[c]).as("channel %d", c).isEqualTo(plain[c]);
    }
  }

  /// A scene without a fade after 2 s, one that fades after 5 s. The tones are so low that their
  /// own curve is far below a step of -60 dB.
  @ParameterizedTest
  @EnumSource
  void aSceneThatChangesDuringPlaybackClicksInNoMix(ArdourFormat format) throws Exception {
    float[][] bus = new float[CHANNELS][9 * RATE];
    for (int s = 0; s < SceneSession.SOURCES; s++) {
      bus[s] = Stems.sine(bus[s].length, lowHertz(s), Tones.AMPLITUDE);
    }
    List<String> moves = new ArrayList<>();
    automate(
        moves, format, "scene", new double[][] {{0, 0}, {2, 0}, {2.001, 1}, {5, 1}, {5.001, 2}});
    float[][] heard = export(format, "scenes", bus, moves);
    double[][] parts = {{0.5, 2}, {2.1, 5}, {5.1 + SceneSession.FADE_SECONDS, 9}};
    for (int m = 0; m < SceneSession.MIXES; m++) {
      float[] left = heard[2 * m];
      for (int part = 0; part < parts.length; part++) {
        float[] stretch = part(left, parts[part][0], parts[part][1]);
        for (int s = 0; s < SceneSession.SOURCES; s++) {
          assertThat(Tones.level(stretch, 0, lowHertz(s)) / Tones.AMPLITUDE)
              .as("gain of source %d in mix %d, scene %d", s + 1, m + 1, part)
              .isCloseTo(SceneSession.gain(part, m, s), offset(1e-4));
        }
      }
      for (float[] side : List.of(left, heard[2 * m + 1])) {
        double loudest = Samples.peak(side, side.length);
        assertThat(decibels(Steps.largest(side, 0) / loudest)).as("mix %d", m + 1).isLessThan(-60);
      }
    }
  }

  private static int lowHertz(int source) {
    return 60 + 4 * source;
  }

  /// Adds points of seconds and plain value, with straight lines between them.
  private static void automate(
      List<String> moves, ArdourFormat format, String id, double[][] points) {
    for (double[] point : points) {
      moves.add(format.setting(id, point[1]) + "@" + point[0]);
    }
  }

  /// What Ardour makes of a bus with the session as it is, without the guards, which take a tone
  /// that stands for howling.
  private float[][] export(ArdourFormat format, String name, float[][] bus, List<String> moves)
      throws Exception {
    Path session = work.resolve(name);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                session.toString(),
                format.name(),
                format.plugin,
                format.nameOf(SceneSession.NAME),
                format.setting("guards", 1)));
    arguments.addAll(moves);
    ardour.lua("create.lua", arguments);
    ArdourSessionFile.record(session, bus);
    return FullRehearsal.samples(ardour.export(session));
  }

  private static float[] part(float[] samples, double from, double to) {
    return Arrays.copyOfRange(samples, (int) (from * RATE), (int) (to * RATE));
  }

  private static double lufs(float[][] mixes, int fromSecond) {
    LoudnessMeter meter = new LoudnessMeter(RATE);
    meter.process(mixes[0], mixes[1], fromSecond * RATE, 10 * RATE);
    return meter.integratedLufs();
  }

  private static double level(double decibels) {
    return Math.pow(10, decibels / 20);
  }

  private static double decibels(double factor) {
    return 20 * Math.log10(factor);
  }
}
