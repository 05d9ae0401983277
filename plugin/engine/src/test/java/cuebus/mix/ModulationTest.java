package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Modulation is an offset on a value: heard, never kept.
class ModulationTest {

  private final MixRig rig = new MixRig(Variant.V8X4).set("mix1.source1.level", -6);
  private final int level = rig.parameters.byId("mix1.source1.level").orElseThrow().index();
  private final float[][] bus = MixRig.noise(8, 4000, new Random(1));

  @Test
  void soundsLikeTheSumOfValueAndOffset() {
    rig.activate();
    modulate(-4);
    MixRig sum = new MixRig(Variant.V8X4).set("mix1.source1.level", -6).activate();
    sum.set("mix1.source1.level", -10);
    assertThat(MixRig.firstDifference(rig.render(bus), sum.render(bus))).isEmpty();
  }

  @Test
  void isNoPartOfTheValueOrTheState() {
    rig.activate();
    modulate(-4);
    assertThat(rig.mix.value(level)).isEqualTo(-6);
    assertThat(rig.mix.state().value(level)).isEqualTo(-6);
  }

  @Test
  void staysWhenTheValueChangesOrAStateIsLoadedAndEndsWithActivation() {
    rig.activate();
    modulate(-4);
    rig.set("mix1.source1.level", -16);
    settle();
    assertThat(gainDb()).isCloseTo(gainDbOf(-20), within());
    rig.set("mix1.source1.level", -10);
    rig.mix.load(rig.mix.state());
    settle();
    assertThat(gainDb()).isCloseTo(gainDbOf(-14), within());
    modulate(0);
    settle();
    assertThat(gainDb()).isCloseTo(gainDbOf(-10), within());
    modulate(-4);
    rig.activate();
    assertThat(gainDb()).isCloseTo(gainDbOf(-10), within());
  }

  @Test
  void isLimitedToTheRangeAndIgnoresWhatIsNoNumber() {
    rig.activate();
    modulate(1000);
    modulate(Double.NaN);
    settle();
    assertThat(gainDb()).isCloseTo(gainDbOf(10), within());
  }

  private void modulate(double offset) {
    ParameterEvents events = new ParameterEvents(1);
    events.modulate(0, level, offset);
    rig.mix.process(new float[8][], new float[8][], 0, events);
  }

  /// The longest glide takes 20 ms.
  private void settle() {
    rig.render(new float[8][4000]);
  }

  /// What the left side of mix 1 makes of a constant on channel 1.
  private double gainDb() {
    float[][] constant = new float[8][1];
    constant[0][0] = 0.01f;
    return 20 * Math.log10(rig.render(constant)[0][0] / 0.01f);
  }

  /// A mono source in the centre: −3 dB on each side.
  private static double gainDbOf(double level) {
    return level + 10 * Math.log10(0.5);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-4);
  }
}
