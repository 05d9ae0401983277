package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuebus.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Protection on recorded music: guards that leave it alone, a limiter that ffmpeg's own meter
/// agrees with.
class RealLoopsTest {

  private static final int RATE = 44_100;
  private static final Path LOOPS = Path.of("/usr/share/sonic-pi/samples");

  @TempDir Path folder;

  private float[][] loop(String name) throws IOException, InterruptedException {
    Path file = LOOPS.resolve(name + ".flac");
    assumeTrue(Files.exists(file), "needs Debian's package sonic-pi-samples installed");
    return new Ffmpeg(folder).read(file, RATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loop_amen_full", "loop_garzul", "loop_mika", "loop_industrial", "ambi_choir",
            "ambi_glass_rub",
        "ambi_haunted_hum", "ambi_lunar_land", "bass_voxy_c", "guit_em9", "guit_e_slide", "bd_808"
      })
  void guardsLeaveMusicAlone(String name) throws IOException, InterruptedException {
    float[][] music = loop(name);
    float[] left = music[0].clone();
    float[] right = music[1].clone();
    DcGuard dcGuard = new DcGuard(RATE);
    HowlGuard howlGuard = new HowlGuard(RATE);
    dcGuard.set(true);
    howlGuard.set(true);
    for (int round = 0; round < 4; round++) {
      dcGuard.process(left, right, 0, left.length);
      howlGuard.process(left, right, 0, left.length);
    }
    assertThat(left).isEqualTo(music[0]);
    assertThat(right).isEqualTo(music[1]);
  }

  /// All recordings of the package, as they are and at full scale.
  @Test
  void noRecordingIsTakenForHowling() throws IOException, InterruptedException {
    List<String> names;
    assumeTrue(Files.isDirectory(LOOPS), "needs Debian's package sonic-pi-samples installed");
    try (Stream<Path> files = Files.list(LOOPS)) {
      names = files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".flac")).toList();
    }
    assertThat(names).hasSizeGreaterThan(100);
    for (String name : names) {
      float[][] music = loop(name.replace(".flac", ""));
      int frames = music[0].length;
      float peak =
          (float) Math.max(Signals.peak(music[0], 0, frames), Signals.peak(music[1], 0, frames));
      for (float gain : new float[] {1, 1 / peak}) {
        float[] left = scaled(music[0], gain);
        float[] right = scaled(music[1], gain);
        HowlGuard guard = new HowlGuard(RATE);
        guard.set(true);
        guard.process(left, right, 0, frames);
        assertThat(left).as("%s times %s", name, gain).isEqualTo(scaled(music[0], gain));
        assertThat(right).isEqualTo(scaled(music[1], gain));
      }
    }
  }

  private static float[] scaled(float[] x, float gain) {
    return Signals.of(x.length, i -> x[i] * gain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop_amen_full", "loop_garzul", "loop_industrial", "guit_em9"})
  void limitedMusicKeepsItsTruePeak(String name) throws IOException, InterruptedException {
    float[][] music = loop(name);
    int frames = music[0].length;
    float peak =
        (float) Math.max(Signals.peak(music[0], 0, frames), Signals.peak(music[1], 0, frames));
    for (int i = 0; i < frames; i++) {
      // 12 dB into the ceiling.
      music[0][i] *= 4 / peak;
      music[1][i] *= 4 / peak;
    }
    Limiter limiter = new Limiter(RATE, true);
    limiter.set(-1);
    limiter.reset();
    limiter.process(music[0], music[1], 0, frames);
    String log = new Ffmpeg(folder).log(music, RATE, "ebur128=peak=true");
    // ffmpeg prints tenths.
    assertThat(Ffmpeg.last("Peak:\\s+(\\S+) dBFS", log)).isBetween(-1.3, -0.9);
  }
}
