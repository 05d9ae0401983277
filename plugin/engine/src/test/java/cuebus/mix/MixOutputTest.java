package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.amp.PluggedHeadphone;
import cuebus.param.Variant;
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
