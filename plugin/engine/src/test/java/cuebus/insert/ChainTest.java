package cuebus.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import cuebus.insert.StereoImage.Ears;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every processor keeps to, shown on all of them at once.
class ChainTest {

  private static final int RATE = 48_000;
  private static final List<Ears> EARS = List.of(Ears.values());
  private static final List<Crossfeed.Level> LEVELS = List.of(Crossfeed.Level.values());

  /// A chain, the reverb it returns and what is sent there: a quarter of the mix.
  private static final class Rig {

    private final Chain chain;
    private final Reverb reverb = new Reverb(RATE);
    private final float[] wetLeft;
    private final float[] wetRight;

    Rig(boolean lookAhead, int frames) {
      chain = new Chain(RATE, lookAhead);
      wetLeft = new float[frames];
      wetRight = new float[frames];
    }

    void process(float[] left, float[] right, int offset, int frames) {
      for (int i = offset; i < offset + frames; i++) {
        wetLeft[i] = 0.25f * left[i];
        wetRight[i] = 0.25f * right[i];
      }
      reverb.process(wetLeft, wetRight, offset, frames);
      chain.process(wetLeft, wetRight, left, right, offset, frames);
    }

    /// One change of one setting, chosen by chance.
    void change(Random random) {
      boolean off = random.nextInt(4) == 0;
      double x = random.nextDouble();
      switch (random.nextInt(13)) {
        case 0 ->
            set(off, chain.linear.highPass::off, () -> chain.linear.highPass.set(20 + 380 * x));
        case 1 -> chain.linear.equalizer.lowShelf(100, off ? 0 : 30 * x - 15);
        case 2 -> chain.linear.equalizer.peak(0, 16_000 * x + 20, off ? 0 : 12, 2);
        case 3 -> chain.linear.equalizer.peak(1, 500, off ? 0 : 30 * x - 15, 0.3 + 9 * x);
        case 4 -> chain.linear.equalizer.highShelf(1500 + 9000 * x, off ? 0 : -9);
        case 5 ->
            set(
                off,
                chain.compressor::off,
                () -> chain.compressor.set(-60 * x, 1 + 19 * x, 5, 10 + 300 * x, 24 * x, 6));
        case 6 -> set(off, chain.reverbReturn::off, () -> chain.reverbReturn.set(-40 * x));
        case 7 -> chain.linear.image.set(EARS.get((int) (3 * x)), off ? 1 : 2 * x);
        case 8 ->
            set(
                off,
                chain.linear.crossfeed::off,
                () -> chain.linear.crossfeed.set(LEVELS.get((int) (3 * x))));
        case 9 -> chain.delay.set(off ? 0 : 50 * x);
        case 10 -> {
          chain.dcGuard.set(!off);
          chain.howlGuard.set(!off);
        }
        case 11 -> set(off, chain.limiter::off, () -> chain.limiter.set(-30 * x));
        default -> set(off, chain.fadeIn::fromSilence, chain.fadeIn::fromSound);
      }
      reverb.set(0.3 + 4 * x, 1000 + 15_000 * x);
    }

    private static void set(boolean off, Runnable stop, Runnable set) {
      (off ? stop : set).run();
    }

    void everythingOn() {
      chain.linear.highPass.set(80);
      chain.linear.equalizer.lowShelf(120, 4);
      chain.linear.equalizer.peak(0, 400, -3, 1);
      chain.linear.equalizer.peak(1, 3000, 5, 0.7);
      chain.linear.equalizer.highShelf(9000, -6);
      chain.compressor.set(-24, 4, 5, 150, 6, 6);
      chain.reverbReturn.set(-6);
      chain.linear.image.set(Ears.BOTH, 1.5);
      chain.linear.crossfeed.set(Crossfeed.Level.CHU_MOY);
      chain.delay.set(7);
      chain.dcGuard.set(true);
      chain.howlGuard.set(true);
      chain.limiter.set(-3);
    }
  }

  private static float[] music(int frames, long seed) {
    Random random = new Random(seed);
    double dc = seed % 2 == 0 ? 0.2 : 0;
    double[] coloured = new double[1];
    return Signals.of(
        frames,
        i -> {
          coloured[0] = 0.97 * coloured[0] + 0.1 * random.nextGaussian();
          double beat = Math.exp(-(i % 12_000) / 3000.0);
          return coloured[0] * beat * 1.5 + 0.3 * Math.sin(0.03 * i) + dc;
        });
  }

  /// Everything changes all the time; one run is cut only there, the other anywhere else, too.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void cuttingARunChangesNoBit(long seed) {
    int frames = 5 * RATE;
    boolean lookAhead = seed % 3 == 0;
    float[] left = music(frames, seed);
    float[] right = music(frames, seed + 100);
    float[] cutLeft = left.clone();
    float[] cutRight = right.clone();
    Rig whole = new Rig(lookAhead, frames);
    Rig cut = new Rig(lookAhead, frames);
    Random changes = new Random(seed);
    Random sameChanges = new Random(seed);
    Random cuts = new Random(seed + 1);
    Random lengths = new Random(seed + 2);
    for (int at = 0; at < frames; ) {
      int part = Math.min(frames - at, 1 + lengths.nextInt(seed % 2 == 0 ? 3000 : 30_000));
      whole.change(changes);
      cut.change(sameChanges);
      whole.process(left, right, at, part);
      for (int done = 0; done < part; ) {
        int n = Math.min(part - done, 1 + cuts.nextInt(cuts.nextBoolean() ? 4 : 800));
        cut.process(cutLeft, cutRight, at + done, n);
        done += n;
      }
      at += part;
    }
    for (int i = 0; i < frames; i++) {
      assertThat(Float.floatToRawIntBits(cutLeft[i]))
          .as("seed %s, left %s", seed, i)
          .isEqualTo(Float.floatToRawIntBits(left[i]));
      assertThat(Float.floatToRawIntBits(cutRight[i]))
          .as("seed %s, right %s", seed, i)
          .isEqualTo(Float.floatToRawIntBits(right[i]));
    }
  }

  static Stream<Arguments> settings() {
    return Stream.of(
        setting("high pass", chain -> chain.linear.highPass.set(100)),
        setting("equalizer", chain -> chain.linear.equalizer.peak(0, 1000, 6, 1)),
        setting("compressor", chain -> chain.compressor.set(-40, 4, 1, 100, 0, 0)),
        setting("reverb", chain -> chain.reverbReturn.set(0)),
        setting("image", chain -> chain.linear.image.set(Ears.LEFT, 1)),
        setting("crossfeed", chain -> chain.linear.crossfeed.set(Crossfeed.Level.BAUER)),
        setting("delay", chain -> chain.delay.set(1)),
        setting("DC guard", chain -> chain.dcGuard.set(true)),
        setting("howl guard", chain -> chain.howlGuard.set(true)),
        setting("limiter", chain -> chain.limiter.set(-20)));
  }

  private static Arguments setting(String name, Consumer<Chain> setting) {
    return Arguments.of(Named.of(name, setting));
  }

  /// Each alone is heard: the signal has a DC to remove and a tone that grows.
  @ParameterizedTest
  @MethodSource("settings")
  void everyProcessorIsInTheChain(Consumer<Chain> setting) {
    Rig rig = new Rig(false, 2 * RATE);
    float[] left =
        Signals.of(2 * RATE, i -> Math.pow(10, 2.0 * i / RATE - 4) * Math.sin(0.2 * i) + 0.05);
    float[] right = new float[2 * RATE];
    float[] in = left.clone();
    setting.accept(rig.chain);
    assertThat(rig.chain.active()).isTrue();
    rig.process(left, right, 0, 2 * RATE);
    assertThat(left).isNotEqualTo(in);
    assertThat(rig.chain.finiteGuard.silenced()).isZero();
  }

  @Test
  void fadesInAtTheEnd() {
    Rig rig = new Rig(false, RATE);
    rig.chain.delay.set(5);
    rig.chain.reset();
    rig.chain.fadeIn.fromSilence();
    float[] left = Signals.of(RATE, i -> 1);
    rig.process(left, left.clone(), 0, RATE);
    assertThat(left[300]).isBetween(1e-6f, 0.01f);
    assertThat(left[RATE - 1]).isEqualTo(1);
  }

  /// What the compressor does to the mix leaves the reverberation alone; the limiter does not.
  @Test
  void theReverbReturnsBetweenCompressorAndLimiter() {
    Chain chain = new Chain(RATE, false);
    chain.compressor.set(-60, 20, 0.1, 2000, 0, 0);
    chain.reverbReturn.set(0);
    chain.reset();
    float[] wet = Signals.of(RATE, i -> 0.5);
    float[] left = Signals.of(RATE, i -> i < 1000 ? 1 : 0);
    float[] right = new float[RATE];
    chain.process(wet, wet, left, right, 0, RATE);
    assertThat(left[1000]).isEqualTo(0.5f);
    chain.limiter.set(-12);
    chain.reset();
    float[] limited = new float[RATE];
    chain.process(wet, wet, limited, limited.clone(), 0, RATE);
    assertThat(limited[RATE - 1]).isCloseTo(0.2512f, within(1e-4f));
  }

  @Test
  void allOffPassesEveryBit() {
    Rig rig = new Rig(false, RATE);
    assertThat(rig.chain.active()).isFalse();
    assertThat(rig.chain.latency()).isZero();
    float[] left = Signals.of(RATE, i -> i % 3 == 0 ? -0.0 : i % 3 == 1 ? 1e-44 : 3e38);
    float[] in = left.clone();
    rig.process(left, left.clone(), 0, RATE);
    for (int i = 0; i < RATE; i++) {
      assertThat(Float.floatToRawIntBits(left[i])).isEqualTo(Float.floatToRawIntBits(in[i]));
    }
  }

  /// On, off again, and after the longest tail nothing is left, not even a bit.
  @Test
  void whatIsSwitchedOffLeavesNothingBehind() {
    Rig rig = new Rig(false, 8 * RATE);
    rig.everythingOn();
    float[] left = music(8 * RATE, 3);
    float[] right = music(8 * RATE, 4);
    float[] in = left.clone();
    rig.process(left, right, 0, 2 * RATE);
    rig.chain.linear.highPass.off();
    rig.chain.linear.equalizer.lowShelf(120, 0);
    rig.chain.linear.equalizer.peak(0, 400, 0, 1);
    rig.chain.linear.equalizer.peak(1, 3000, 0, 1);
    rig.chain.linear.equalizer.highShelf(9000, 0);
    rig.chain.compressor.off();
    rig.chain.reverbReturn.off();
    rig.chain.linear.image.set(Ears.BOTH, 1);
    rig.chain.linear.crossfeed.off();
    rig.chain.delay.set(0);
    rig.chain.dcGuard.set(false);
    rig.chain.howlGuard.set(false);
    rig.chain.limiter.off();
    rig.process(left, right, 2 * RATE, 5 * RATE);
    assertThat(rig.chain.active()).isFalse();
    for (int i = 6 * RATE; i < 7 * RATE; i++) {
      assertThat(left[i]).isEqualTo(in[i]);
    }
  }

  @Test
  void silenceBecomesExactSilence() {
    Rig rig = new Rig(true, 20 * RATE);
    rig.everythingOn();
    rig.reverb.set(0.5, 8000);
    float[] left = Signals.of(20 * RATE, i -> i < RATE ? Math.sin(0.02 * i) : 0);
    float[] right = Signals.of(20 * RATE, i -> i < RATE ? Math.sin(0.3 * i) : 0);
    rig.process(left, right, 0, 20 * RATE);
    assertThat(Signals.peak(left, RATE, 2 * RATE)).isPositive();
    assertThat(Signals.peak(left, 19 * RATE, 20 * RATE)).isZero();
    assertThat(Signals.peak(right, 19 * RATE, 20 * RATE)).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverComesInFiniteGoesOutBelowTheCeiling(long seed) {
    Rig rig = new Rig(seed % 2 == 0, 2 * RATE);
    rig.everythingOn();
    Random random = new Random(seed);
    float[] bad = {Float.NaN, Float.POSITIVE_INFINITY, -Float.MAX_VALUE, 1e30f, 1e9f, 1e-42f};
    float[] left =
        Signals.of(
            2 * RATE,
            i -> {
              boolean strike = i < RATE && random.nextInt(50) == 0;
              return strike ? bad[random.nextInt(bad.length)] : 0.1 * random.nextGaussian();
            });
    float[] right = Signals.of(2 * RATE, i -> i == 5000 ? Double.NaN : random.nextGaussian());
    rig.chain.reset();
    // The send would take the bad samples to the reverb; a host's sources are checked before.
    rig.chain.reverbReturn.off();
    rig.chain.reverbReturn.reset();
    rig.chain.process(new float[0], new float[0], left, right, 0, 2 * RATE);
    for (int i = 0; i < 2 * RATE; i++) {
      assertThat(Math.abs(left[i])).isLessThanOrEqualTo(0.70795f);
      assertThat(Math.abs(right[i])).isLessThanOrEqualTo(0.70795f);
    }
    assertThat(rig.chain.finiteGuard.silenced()).isGreaterThan(100);
  }

  @Test
  void processAllocatesNothing() {
    Rig rig = new Rig(true, RATE);
    rig.everythingOn();
    float[] left = music(RATE, 6);
    float[] right = music(RATE, 7);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Long> allocated = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int at = 0; at < RATE; at += 480) {
        rig.chain.linear.equalizer.peak(0, 500 + at / 10.0, 6, 1);
        rig.chain.compressor.set(-30, 4, 1, 100, 6, at / 10_000.0);
        rig.reverb.set(1 + at / 50_000.0, 5000);
        rig.chain.linear.crossfeed.set(Crossfeed.Level.BAUER);
        rig.chain.limiter.set(-at / 5000.0);
        rig.process(left, right, at, 480);
      }
      allocated.add(threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(allocated.getLast()).as("bytes in each round: %s", allocated).isZero();
  }

  @Test
  void lookAheadIsItsLatency() {
    Chain chain = new Chain(RATE, true);
    assertThat(chain.latency()).isEqualTo(72);
    float[] left = Signals.impulse(RATE);
    float[] right = new float[RATE];
    chain.process(new float[0], new float[0], left, right, 0, RATE);
    assertThat(left[72]).isEqualTo(1);
    assertThat(Signals.rms(left, 0, 72)).isZero();
  }

  @Test
  void resetForgetsEverythingPlayed() {
    Rig used = new Rig(true, RATE);
    Rig fresh = new Rig(true, RATE);
    used.everythingOn();
    used.process(music(RATE, 2), music(RATE, 4), 0, RATE);
    fresh.everythingOn();
    used.chain.reset();
    fresh.chain.reset();
    used.reverb.reset();
    fresh.reverb.reset();
    float[] left = music(RATE, 5);
    float[] right = music(RATE, 6);
    float[] freshLeft = left.clone();
    float[] freshRight = right.clone();
    used.process(left, right, 0, RATE);
    fresh.process(freshLeft, freshRight, 0, RATE);
    assertThat(left).isEqualTo(freshLeft);
    assertThat(right).isEqualTo(freshRight);
  }
}
