package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.amp.Oversampling;
import cuebus.amp.PluggedHeadphone;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a mix is heard through, from the bus to the output.
class MixOutputTest {

  private static final Layout.Output HALF =
      Rigs.output(Rigs.device("half", 1, 32), new PluggedHeadphone(Rigs.headphone("h", 32), 1));
  private static final Layout.Output QUARTER =
      Rigs.output(Rigs.device("quarter", 1, 96), new PluggedHeadphone(Rigs.headphone("h", 32), 1));

  private final MixRig rig =
      new MixRig(Variant.V8X4).set("mix1.source1.level", 0).set("mix1.source1.pan", -1);

  @Test
  void onlyAnAudibleDeviceIsHeardAndItsVolumeWithIt() {
    load(HALF);
    rig.set("mix1.volume", -6).activate();
    assertThat(steady()).isEqualTo(1);
    rig.set("mix1.output", 1);
    assertThat(steady()).isEqualTo(1);
    assertThat(rig.mix.outputs(0).jackVrms(0)).isGreaterThan(0);
    rig.set("mix1.output", 2);
    assertThat(steady()).isCloseTo(0.5f * (float) Math.pow(10, -0.3), offset(1e-6f));
  }

  @Test
  void switchingModelOrDeviceGlidesFromOneLevelToTheOther() {
    load(HALF);
    rig.set("mix1.output", 2).activate();
    assertThat(steady()).isCloseTo(0.5f, offset(1e-6f));
    load(QUARTER);
    assertGlides(0.5f, 0.25f);
    load(Layout.Output.NONE);
    assertGlides(0.25f, 1);
    load(HALF);
    assertGlides(1, 0.5f);
    rig.set("mix1.output", 0);
    assertGlides(0.5f, 1);
  }

  @Test
  void aSecondChangeDuringTheFirstIsNotLost() {
    load(HALF);
    rig.set("mix1.output", 2).activate();
    steady();
    load(QUARTER);
    rig.render(bus(100));
    load(Layout.Output.NONE);
    rig.render(bus(50));
    load(QUARTER);
    assertThat(steady()).isCloseTo(0.25f, offset(1e-6f));
  }

  @Test
  void aStateThatChangesNoDeviceLeavesItRunning() {
    load(HALF);
    rig.set("mix1.output", 2).activate();
    steady();
    double before = rig.mix.outputs(0).jackVrms(0);
    var outputs = rig.mix.outputs(0);
    rig.mix.load(rig.mix.state());
    assertThat(steady()).isCloseTo(0.5f, offset(1e-6f));
    assertThat(rig.mix.outputs(0)).isSameAs(outputs);
    assertThat(before).isCloseTo(0.5 * Math.sqrt(2), offset(1e-3));
  }

  @Test
  void anyCutIntoBlocksGivesTheSameBitsThroughADevice() {
    float[][] bus = MixRig.noise(8, 9000, new Random(3));
    int[] frame = {1000, 2500, 4000};
    int[] parameter = {index("mix1.output"), index("mix1.volume"), index("mix1.output")};
    double[] value = {0, -20, 2};
    float[][][] out = new float[2][][];
    for (int i = 0; i < 2; i++) {
      MixRig one = new MixRig(Variant.V8X4).randomise(new Random(4)).set("mix1.output", 2);
      one.mix.load(Rigs.with(one.mix.state(), Rigs.layout(Variant.V8X4, HALF)));
      one.activate();
      out[i] = one.renderInBlocks(bus, i == 0 ? 9000 : 300, new Random(5), frame, parameter, value);
    }
    assertThat(MixRig.firstDifference(out[0], out[1])).isEmpty();
  }

  /// A limited device on a resonant load: nothing that is plugged, swapped or turned jumps.
  @Test
  void aChangeOfWhatIsPluggedMakesNoClick() {
    Layout.Output one = Rigs.output(Rigs.limited(), new PluggedHeadphone(Rigs.closed(), 1));
    Layout.Output three = Rigs.output(Rigs.limited(), new PluggedHeadphone(Rigs.closed(), 3));
    load(one);
    rig.set("mix1.output", 2).activate();
    float[] steady = rig.render(sine(9600))[0];
    double unchanged = sharpest(steady, 4800);
    for (Layout.Output next : new Layout.Output[] {three, HALF, one, Layout.Output.NONE, one}) {
      load(next);
      float[] other = rig.render(sine(9600))[0];
      assertThat(sharpest(other, 2)).isLessThan(Math.max(1.5 * unchanged, 4e-4));
    }
    rig.set("mix1.volume", -30);
    assertThat(sharpest(rig.render(sine(9600))[0], 2)).isLessThan(1.5 * unchanged);
  }

  /// The largest second difference: a step or a kink in the wave is far larger than the sine's own.
  private static double sharpest(float[] x, int from) {
    double sharpest = 0;
    for (int n = from; n < x.length; n++) {
      sharpest = Math.max(sharpest, Math.abs(x[n] - 2.0 * x[n - 1] + x[n - 2]));
    }
    return sharpest;
  }

  /// 100 Hz, a whole number of periods.
  private static float[][] sine(int frames) {
    float[][] bus = new float[8][frames];
    for (int n = 0; n < frames; n++) {
      bus[0][n] = (float) (0.5 * Math.sin(2 * Math.PI * n / 480));
    }
    return bus;
  }

  @Test
  void linearPhaseDelaysEverythingAlike() {
    CueMix mix = new CueMix(Variant.V8X4, Oversampling.FINE);
    assertThat(new CueMix(Variant.V8X4).latencyFrames()).isZero();
    int late = mix.latencyFrames();
    assertThat(late).isPositive();
    mix.load(Rigs.with(mix.state(), Rigs.layout(Variant.V8X4, HALF)));
    for (String id : new String[] {"mix1.source1", "mix2.source1"}) {
      mix.set(index(id + ".level"), 0);
      mix.set(index(id + ".pan"), -1);
    }
    mix.set(index("mix1.output"), 2);
    mix.activate(48_000);
    float[][] bus = new float[8][1000];
    bus[0][10] = 1;
    float[][] out = new float[8][1000];
    mix.process(bus, out, 1000, ParameterEvents.NONE);
    assertThat(out[2][10 + late]).as("a clean mix").isEqualTo(1);
    assertThat(largest(out[0])).as("a mix through a device").isEqualTo(10 + late);

    float[][] last = new float[8][1000];
    last[4][999] = 1;
    mix.process(last, new float[8][1000], 1000, ParameterEvents.NONE);
    mix.set(index("bypass"), 1);
    mix.process(new float[8][1000], out, 1000, ParameterEvents.NONE);
    assertThat(out[4][late - 1]).as("played before bypass, heard in it").isGreaterThan(0.05f);
    mix.process(new float[8][2000], new float[8][2000], 2000, ParameterEvents.NONE);
    mix.process(bus, out, 1000, ParameterEvents.NONE);
    assertThat(largest(out[0])).as("passed through").isEqualTo(10 + late);
  }

  private static int largest(float[] x) {
    int largest = 0;
    for (int n = 0; n < x.length; n++) {
      largest = x[n] > x[largest] ? n : largest;
    }
    return largest;
  }

  private int index(String id) {
    return rig.parameters.byId(id).orElseThrow().index();
  }

  private void load(Layout.Output output) {
    rig.mix.load(Rigs.with(rig.mix.state(), Rigs.layout(Variant.V8X4, output)));
  }

  /// Where the left side settles with 1 on the bus.
  private float steady() {
    return rig.render(bus(4800))[0][4799];
  }

  private static float[][] bus(int frames) {
    float[][] bus = new float[8][frames];
    Arrays.fill(bus[0], 1);
    return bus;
  }

  /// A straight line over 20 ms, 960 frames, without a step.
  private void assertGlides(float from, float to) {
    float[] left = rig.render(bus(4800))[0];
    float largest = Math.abs(left[0] - from);
    for (int i = 1; i < left.length; i++) {
      largest = Math.max(largest, Math.abs(left[i] - left[i - 1]));
    }
    assertThat(left[4799]).isCloseTo(to, offset(1e-6f));
    assertThat(largest).isCloseTo(Math.abs(to - from) / 960, offset(1e-5f));
  }
}
