package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import cuebus.dsp.KWeighting;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// "More me": the own sources rise, the loudness stays.
class MoreMeTest {

  private static final Variant VARIANT = Variant.V8X4;
  private static final int RATE = (int) MixRig.RATE;

  private static MixRig rig(double amount) {
    MixRig rig = new MixRig(VARIANT);
    rig.mix.load(new CueMixState(owning(1), Parameters.of(VARIANT).initialValues()));
    rig.set("mix1.source1.level", -6).set("mix1.source2.level", -6).set("mix1.source3.level", -9);
    return rig.set("mix1.more-me", amount).activate();
  }

  private static Layout owning(int source) {
    Layout plain = Layout.initial(VARIANT);
    Layout.MixStrip[] mixes = plain.mixes().toArray(Layout.MixStrip[]::new);
    mixes[0] = new Layout.MixStrip("Singer", false, Layout.Output.NONE, Set.of(source));
    return new Layout(VARIANT, plain.sources(), Arrays.asList(mixes));
  }

  /// A band that comes and goes: bursts of filtered noise, the singer in phrases with pauses.
  private static float[][] band(int seconds, long seed) {
    Random random = new Random(seed);
    float[][] bus = new float[8][seconds * RATE];
    for (int c = 0; c < 3; c++) {
      double colour = new double[] {0.9, 0.5, 0.98}[c];
      double low = 0;
      double level = 0;
      double aim = 0;
      for (int i = 0; i < bus[c].length; i++) {
        if (i % (RATE / 4 * (c + 1)) == 0) {
          aim = c == 1 && random.nextInt(3) == 0 ? 0 : 0.05 + 0.3 * random.nextDouble();
        }
        level += (aim - level) * 0.0005;
        low += (1 - colour) * (random.nextGaussian() - low);
        bus[c][i] = (float) (level * low * (c == 2 ? 6 : 2));
      }
    }
    return bus;
  }

  @ParameterizedTest
  @CsvSource({"12,1", "6,2", "-6,3", "-12,4", "3,5"})
  void theLoudnessOfTenSecondsStays(double amount, long seed) {
    float[][] bus = band(40, seed);
    float[][] plain = rig(0).render(bus);
    float[][] more = rig(amount).render(bus);
    for (int from = 3; from + 10 <= 40; from += 2) {
      double before = loudness(plain, from, 10);
      double after = loudness(more, from, 10);
      assertThat(after)
          .as("more me %s dB, seed %d, from %d s", amount, seed, from)
          .isCloseTo(before, offset(0.5));
    }
  }

  /// Processors that take away from the own source or from the others, switched on before "more me"
  /// or behind it.
  @ParameterizedTest
  @CsvSource({
    "9, mix1.source3.level=10 mix1.high-pass=1 mix1.high-pass-frequency=400, true",
    "-6, mix1.eq-low-gain=-12 mix1.eq-low-frequency=1000 mix1.eq-high-gain=12 mix1.eq-high-frequency=1500, true",
    "9, mix1.source2.level=-16 mix1.eq-1-gain=15 mix1.eq-1-frequency=3000 mix1.eq-2-gain=-15, false",
    "9, mix1.source2.level=-18 mix1.source1.pan=-1 mix1.source3.pan=1 mix1.ears=1, true",
    "9, mix1.source2.level=-18 mix1.source1.pan=1 mix1.crossfeed=1 mix1.width=200, false"
  })
  void theLoudnessStaysBehindTheProcessors(double amount, String settings, boolean before) {
    float[][] bus = band(30, 11);
    float[][] first = Arrays.stream(bus).map(x -> Arrays.copyOf(x, RATE)).toArray(float[][]::new);
    float[][][] out = new float[2][][];
    for (int i = 0; i < 2; i++) {
      // Far below where the limiter works.
      MixRig rig = rig(before ? 0 : i * amount).set("mix1.level", -24);
      rig.render(first);
      for (String setting : settings.split(" ", -1)) {
        rig.set(
            setting.substring(0, setting.indexOf('=')),
            Double.parseDouble(setting.substring(setting.indexOf('=') + 1)));
      }
      out[i] = rig.set("mix1.more-me", i * amount).render(bus);
    }
    for (int from = 3; from + 10 <= 30; from += 3) {
      assertThat(loudness(out[1], from, 10))
          .as("more me %s dB, %s, from %d s", amount, settings, from)
          .isCloseTo(loudness(out[0], from, 10), offset(0.5));
    }
  }

  @Test
  void theOwnSourceRisesAgainstTheOthersByTheAmount() {
    float[][] bus = band(5, 7);
    MixRig rig = rig(6);
    rig.render(bus);
    rig.render(tones());
    assertThat(overTheOther(rig.render(tones()))).isCloseTo(6, offset(0.02));
  }

  /// At the change both tones are at their peak, the other at half: a step would be 1 − 10^(6/20)
  /// of the difference, which bends ten times as much as the tones themselves.
  @Test
  void otherOwnSourcesDoNotClick() {
    MixRig rig = rig(6).set("mix1.source1.level", -12);
    rig.render(tones());
    float[][] before = rig.render(tones());
    assertThat(overTheOther(before)).isCloseTo(6 + 6, offset(0.02));
    rig.mix.load(new CueMixState(owning(0), rig.mix.state().values()));
    float[] both = Arrays.copyOf(before[0], 2 * RATE);
    System.arraycopy(rig.render(tones())[0], 0, both, RATE, RATE);
    assertThat(bend(both)).isLessThan(2 * bend(before[0]));
    assertThat(overTheOther(rig.render(tones()))).isCloseTo(6 - 6, offset(0.02));
  }

  /// A second of a cosine on each of the first two sources, told apart by frequency.
  private static float[][] tones() {
    float[][] tones = new float[8][RATE];
    for (int i = 0; i < RATE; i++) {
      tones[0][i] = (float) (0.1 * Math.cos(2 * Math.PI * 1000 * i / RATE));
      tones[1][i] = (float) (0.1 * Math.cos(2 * Math.PI * 1500 * i / RATE));
    }
    return tones;
  }

  /// The second source over the first, in dB.
  private static double overTheOther(float[][] out) {
    return 20 * Math.log10(amplitude(out[0], 1500) / amplitude(out[0], 1000));
  }

  /// The largest second difference.
  private static double bend(float[] x) {
    double bend = 0;
    for (int i = 1; i < x.length - 1; i++) {
      bend = Math.max(bend, Math.abs(x[i - 1] - 2.0 * x[i] + x[i + 1]));
    }
    return bend;
  }

  @Test
  void withoutAnAmountItIsThePlainSumToTheBit() {
    float[][] bus = band(2, 8);
    MixRig rig = rig(0);
    float[][] plain = rig.render(bus);
    MixRig used = rig(9);
    used.render(band(2, 9));
    used.set("mix1.more-me", 0);
    used.render(bus);
    assertThat(MixRig.firstDifference(plain, used.render(bus))).isEmpty();
  }

  private static double loudness(float[][] out, int fromSecond, int seconds) {
    KWeighting weighting = new KWeighting(RATE);
    weighting.process(out[0], out[1], (fromSecond - 1) * RATE, RATE);
    weighting.takeEnergy();
    weighting.process(out[0], out[1], fromSecond * RATE, seconds * RATE);
    return 10 * Math.log10(weighting.takeEnergy());
  }

  private static double amplitude(float[] x, double hz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < x.length; i++) {
      re += x[i] * Math.cos(2 * Math.PI * hz * i / RATE);
      im += x[i] * Math.sin(2 * Math.PI * hz * i / RATE);
    }
    return 2 * Math.hypot(re, im) / x.length;
  }
}
