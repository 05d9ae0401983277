package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Loudness and true peak beside ffmpeg's own meter.
class FfmpegAgreementTest {

  @TempDir Path folder;

  @BeforeEach
  void ffmpegIsInstalled() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "needs Debian's package ffmpeg installed");
  }

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
    Path raw = folder.resolve("loop.f32");
    run("-i", loop.toString(), "-f", "f32le", "-ac", "2", "-ar", "44100", raw.toString());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer samples = bytes.asFloatBuffer();
    int frames = samples.remaining() / 2;
    Stereo signal = new Stereo(new float[frames], new float[frames]);
    for (int i = 0; i < frames; i++) {
      signal.left()[i] = samples.get();
      signal.right()[i] = samples.get();
    }
    assertAgrees(signal, 44_100);
  }

  private void assertAgrees(Stereo signal, int rate) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(8 * signal.frames()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < signal.frames(); i++) {
      bytes.putFloat(signal.left()[i]).putFloat(signal.right()[i]);
    }
    Path raw = folder.resolve("signal.f32");
    Files.write(raw, bytes.array());
    String log =
        run(
            "-f",
            "f32le",
            "-ar",
            "" + rate,
            "-ac",
            "2",
            "-i",
            raw.toString(),
            "-filter_complex",
            "ebur128=peak=true",
            "-f",
            "null",
            "-");
    assertThat(signal.loudness(rate)).isCloseTo(last("I:\\s+(\\S+) LUFS", log), within(0.1));
    assertThat(signal.truePeakDb()).isCloseTo(last("Peak:\\s+(\\S+) dBFS", log), within(0.2));
  }

  /// From the last summary: ffmpeg also prints one of the graph it probed the input with.
  private static double last(String pattern, String log) {
    List<MatchResult> found = Pattern.compile(pattern).matcher(log).results().toList();
    assertThat(found).as(log).isNotEmpty();
    return Double.parseDouble(found.getLast().group(1));
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/ffmpeg", "-nostdin", "-y"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(log).isZero();
    return log;
  }
}
