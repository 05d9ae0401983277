package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cuebus.dsp.Samples;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CueMixTest {

  @Test
  void aFreshMixerIsSilentAndSaysItHasNoLatency() {
    MixRig rig = new MixRig(Variant.V16X8).activate();
    float[][] out = rig.render(MixRig.noise(16, 100, new Random(1)));
    assertThat(rig.mix.latencyFrames()).isZero();
    for (float[] channel : out) {
      assertThat(channel).containsOnly(0);
    }
  }

  @Test
  void anImpulseComesOutAtItsOwnFrameAsTheGainsMultiplyOut() {
    MixRig rig = new MixRig(Variant.V8X4);
    rig.set("source2.trim", 6)
        .set("source2.polarity", 1)
        .set("mix3.level", -4)
        .set("mix3.source2.level", -5)
        .set("mix3.source2.pan", 0.5)
        .activate();
    float[][] bus = new float[8][64];
    bus[1][17] = 0.5f;
    float[][] out = rig.render(bus);
    double gain = -0.5 * Math.pow(10, (6 - 4 - 5) / 20.0);
    assertThat((double) out[4][17]).isCloseTo(gain * Math.cos(1.5 * Math.PI / 4), offset(1e-7));
    assertThat((double) out[5][17]).isCloseTo(gain * Math.sin(1.5 * Math.PI / 4), offset(1e-7));
    out[4][17] = 0;
    out[5][17] = 0;
    for (float[] channel : out) {
      assertThat(channel).containsOnly(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void everySizeMixesLikeTheSumsWrittenOut(Variant variant) {
    Random random = new Random(variant.inputs());
    MixRig rig = new MixRig(variant).randomiseSends(random).activate();
    float[][] bus = MixRig.noise(variant.inputs(), 50, random);
    for (float[] channel : bus) {
      // Far below the ceiling, whatever the gains.
      Samples.scale(channel, 1e-5f, channel.length);
    }
    float[][] out = rig.render(bus);
    for (int m = 1; m <= variant.mixes(); m++) {
      for (int i = 0; i < 50; i++) {
        double left = 0;
        double right = 0;
        for (int s = 1; s <= variant.inputs(); s++) {
          double pan = value(rig, "mix" + m + ".source" + s + ".pan");
          double x = bus[s - 1][i] * gain(rig, "source" + s, "trim");
          x *= value(rig, "source" + s + ".polarity") == 1 ? -1 : 1;
          x *= gain(rig, "mix" + m + ".source" + s, "level");
          left += x * Math.cos((pan + 1) * Math.PI / 4);
          right += x * Math.sin((pan + 1) * Math.PI / 4);
        }
        double level = gain(rig, "mix" + m, "level");
        double tolerance = 1e-6 * (1e-5 + Math.abs(left) + Math.abs(right)) * (1 + level);
        assertThat((double) out[2 * m - 2][i]).isCloseTo(left * level, offset(tolerance));
        assertThat((double) out[2 * m - 1][i]).isCloseTo(right * level, offset(tolerance));
      }
    }
  }

  private static double value(MixRig rig, String id) {
    return rig.mix.value(rig.parameters.byId(id).orElseThrow().index());
  }

  private static double gain(MixRig rig, String owner, String level) {
    double db = value(rig, owner + "." + level);
    return value(rig, owner + ".mute") == 1 || db <= -100 ? 0 : Math.pow(10, db / 20);
  }

  @Test
  void aLinkedPairKeepsItsSidesAndFollowsTheFirstChannelsControls() {
    MixRig rig = new MixRig(Variant.V8X4);
    Layout plain = Layout.initial(Variant.V8X4);
    Layout layout =
        new Layout(
            Variant.V8X4,
            List.of(
                new Layout.SourceStrip("Kick", null, false),
                new Layout.SourceStrip("Keys", "#00ff00", true)),
            plain.mixes());
    rig.set("source2.trim", -6)
        .set("source3.trim", 20)
        .set("source3.polarity", 1)
        .set("mix1.source2.level", 0)
        .set("mix1.source2.pan", -0.5);
    double[] values = new double[rig.parameters.all().size()];
    Arrays.setAll(values, rig.mix::value);
    rig.mix.load(new CueMixState(layout, values));
    rig.activate();
    float[][] bus = new float[8][1];
    bus[1][0] = 0.8f;
    bus[2][0] = 0.4f;
    float[][] out = rig.render(bus);
    double trim = Math.pow(10, -6 / 20.0);
    assertThat((double) out[0][0]).isCloseTo(0.8 * trim, offset(1e-7));
    assertThat((double) out[1][0]).isCloseTo(0.4 * trim * Math.sqrt(0.5), offset(1e-7));
    rig.set("source2.trim", 0).set("mix1.source2.pan", 0);
    rig.render(new float[8][4800]);
    out = rig.render(bus);
    assertThat(out[0][0]).isEqualTo(0.8f);
    assertThat(out[1][0]).isEqualTo(0.4f);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void anyCutIntoBlocksGivesTheSameBits(long seed) {
    Random random = new Random(seed);
    float[][] bus = MixRig.noise(8, 6000, random);
    bus[3][2500] = Float.NaN;
    int changes = 40;
    int[] frame = random.ints(changes, 0, 6000).sorted().toArray();
    int[] parameter = new int[changes];
    double[] value = new double[changes];
    MixRig whole = new MixRig(Variant.V8X4).randomise(new Random(seed)).activate();
    MixRig cut = new MixRig(Variant.V8X4).randomise(new Random(seed)).activate();
    for (int e = 0; e < changes; e++) {
      parameter[e] = random.nextInt(whole.parameters.all().size());
      var p = whole.parameters.all().get(parameter[e]);
      value[e] = p.min() + random.nextDouble() * (p.max() - p.min());
    }
    float[][] a = whole.renderInBlocks(bus, 6000, new Random(1), frame, parameter, value);
    float[][] b = cut.renderInBlocks(bus, 200, random, frame, parameter, value);
    assertThat(MixRig.firstDifference(a, b)).as("seed %s", seed).isEmpty();
  }

  /// What rests while it is off must not remember where blocks were cut as it went to rest.
  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void switchingOnAndOffIsCutAlike(long seed) {
    Random random = new Random(seed);
    int frames = 60_000;
    float[][] bus = MixRig.noise(8, frames, random);
    String[] switches = {
      "mix1.reverb",
      "mix1.more-me",
      "source1.width",
      "mix1.crossfeed",
      "mix1.high-pass",
      "mix1.compressor",
      "mix1.ears",
      "mix1.delay",
      "mix1.eq-1-gain",
      "mix2.reverb",
      "mix1.ceiling"
    };
    int changes = 60;
    int[] frame = random.ints(changes, 0, frames).sorted().toArray();
    int[] parameter = new int[changes];
    double[] value = new double[changes];
    MixRig whole = reverberant().activate();
    MixRig cut = reverberant().activate();
    for (int e = 0; e < changes; e++) {
      var p = whole.parameters.byId(switches[random.nextInt(switches.length)]).orElseThrow();
      parameter[e] = p.index();
      value[e] = random.nextBoolean() ? p.initial() : p.max();
    }
    float[][] a = whole.renderInBlocks(bus, frames, new Random(1), frame, parameter, value);
    float[][] b = cut.renderInBlocks(bus, 150, random, frame, parameter, value);
    assertThat(MixRig.firstDifference(a, b)).as("seed %s", seed).isEmpty();
  }

  private static MixRig reverberant() {
    MixRig rig = new MixRig(Variant.V8X4);
    Layout plain = Layout.initial(Variant.V8X4);
    List<Layout.SourceStrip> sources = new java.util.ArrayList<>(plain.sources().subList(0, 7));
    sources.set(0, new Layout.SourceStrip("Keys", null, true));
    Layout.MixStrip[] mixes = plain.mixes().toArray(Layout.MixStrip[]::new);
    mixes[0] = new Layout.MixStrip("Singer", false, Layout.Output.NONE, java.util.Set.of(0));
    double[] values = new double[rig.parameters.all().size()];
    Arrays.setAll(values, rig.mix::value);
    rig.mix.load(new CueMixState(new Layout(Variant.V8X4, sources, Arrays.asList(mixes)), values));
    for (int s : new int[] {1, 3, 4}) {
      rig.set("mix1.source" + s + ".level", -6).set("mix2.source" + s + ".level", -9);
    }
    return rig;
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void outputIsFiniteForAnyInput(long seed) {
    Random random = new Random(seed);
    MixRig rig = new MixRig(Variant.V8X4).randomise(random).activate();
    float[][] bus = new float[8][2000];
    for (float[] channel : bus) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] = Float.intBitsToFloat(random.nextInt());
      }
    }
    long bad = 0;
    for (float x : bus[0]) {
      bad += Math.abs(x) <= Samples.LARGEST ? 0 : 1;
    }
    float[][] out = rig.render(bus);
    for (float[] channel : out) {
      for (float x : channel) {
        assertThat(Float.isFinite(x)).as("seed %s", seed).isTrue();
      }
    }
    assertThat(rig.mix.nonFiniteSamples(0)).isEqualTo(bad).isPositive();
    rig.mix.reset();
    assertThat(rig.mix.nonFiniteSamples(0)).isZero();
  }

  @Test
  void aNonFiniteSampleSilencesItselfAlone() {
    MixRig rig = new MixRig(Variant.V8X4).set("mix1.source1.level", 0).activate();
    rig.set("mix1.source2.level", 0);
    rig.activate();
    float[][] bus = new float[8][3];
    bus[0] = new float[] {0.5f, Float.NaN, 0.5f};
    bus[1] = new float[] {0.5f, 0.5f, 0.5f};
    float[][] out = rig.render(bus);
    float half = (float) Math.sqrt(0.5);
    assertThat(out[0][0]).isCloseTo(1.0f * half, offset(1e-6f));
    assertThat(out[0][1]).isCloseTo(0.5f * half, offset(1e-6f));
    assertThat(out[0][2]).isCloseTo(1.0f * half, offset(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mix1.level",
        "mix1.mute",
        "mix1.source1.level",
        "mix1.source1.mute",
        "mix1.source1.pan",
        "source1.trim",
        "source1.mute",
        "source1.polarity"
      })
  void noChangeOfGainClicks(String id) {
    MixRig rig = new MixRig(Variant.V8X4).set("mix1.source1.level", 0).activate();
    float[][] bus = new float[8][4800];
    Arrays.fill(bus[0], 1);
    rig.render(bus);
    rig.set(id, id.endsWith("level") || id.endsWith("trim") ? -30 : 1);
    float[] left = rig.render(bus)[0];
    float before = (float) Math.sqrt(0.5);
    float largest = Math.abs(left[0] - before);
    for (int i = 1; i < left.length; i++) {
      largest = Math.max(largest, Math.abs(left[i] - left[i - 1]));
    }
    // A straight line over 20 ms: 960 equal steps.
    float whole = Math.abs(left[4799] - before);
    assertThat(whole).as("%s changes something", id).isGreaterThan(0.1f);
    assertThat(largest).isCloseTo(whole / 960, offset(1e-5f));
  }

  @Test
  void outputsMayBeTheInputArrays() {
    Random random = new Random(5);
    float[][] bus = MixRig.noise(8, 1000, random);
    float[][] apart = new MixRig(Variant.V8X4).randomise(new Random(6)).activate().render(bus);
    MixRig inPlace = new MixRig(Variant.V8X4).randomise(new Random(6)).activate();
    inPlace.mix.process(bus, bus, 1000, ParameterEvents.NONE);
    assertThat(MixRig.firstDifference(apart, bus)).isEmpty();
  }

  @Test
  void missingChannelsAreSilenceAndMissingOutputsAreLeftOut() {
    MixRig rig = new MixRig(Variant.V8X4).set("mix1.source1.level", 0).activate();
    float[][] out = {new float[10], new float[10], null, new float[10]};
    Arrays.fill(out[3], 7);
    rig.mix.process(new float[][] {null, new float[10]}, out, 10, ParameterEvents.NONE);
    assertThat(out[0]).containsOnly(0);
    assertThat(out[3]).containsOnly(7);
  }

  @Test
  void eventsThatMeanNothingAreIgnored() {
    MixRig rig = new MixRig(Variant.V8X4).set("mix1.source1.level", 0).activate();
    ParameterEvents events = new ParameterEvents(4);
    events.add(0, -1, 0);
    events.add(0, 1_000_000, 0);
    events.add(0, rig.parameters.byId("mix1.level").orElseThrow().index(), Double.NaN);
    float[][] out = new float[8][10];
    float[][] bus = new float[8][10];
    Arrays.fill(bus[0], 1);
    rig.mix.process(bus, out, 10, events);
    assertThat(out[0]).containsOnly((float) Math.sqrt(0.5));
  }

  @Test
  void aParameterOrValueThatCannotBeIsRefused() {
    CueMix mix = new CueMix(Variant.V8X4);
    int count = mix.parameters().all().size();
    assertThatThrownBy(() -> mix.set(count, 0))
        .hasMessageContaining("parameter " + count)
        .hasMessageContaining("0 to " + (count - 1));
    assertThatThrownBy(() -> mix.set(0, Double.NaN)).hasMessageContaining("source1.trim");
    assertThatThrownBy(() -> mix.activate(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> mix.activate(1000)).hasMessageContaining("8000");
    assertThatThrownBy(() -> mix.load(CueMixState.initial(Variant.V16X8)))
        .hasMessageContaining("16x8")
        .hasMessageContaining("8x4");
  }

  @Test
  void metersShowWhatComesInAndWhatGoesOut() {
    MixRig rig =
        new MixRig(Variant.V8X4).set("mix2.source1.level", 0).set("mix2.source1.pan", 1).activate();
    float[][] bus = new float[8][48_000];
    for (int i = 0; i < 48_000; i++) {
      bus[0][i] = (float) (0.5 * Math.sin(2 * Math.PI * i / 48));
    }
    rig.set("mix2.level", -6);
    rig.render(bus);
    rig.render(bus);
    assertThat(rig.mix.sourceLevels().peak(0)).isCloseTo(0.5, offset(1e-3));
    assertThat(rig.mix.sourceLevels().rms(0)).isCloseTo(0.5 * Math.sqrt(0.5), offset(1e-3));
    assertThat(rig.mix.mixLevels().peak(2)).isZero();
    assertThat(rig.mix.mixLevels().peak(3)).isCloseTo(0.25, offset(2e-3));
    assertThat(rig.mix.mixLevels().rms(3)).isCloseTo(0.25 * Math.sqrt(0.5), offset(2e-3));
  }

  @Test
  void bypassPassesTheBusThroughExactlyAndFadesThere() {
    MixRig rig = new MixRig(Variant.V8X4).randomise(new Random(1)).set("bypass", 0).activate();
    rig.set("source1.trim", -20);
    float[][] bus = MixRig.noise(8, 4800, new Random(2));
    rig.render(bus);
    rig.set("bypass", 1);
    float[][] fading = rig.render(bus);
    assertThat(fading[0][0]).isNotEqualTo(bus[0][0]);
    assertThat(fading[0][4799]).isEqualTo(bus[0][4799]);
    float[][] inPlace = MixRig.noise(8, 4800, new Random(3));
    float[][] kept = MixRig.noise(8, 4800, new Random(3));
    rig.mix.process(inPlace, inPlace, 4800, ParameterEvents.NONE);
    assertThat(MixRig.firstDifference(kept, inPlace)).isEmpty();
  }
}
