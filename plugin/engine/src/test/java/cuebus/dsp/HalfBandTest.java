package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HalfBandTest {

  private static final int FRAMES = 2000;

  static Stream<Arguments> filters() {
    return IntStream.range(0, 4)
        .boxed()
        .flatMap(doubling ->
            Stream.of(Arguments.of("allpass", doubling), Arguments.of("symmetric", doubling)));
  }

  private static HalfBand filter(String kind, int doubling) {
    return kind.equals("allpass")
        ? new AllpassHalfBand(doubling)
        : new FirHalfBand(doubling, FRAMES);
  }

  /// The left channel's answer to an impulse on the way up, at the higher rate.
  private static double[] upAnswer(HalfBand filter) {
    double[] low = new double[2 * FRAMES];
    low[0] = 1;
    double[] high = new double[4 * FRAMES];
    filter.up(low, high, FRAMES);
    return IntStream.range(0, 2 * FRAMES).mapToDouble(n -> high[2 * n]).toArray();
  }

  /// The gain at a share of the sample rate.
  private static double gain(double[] answer, double share) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < answer.length; n++) {
      re += answer[n] * Math.cos(2 * Math.PI * share * n);
      im += answer[n] * Math.sin(2 * Math.PI * share * n);
    }
    return Math.hypot(re, im);
  }

  /// What the filters claim, in dB.
  private static double stop(String kind, int doubling) {
    return kind.equals("allpass") ? new double[] {-130, -125, -98, -128.9}[doubling] : -120;
  }

  /// 20 kHz at 44.1 kHz, which later doublings see at a lower share.
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("filters")
  void theAudioBandPassesAndItsImageDoesNot(String kind, int doubling) {
    double[] answer = upAnswer(filter(kind, doubling));
    double edge = 20_000 / 44_100.0 / (2 << doubling);
    for (int k = 0; k <= 60; k++) {
      double pass = edge * k / 60;
      // An impulse at the lower rate has half the density at the higher one.
      assertThat(20 * Math.log10(gain(answer, pass) / 2)).isEqualTo(0, within(1e-4));
      assertThat(20 * Math.log10(gain(answer, 0.5 - pass) / 2)).isLessThan(stop(kind, doubling));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("filters")
  void theWayDownStopsWhatWouldFoldIntoTheAudioBand(String kind, int doubling) {
    double edge = 20_000 / 44_100.0 / (2 << doubling);
    for (double share : new double[] {0.5 - edge, 0.5 - edge / 2, 0.499}) {
      HalfBand filter = filter(kind, doubling);
      double[] high = new double[4 * FRAMES];
      for (int n = 0; n < 2 * FRAMES; n++) {
        high[2 * n] = Math.sin(2 * Math.PI * share * n);
        high[2 * n + 1] = Math.sin(2 * Math.PI * edge * n);
      }
      double[] low = new double[2 * FRAMES];
      filter.down(high, low, FRAMES);
      double largest = 0;
      double squares = 0;
      for (int n = FRAMES / 2; n < FRAMES; n++) {
        largest = Math.max(largest, Math.abs(low[2 * n]));
        squares += low[2 * n + 1] * low[2 * n + 1];
      }
      assertThat(20 * Math.log10(largest)).isLessThan(stop(kind, doubling) + 0.5);
      assertThat(squares / (FRAMES / 2.0))
          .as("the right channel passes")
          .isEqualTo(0.5, within(0.01));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("filters")
  void thereAndBackIsTheDelayItSays(String kind, int doubling) {
    HalfBand filter = filter(kind, doubling);
    double[] low = new double[2 * FRAMES];
    low[1] = 1;
    double[] high = new double[4 * FRAMES];
    filter.up(low, high, FRAMES);
    filter.down(high, low, FRAMES);
    if (kind.equals("allpass")) {
      assertThat(filter.delay()).isZero();
      return;
    }
    int delay = filter.delay();
    for (int n = 1; n < delay; n++) {
      assertThat(low[2 * (delay + n) + 1]).isEqualTo(low[2 * (delay - n) + 1], within(1e-15));
      assertThat(Math.abs(low[2 * (delay + n) + 1])).isLessThan(low[2 * delay + 1]);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("filters")
  void anyCutGivesTheSameBits(String kind, int doubling) {
    for (int seed = 1; seed <= 5; seed++) {
      var random = new SplittableRandom(seed);
      double[] noise = random.doubles(2 * FRAMES, -1, 1).toArray();
      double[] whole = thereAndBack(filter(kind, doubling), noise, FRAMES, random);
      double[] cut = thereAndBack(filter(kind, doubling), noise, 100, random);
      assertThat(cut).as("seed %d", seed).isEqualTo(whole);
    }
  }

  private static double[] thereAndBack(
      HalfBand filter, double[] in, int most, SplittableRandom random) {
    double[] out = new double[in.length];
    for (int at = 0; at < FRAMES; ) {
      int frames = most == FRAMES ? FRAMES : Math.min(FRAMES - at, random.nextInt(1, most));
      double[] low = Arrays.copyOfRange(in, 2 * at, 2 * (at + frames));
      double[] high = new double[4 * frames];
      filter.up(low, high, frames);
      filter.down(high, low, frames);
      System.arraycopy(low, 0, out, 2 * at, 2 * frames);
      at += frames;
    }
    return out;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("filters")
  void silenceEndsAtExactlyZero(String kind, int doubling) {
    HalfBand filter = filter(kind, doubling);
    double[] low = new double[2 * FRAMES];
    Arrays.fill(low, 1);
    double[] high = new double[4 * FRAMES];
    for (int block = 0; block < 3; block++) {
      filter.up(low, high, FRAMES);
      filter.down(high, low, FRAMES);
      filter.snap();
      Arrays.fill(low, 0);
    }
    filter.up(low, high, FRAMES);
    assertThat(high).containsOnly(0);
    filter.down(high, low, FRAMES);
    assertThat(low).containsOnly(0);
  }
}
