package cuebus.host.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateConverterTest {

  /// Sines come out as the same sines: same amplitude, same phase (no latency), nothing else.
  @ParameterizedTest
  @CsvSource({
    "44100, 48000", "48000, 44100", "44100, 96000", "96000, 44100", "192000, 48000",
    "8000, 384000", "384000, 8000", "11025, 384000", "44101, 48000", "48000, 44099",
    "384000, 44101", "48000, 48000",
  })
  void keepsSinesAndAddsNothing(int inRate, int outRate) {
    int lower = Math.min(inRate, outRate);
    int frames = Math.max(inRate / 4, 20000);
    for (double part : new double[] {0.0005, 0.02, 0.11, 0.25, 0.4, 0.4535}) {
      double hz = part * lower;
      float[] in = sine(frames, hz / inRate);
      float[] out = convert(in, inRate, outRate, new Random(1));
      Fit fit = Fit.of(out, hz / outRate, 400 * outRate / lower);
      String what = "%d to %d Hz at %.1f Hz".formatted(inRate, outRate, hz);
      assertThat(fit.residualDb()).as("residual, dB, " + what).isLessThan(-120);
      assertThat(fit.amplitude()).as("amplitude, " + what).isCloseTo(0.5, within(1e-6));
      assertThat(fit.phase()).as("phase, rad, " + what).isCloseTo(0, within(1e-6));
    }
  }

  /// What the lower rate cannot hold is gone, not folded back.
  @ParameterizedTest
  @CsvSource({"48000, 44100", "96000, 44100", "384000, 8000", "48000, 44099"})
  void removesWhatIsAboveTheLowerRate(int inRate, int outRate) {
    for (double hz : new double[] {0.5 * outRate, 0.53 * outRate, 0.499 * inRate}) {
      float[] out = convert(sine(inRate / 2, hz / inRate), inRate, outRate, new Random(1));
      double power = 0;
      for (int i = 400; i < out.length - 400; i++) {
        power += out[i] * out[i];
      }
      double db = 10 * Math.log10(power / (out.length - 800) / 0.125);
      assertThat(db).as("%.0f Hz from %d to %d", hz, inRate, outRate).isLessThan(-120);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void hasExactlyTheLengthAndNeverDependsOnTheBlocks(long seed) {
    Random random = new Random(seed);
    int[] rates = {8000, 11025, 22050, 44100, 44101, 48000, 88200, 96000, 192000, 384000};
    for (int k = 0; k < 12; k++) {
      int inRate = rates[random.nextInt(rates.length)];
      int outRate = rates[random.nextInt(rates.length)];
      int frames = 1 + random.nextInt(30000);
      float[] in = Tools.noise(1, frames, random)[0];
      String what = "seed %d: %d frames from %d to %d".formatted(seed, frames, inRate, outRate);
      BigDecimal exact =
          BigDecimal.valueOf(frames)
              .multiply(BigDecimal.valueOf(outRate))
              .divide(BigDecimal.valueOf(inRate), 0, RoundingMode.HALF_UP);
      assertThat(RateConverter.outputFrames(frames, inRate, outRate))
          .as(what)
          .isEqualTo(exact.longValueExact());
      float[] out = convert(in, inRate, outRate, random);
      assertThat(out.length).as(what).isEqualTo(exact.intValueExact());
      Tools.assertSame(convert(in, inRate, outRate, random), out, what);
    }
  }

  @Test
  void lengthsOfDaysDoNotOverflow() {
    long days = 30L * 24 * 3600 * 44101;
    assertThat(RateConverter.outputFrames(days, 44101, 384000)).isEqualTo(days / 44101 * 384000);
  }

  @Test
  void agreesWithSoxAtItsHighestQuality(@TempDir Path folder) throws Exception {
    // Band-limited to what both pass unchanged.
    Tools.sox(folder, "-n -r 44100 -c 1 -b 32 in.wav synth 2 pinknoise sinc -n 4001 -17k vol 0.5");
    Tools.sox(folder, "in.wav -b 32 sox.wav rate -v -s 48000");
    float[] sox = Tools.soxSamples(folder, "sox.wav");
    float[] own;
    try (StemReader stem = new ConvertedStem(StemReader.open(folder.resolve("in.wav")), 48000)) {
      own = Tools.readAll(stem, new Random(7));
    }
    assertThat(own).hasSameSizeAs(sox);
    double error = 0;
    double power = 0;
    // The noise begins and ends with a jump, whose highest frequencies SoX keeps longer than we do.
    for (int i = 2000; i < own.length - 2000; i++) {
      error += Math.pow(own[i] - sox[i], 2);
      power += Math.pow(sox[i], 2);
    }
    assertThat(10 * Math.log10(error / power)).as("difference, dB").isLessThan(-110);
  }

  @Test
  void convertsEachChannelOfAStemByItself(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("in.wav");
    float[][] channel = Tools.noise(3, 5000, new Random(5));
    PartialFile part = PartialFile.create(file);
    Tools.writeAll(
        AudioWriter.wav(part, BitDepth.FLOAT_32, 3, 44100), part, channel, new Random(6));
    try (StemReader stem = new ConvertedStem(StemReader.open(file), 48000)) {
      float[] all = Tools.readAll(stem, new Random(8));
      for (int c = 0; c < 3; c++) {
        float[] expected = convert(channel[c], 44100, 48000, new Random(9));
        float[] own = new float[expected.length];
        for (int i = 0; i < own.length; i++) {
          own[i] = all[3 * i + c];
        }
        Tools.assertSame(own, expected, "channel " + c);
      }
    }
  }

  @Test
  void refusesARateOfZero() {
    assertThatThrownBy(() -> new RateConverter(44100, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("44100 to 0");
  }

  private static float[] sine(int frames, double cyclesPerFrame) {
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * cyclesPerFrame * i));
    }
    return samples;
  }

  private static float[] convert(float[] in, int inRate, int outRate, Random random) {
    RateConverter converter = new RateConverter(inRate, outRate);
    float[] out = new float[converter.maxOutput(in.length) + converter.maxOutput(0)];
    int done = 0;
    int taken = 0;
    while (taken < in.length) {
      int part = Math.min(in.length - taken, 1 + random.nextInt(2000));
      done += converter.process(in, taken, part, out, done);
      taken += part;
    }
    done += converter.finish(out, done);
    return Arrays.copyOf(out, done);
  }

  /// The sine that fits best in the least-squares sense, and what it leaves.
  private record Fit(double amplitude, double phase, double residualDb) {

    static Fit of(float[] y, double cyclesPerFrame, int edge) {
      double w = 2 * Math.PI * cyclesPerFrame;
      double ss = 0;
      double cc = 0;
      double sc = 0;
      double ys = 0;
      double yc = 0;
      for (int i = edge; i < y.length - edge; i++) {
        double s = Math.sin(w * i);
        double c = Math.cos(w * i);
        ss += s * s;
        cc += c * c;
        sc += s * c;
        ys += y[i] * s;
        yc += y[i] * c;
      }
      double a = (ys * cc - yc * sc) / (ss * cc - sc * sc);
      double b = (yc * ss - ys * sc) / (ss * cc - sc * sc);
      double rest = 0;
      double all = 0;
      for (int i = edge; i < y.length - edge; i++) {
        rest += Math.pow(y[i] - a * Math.sin(w * i) - b * Math.cos(w * i), 2);
        all += y[i] * y[i];
      }
      return new Fit(Math.hypot(a, b), Math.atan2(b, a), 10 * Math.log10(rest / all));
    }
  }
}
