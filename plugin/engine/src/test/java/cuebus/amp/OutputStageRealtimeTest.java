package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the audio thread may rely on, for every lead.
class OutputStageRealtimeTest {

  private static final int FRAMES = 4096;

  @ParameterizedTest
  @EnumSource
  void anySplitIntoBlocksGivesTheSameBits(Lead lead) {
    for (int seed = 1; seed <= 20; seed++) {
      var random = new SplittableRandom(seed);
      float[] left = noise(random, 1.5);
      float[] right = noise(random, 1.5);
      float[] splitLeft = left.clone();
      float[] splitRight = right.clone();
      int bits = seed % 2 == 0 ? 12 : 0;
      double groundOhm = seed % 3 == 0 ? 0.5 : 0;
      OutputStage whole = stage(lead, bits, groundOhm);
      OutputStage split = stage(lead, bits, groundOhm);

      Circuits.process(whole, left, right, 0, FRAMES);
      for (int at = 0; at < FRAMES; ) {
        int frames = Math.min(random.nextInt(0, 200), FRAMES - at);
        Circuits.process(split, splitLeft, splitRight, at, frames);
        at += frames;
      }

      assertThat(splitLeft).as("seed %d", seed).isEqualTo(left);
      assertThat(splitRight).as("seed %d", seed).isEqualTo(right);
      assertThat(split.leftVrms()).isEqualTo(whole.leftVrms());
      assertThat(split.railFrames()).isEqualTo(whole.railFrames()).isPositive();
      assertThat(split.currentFrames()).isEqualTo(whole.currentFrames()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anythingInIsFiniteOut(Lead lead) {
    float[] bad = {
      Float.NaN,
      1e30f,
      Float.POSITIVE_INFINITY,
      -1e30f,
      Float.NEGATIVE_INFINITY,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.MIN_VALUE,
      -0f,
      1
    };
    var coil = Circuits.headphone(32, new Element(Circuits.UNLIMITED, 1e-4, 0));
    var capacitor = Circuits.headphone(32, new Element(Circuits.UNLIMITED, Circuits.UNLIMITED, 1));
    for (Device device :
        List.of(
            Circuits.source(0),
            Circuits.source(75),
            Circuits.quantising(Circuits.source(75), 32),
            Circuits.device(0, 9, 3, 0.01))) {
      for (Headphone headphone : List.of(coil, capacitor, Circuits.closedDynamic())) {
        var stage = Circuits.plain(device, Circuits.pairs(2, headphone), lead, 48000);
        for (int seed = 1; seed <= 20; seed++) {
          var random = new SplittableRandom(seed);
          var left = new float[FRAMES];
          var right = new float[FRAMES];
          for (int n = 0; n < FRAMES; n++) {
            left[n] = bad[random.nextInt(bad.length)];
            right[n] = bad[random.nextInt(bad.length)];
          }
          Circuits.process(stage, left, right, 0, FRAMES);
          for (int n = 0; n < FRAMES; n++) {
            assertThat(Float.isFinite(left[n]) && Float.isFinite(right[n]))
                .as("seed %d, frame %d: %s %s", seed, n, left[n], right[n])
                .isTrue();
          }
        }
        assertThat(stage.leftVrms()).isFinite();
      }
    }
  }

  /// A resonance rings to 4/π of the square wave that drives it.
  @Test
  void whatRingsBeyondTheLargestFloatIsHeldThere() {
    double omega = 2 * Math.PI * 1000;
    double q = 10;
    double ohm = 1000;
    var tank = new Element(Circuits.UNLIMITED, ohm / (omega * q), q / (omega * ohm));
    var stage =
        Circuits.plain(
            Circuits.source(ohm),
            Circuits.pairs(1, Circuits.headphone(300, tank)),
            Lead.STEREO,
            48000);
    var left = new float[FRAMES];
    for (int n = 0; n < FRAMES; n++) {
      left[n] = n % 48 < 24 ? Float.MAX_VALUE : -Float.MAX_VALUE;
    }

    Circuits.process(stage, left, new float[FRAMES], 0, FRAMES);

    assertThat(left).contains(Float.MAX_VALUE, -Float.MAX_VALUE);
    assertThat(left).doesNotContain(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @EnumSource
  void samplesThatAreNoNumberCountAsSilence(Lead lead) {
    OutputStage stage = stage(lead, 0, 0.5);
    float[] left = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    float[] right = left.clone();

    Circuits.process(stage, left, right, 0, 3);

    // Compared as numbers: a −0 is silence too.
    assertThat(left).usingComparatorWithPrecision(0f).containsOnly(0);
    assertThat(right).usingComparatorWithPrecision(0f).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({"STEREO, 0", "STEREO, 0.5", "MONO, 0", "MONO, 0.5", "OPEN_SLEEVE, 0"})
  void silenceBecomesExactlyZero(Lead lead, double groundOhm) {
    OutputStage stage = stage(lead, 0, groundOhm);
    Circuits.process(
        stage, noise(new SplittableRandom(4), 1), noise(new SplittableRandom(5), 1), 0, FRAMES);
    int second = 48000;
    Circuits.process(stage, new float[second], new float[second], 0, second);
    var left = new float[FRAMES];
    var right = new float[FRAMES];
    Circuits.process(stage, left, right, 0, FRAMES);

    // Compared as numbers: a −0 is silence too.
    assertThat(left).usingComparatorWithPrecision(0f).containsOnly(0);
    assertThat(right).usingComparatorWithPrecision(0f).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({"STEREO, 0", "STEREO, 0.5", "MONO, 0", "MONO, 0.5", "OPEN_SLEEVE, 0"})
  void processAllocatesNothing(Lead lead, double groundOhm) {
    OutputStage stage = stage(lead, 12, groundOhm);
    float[] left = noise(new SplittableRandom(6), 2);
    float[] right = noise(new SplittableRandom(7), 2);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int warm = 0; warm < 50; warm++) {
      Circuits.process(stage, left, right, 0, FRAMES);
      threads.getCurrentThreadAllocatedBytes();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int block = 0; block < 100; block++) {
      Circuits.process(stage, left, right, 0, FRAMES);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
  }

  /// A coil parts voltage from current, so that noise meets the rail and the current limit.
  private static OutputStage stage(Lead lead, int bits, double groundOhm) {
    var amp = new Device.Amp(0, 0.9, 20, 0.012, 1, 0, 33, groundOhm, 0, List.of());
    return Circuits.plain(
        Circuits.quantising(Circuits.device(Math.sqrt(0.5), amp), bits),
        List.of(
            new PluggedHeadphone(Circuits.closedDynamic(), 1),
            new PluggedHeadphone(
                Circuits.headphone(
                    5, Element.resistor(5), new Element(Circuits.UNLIMITED, 1e-3, 0)),
                1)),
        lead,
        48000);
  }

  private static float[] noise(SplittableRandom random, double peak) {
    var samples = new float[FRAMES];
    for (int n = 0; n < FRAMES; n++) {
      samples[n] = (float) random.nextDouble(-peak, peak);
    }
    return samples;
  }
}
