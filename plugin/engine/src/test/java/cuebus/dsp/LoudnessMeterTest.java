package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessMeterTest {

  private static final int RATE = 48_000;

  @ParameterizedTest
  @ValueSource(ints = {8_000, 32_000, 44_100, 48_000, 96_000, 192_000, 384_000})
  void fullScaleSineReadsMinus3InOneChannelAnd0InBoth(int rate) {
    Stereo sine = Stereo.both(4 * rate, i -> Math.sin(2 * Math.PI * 997 * i / rate));
    assertThat(sine.leftOnly().loudness(rate)).isCloseTo(-3.01, within(0.02));
    assertThat(sine.loudness(rate)).isCloseTo(0, within(0.02));
  }

  /// A 1 kHz tone in both channels: pairs of seconds and dBFS.
  private static Stereo tones(double... secondsAndDb) {
    int frames = 0;
    for (int i = 0; i < secondsAndDb.length; i += 2) {
      frames += (int) (secondsAndDb[i] * RATE);
    }
    double[] gains = new double[frames];
    int at = 0;
    for (int i = 0; i < secondsAndDb.length; i += 2) {
      int end = at + (int) (secondsAndDb[i] * RATE);
      Arrays.fill(gains, at, end, Math.pow(10, secondsAndDb[i + 1] / 20));
      at = end;
    }
    return Stereo.both(frames, i -> gains[i] * Math.sin(2 * Math.PI * 1000 * i / RATE));
  }

  @Test
  void ebuTech3341Cases1To5() {
    assertThat(tones(20, -23).loudness(RATE)).as("1").isCloseTo(-23, within(0.1));
    assertThat(tones(20, -33).loudness(RATE)).as("2").isCloseTo(-33, within(0.1));
    assertThat(tones(10, -36, 60, -23, 10, -36).loudness(RATE))
        .as("3: the relative gate")
        .isCloseTo(-23, within(0.1));
    assertThat(tones(10, -72, 10, -36, 60, -23, 10, -36, 10, -72).loudness(RATE))
        .as("4: the absolute gate too")
        .isCloseTo(-23, within(0.1));
    assertThat(tones(20, -26, 20.1, -20, 20, -26).loudness(RATE))
        .as("5: nothing gated")
        .isCloseTo(-23, within(0.1));
  }

  @Test
  void momentaryIsTheLast400Ms() {
    LoudnessMeter meter = new LoudnessMeter(RATE);
    Stereo tone = tones(0.5, -40, 0.4, -18);
    meter.process(tone.left(), tone.right(), 0, 4 * RATE / 10 - 1);
    assertThat(meter.momentaryLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
    meter.process(tone.left(), tone.right(), 4 * RATE / 10 - 1, 1 + RATE / 10);
    assertThat(meter.momentaryLufs()).isCloseTo(-40, within(0.1));
    meter.process(tone.left(), tone.right(), RATE / 2, 4 * RATE / 10);
    assertThat(meter.momentaryLufs()).isCloseTo(-18, within(0.1));
  }

  @Test
  void silenceAndWhatIsTooShortAreMinusInfinity() {
    assertThat(Stereo.both(RATE, i -> 0).loudness(RATE)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(tones(0.399, 0).loudness(RATE)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(tones(10, -71).loudness(RATE)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void louderThanTheHistogramKeepsItsEnergy() {
    assertThat(tones(5, 52).loudness(RATE)).isCloseTo(52, within(0.1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cutsChangeNothing(long seed) {
    Random random = new Random(seed);
    Stereo noise = Stereo.both(3 * RATE, i -> random.nextGaussian() * (i > RATE ? 0.2 : 0.01));
    LoudnessMeter meter = new LoudnessMeter(RATE);
    int at = 0;
    while (at < noise.frames()) {
      int part = Math.min(1 + random.nextInt(5000), noise.frames() - at);
      meter.process(noise.left(), noise.right(), at, part);
      at += part;
    }
    assertThat(meter.integratedLufs()).isEqualTo(noise.loudness(RATE));
  }

  @Test
  void nonFiniteSamplesCountAsSilence() {
    Stereo tone = tones(2, -20);
    Stereo holes = tones(2, -20);
    for (int i = 0; i < tone.frames(); i += 1000) {
      tone.left()[i] = 0;
      holes.left()[i] =
          i % 3000 == 0 ? Float.NaN : i % 2000 == 0 ? Float.POSITIVE_INFINITY : -1f / 0f;
    }
    assertThat(holes.loudness(RATE)).isEqualTo(tone.loudness(RATE));
  }

  @Test
  void processAllocatesNothing() {
    Stereo tone = tones(1, -20);
    LoudnessMeter loudness = new LoudnessMeter(RATE);
    TruePeak peak = new TruePeak();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int round = 0; round < 3; round++) {
      before = threads.getCurrentThreadAllocatedBytes();
      for (int at = 0; at + 480 <= tone.frames(); at += 480) {
        loudness.process(tone.left(), tone.right(), at, 480);
        peak.process(tone.left(), tone.right(), at, 480);
      }
      before = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(before).isZero();
  }
}
