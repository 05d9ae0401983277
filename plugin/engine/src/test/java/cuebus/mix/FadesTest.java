package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.param.Decibels;
import cuebus.param.Variant;
import cuebus.rt.Actor;
import cuebus.rt.ParameterEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FadesTest {

  private static final int STEP = 960;

  /// How loud a tone at half the sample rate comes out, frame by frame. The guards leave it alone,
  /// and every sample tells the gain.
  private static float[] gains(MixRig rig, int frames) {
    float[][] bus = new float[1][frames];
    for (int i = 0; i < frames; i++) {
      bus[0][i] = i % 2 == 0 ? 0.25f : -0.25f;
    }
    float[] x = rig.render(bus)[0];
    for (int i = 0; i < frames; i++) {
      x[i] /= bus[0][i];
    }
    return x;
  }

  private static float[] fade(double from, double to, int fadeMs, int frames) {
    MixRig rig = new MixRig(Variant.V8X4).set("mix1.source1.level", from).activate();
    int level = rig.parameters.byId("mix1.source1.level").orElseThrow().index();
    rig.mix.change(List.of(new Change(level, to)), Actor.SESSION, fadeMs);
    return gains(rig, frames);
  }

  @ParameterizedTest(name = "over {0} ms")
  @ValueSource(ints = {500, 2000, 10_000})
  void aFadeIsEvenInDecibelsAndEndsOnTime(int fadeMs) {
    int steps = fadeMs / 20;
    float[] x = fade(Decibels.OFF_DB, 0, fadeMs, (steps + 3) * STEP);
    double full = x[x.length - 1];
    for (int k = 1; k <= steps; k++) {
      double expected = Math.pow(10, (-60 + 60.0 * k / steps) / 20);
      assertThat(x[k * STEP] / full).as("step %d", k).isCloseTo(expected, within(1e-6));
    }
    assertThat(x[steps * STEP - 1]).as("one frame before the end").isLessThan((float) full);
    for (int i = 1; i < x.length; i++) {
      assertThat(x[i]).as("frame %d", i).isGreaterThanOrEqualTo(x[i - 1]);
      assertThat(x[i] - x[i - 1]).as("jump at frame %d", i).isLessThan((float) full / 1000);
    }
  }

  @ParameterizedTest(name = "{0} dB to {1} dB")
  @org.junit.jupiter.params.provider.CsvSource({
    "0,-100",
    "-6,6",
    "10,-90",
    "-100,-80",
    "-90,-70",
    "-70,-10",
    "-100,10"
  })
  void aFadeNeverTurnsBack(double from, double to) {
    float[] x = fade(from, to, 700, 48_000);
    double sign = Math.signum(to - from);
    for (int i = 1; i < x.length; i++) {
      assertThat(sign * (x[i] - x[i - 1])).as("frame %d", i).isGreaterThanOrEqualTo(0);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void theCutIntoBlocksIsNotHeard(long seed) {
    int frames = 60_000;
    Random random = new Random(seed);
    MixRig a = new MixRig(Variant.V8X4).randomise(random).activate();
    MixRig b = new MixRig(Variant.V8X4);
    b.mix.load(a.mix.state());
    b.activate();
    float[][] bus = MixRig.noise(8, frames, random);
    ParameterEvents events = new ParameterEvents(400);
    int at = 0;
    while (events.size() < 400) {
      at += random.nextInt(2 * frames / 400);
      var parameter = a.parameters.all().get(random.nextInt(a.parameters.all().size()));
      double value = parameter.min() + random.nextDouble() * (parameter.max() - parameter.min());
      events.add(Math.min(at, frames - 1), parameter.index(), value, 0, random.nextInt(900));
    }
    float[][] whole = new float[8][frames];
    a.mix.process(bus, whole, frames, events);
    float[][] cut = new float[8][frames];
    ParameterEvents part = new ParameterEvents(400);
    for (int done = 0; done < frames; ) {
      int n = Math.min(frames - done, 1 + random.nextInt(700));
      part.clear();
      for (int e = 0; e < events.size(); e++) {
        if (events.frame(e) >= done && events.frame(e) < done + n) {
          part.add(
              events.frame(e) - done,
              events.parameter(e),
              events.value(e),
              events.actor(e),
              events.fadeMs(e));
        }
      }
      float[][] in = new float[8][];
      for (int c = 0; c < 8; c++) {
        in[c] = Arrays.copyOfRange(bus[c], done, done + n);
      }
      float[][] out = new float[8][n];
      b.mix.process(in, out, n, part);
      for (int c = 0; c < 8; c++) {
        System.arraycopy(out[c], 0, cut[c], done, n);
      }
      done += n;
    }
    assertThat(MixRig.firstDifference(whole, cut)).isEmpty();
  }

  @Test
  void whoeverTakesHoldOfAFadingLevelHasIt() {
    MixRig rig = new MixRig(Variant.V8X4).activate();
    int level = rig.parameters.byId("mix1.source1.level").orElseThrow().index();
    rig.mix.change(List.of(new Change(level, 0)), Actor.SESSION, 10_000);
    gains(rig, 24_000);
    assertThat(rig.mix.value(level)).as("what is saved is where the fade ends").isZero();
    rig.set("mix1.source1.level", -20);
    float[] x = gains(rig, 24_000);
    double there = Math.pow(10, -20 / 20.0) * Math.sqrt(0.5);
    assertThat((double) x[STEP]).isCloseTo(there, within(1e-6));
    assertThat((double) x[23_999]).as("and the fade does not go on").isCloseTo(there, within(1e-6));
  }

  @Test
  void aMuteWaitsForTheEndAndAnUnmuteDoesNot() {
    MixRig rig = new MixRig(Variant.V8X4).set("mix1.source1.level", 0).activate();
    int mute = rig.parameters.byId("mix1.source1.mute").orElseThrow().index();
    rig.mix.change(List.of(new Change(mute, 1)), Actor.SESSION, 500);
    float[] x = gains(rig, 48_000);
    assertThat(x[23_000]).isEqualTo(x[0]);
    assertThat(x[24_001]).isZero();
    rig.mix.change(List.of(new Change(mute, 0)), Actor.SESSION, 500);
    assertThat(gains(rig, 48_000)[STEP]).isEqualTo(x[0]);
  }
}
