package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuebus.host.audio.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real recordings, mono and stereo, 16-bit FLAC at 44.1 kHz, of different lengths: gain and pan
/// beside the same sums by SoX.
class RealInputTest {

  private static final Path SAMPLES = Path.of("/usr/share/sonic-pi/samples");
  private static final List<String> STEREO =
      List.of(
          "loop_amen_full",
          "loop_breakbeat",
          "loop_compus",
          "loop_garzul",
          "loop_industrial",
          "loop_tabla");
  private static final List<String> MONO = List.of("bd_808", "bd_fat", "drum_cowbell");
  private static final int MIXES = 4;

  @TempDir Path folder;

  @Test
  void fourMixesEqualWhatSoxRemixMakesOfTheSameFiles() throws Exception {
    assumeTrue(
        Files.isDirectory(SAMPLES),
        () -> SAMPLES + " is missing: install the Debian package sonic-pi-samples");
    List<String> names = new ArrayList<>(STEREO);
    names.addAll(MONO);
    List<String> ids = names.stream().map(name -> name.replace('_', '-')).toList();
    SessionText session = new SessionText();
    for (int s = 0; s < ids.size(); s++) {
      session.source("\"id\": \"%s\", \"file\": \"%s.flac\"".formatted(ids.get(s), names.get(s)));
    }
    Random random = new Random(20);
    double[][] levelDb = new double[MIXES][ids.size()];
    double[][] pan = new double[MIXES][ids.size()];
    for (int m = 0; m < MIXES; m++) {
      for (int s = 0; s < ids.size(); s++) {
        // Low enough that no sum reaches full scale, where SoX clips.
        levelDb[m][s] = Math.round(random.nextDouble(-400, -140)) / 10.0;
        pan[m][s] = Math.round(random.nextDouble(-10, 10)) / 10.0;
      }
      session.mix("mix" + m, ids, levelDb[m], pan[m]);
    }

    CommandRun.render(
        session.in(folder), folder, "--stems", SAMPLES, "--rate", 44100, "--bits", "32f");

    assertThat(CommandRun.report(folder).get("sampleRate").intValue()).isEqualTo(44100);
    for (int m = 0; m < MIXES; m++) {
      String reference = "sox" + m + ".wav";
      Tools.sox(folder, remix(names, reference, levelDb[m], pan[m]));
      float[] expected = Tools.soxSamples(folder, reference);
      float[] actual = Tools.readAll(folder.resolve("mixes/mix" + m + ".wav"), new Random(m));
      assertThat(actual).as("samples of mix %d", m).hasSameSizeAs(expected);
      double peak = 0;
      double worst = 0;
      int at = 0;
      for (int i = 0; i < expected.length; i++) {
        peak = Math.max(peak, Math.abs(expected[i]));
        double difference = Math.abs((double) actual[i] - expected[i]);
        if (difference > worst) {
          worst = difference;
          at = i;
        }
      }
      assertThat(worst)
          .as("largest difference of mix %d, at frame %d, channel %d", m, at / 2, at % 2)
          .isLessThan(1e-6);
      assertThat(peak).as("loudest sample of mix %d", m).isBetween(0.02, 0.99);
    }
  }

  /// Pan by the constant power law, balance along the same law, as docs/architecture.md says.
  private static String remix(List<String> names, String out, double[] levelDb, double[] pan) {
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    int channel = 1;
    for (int s = 0; s < names.size(); s++) {
      double gain = Math.pow(10, levelDb[s] / 20);
      boolean stereo = STEREO.contains(names.get(s));
      double angle = Math.PI / 4 * (1 + pan[s]);
      double turnedDown = Math.cos(Math.PI / 2 * pan[s]);
      double leftGain = stereo ? pan[s] > 0 ? turnedDown : 1 : Math.cos(angle);
      double rightGain = stereo ? pan[s] < 0 ? turnedDown : 1 : Math.sin(angle);
      left.append(String.format(Locale.ROOT, ",%dv%.10f", channel, gain * leftGain));
      channel += stereo ? 1 : 0;
      right.append(String.format(Locale.ROOT, ",%dv%.10f", channel, gain * rightGain));
      channel++;
    }
    return "-M "
        + String.join(" ", names.stream().map(name -> SAMPLES + "/" + name + ".flac").toList())
        + " -b 32 "
        + out
        + " remix "
        + left.substring(1)
        + " "
        + right.substring(1);
  }
}
