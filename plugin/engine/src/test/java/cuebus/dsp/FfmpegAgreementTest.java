package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuebus.Ffmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Loudness and true peak beside ffmpeg's own meter.
class FfmpegAgreementTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000})
  void burstsOfNoiseWithPauses(int rate) throws Exception {
    Random random = new Random(rate);
    double[] colour = new double[1];
    Stereo signal =
        Stereo.both(
            14 * rate,
            i -> {
              colour[0] = 0.95 * colour[0] + 0.05 * random.nextGaussian();
              double second = (double) i / rate;
              return colour[0] * (second % 3 < 1 ? 1 : second % 3 < 2 ? 0.2 : 0.0001);
            });
    assertAgrees(signal, rate);
  }

  @Test
  void chordWithSwell() throws Exception {
    Stereo signal =
        Stereo.both(
            10 * 48_000,
            i -> {
              double t = i / 48_000.0;
              double swell = 0.05 + 0.25 * Math.sin(Math.PI * t / 10);
              return swell
                  * (Math.sin(2 * Math.PI * 55 * t)
                      + Math.sin(2 * Math.PI * 1234.5 * t)
                      + Math.sin(2 * Math.PI * 11_111 * t));
            });
    assertAgrees(new Stereo(signal.left(), signal.leftOnly().right()), 48_000);
  }

  @Test
  void clipsOfASquareWave() throws Exception {
    Stereo signal =
        Stereo.both(
            5 * 48_000,
            i -> {
              double t = i / 48_000.0;
              double sine =
                  1.8 * Math.sin(2 * Math.PI * 313 * t) * Math.min(1, t) * Math.min(1, 5 - t);
              return Math.max(-0.9, Math.min(0.9, sine));
            });
    assertAgrees(signal, 48_000);
  }

  @ParameterizedTest
  @CsvSource({"loop_amen_full", "loop_mika", "loop_garzul"})
  void loopsOfSonicPi(String name) throws Exception {
    Path loop = Path.of("/usr/share/sonic-pi/samples/" + name + ".flac");
    assumeTrue(Files.exists(loop), "needs Debian's package sonic-pi-samples installed");
    float[][] samples = new Ffmpeg(folder).read(loop, 44_100);
    assertAgrees(new Stereo(samples[0], samples[1]), 44_100);
  }

  private void assertAgrees(Stereo signal, int rate) throws Exception {
    float[][] samples = {signal.left(), signal.right()};
    String log = new Ffmpeg(folder).log(samples, rate, "ebur128=peak=true");
    assertThat(signal.loudness(rate)).isCloseTo(Ffmpeg.last("I:\\s+(\\S+) LUFS", log), within(0.1));
    assertThat(signal.truePeakDb())
        .isCloseTo(Ffmpeg.last("Peak:\\s+(\\S+) dBFS", log), within(0.2));
  }
}
