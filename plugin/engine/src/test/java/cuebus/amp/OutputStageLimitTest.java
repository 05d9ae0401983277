package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rails and current limits on resistive loads, where arithmetic is the judge.
class OutputStageLimitTest {

  private static final double RATE = 384000;
  private static final int CYCLE = 384;

  /// The Objective2 as amp-model.md fits it to its published power.
  private static final Device O2 =
      Circuits.device(2.0, new Device.Amp(10.4, 10.05, 0, 0.188, 1, 0, 0.54, 0, 0, List.of()));

  @Test
  void theRailBoundsTheOpenVoltageBeforeTheDivider() {
    var stage =
        Circuits.plain(
            Circuits.device(20, 0.5, 0, Circuits.UNLIMITED),
            Circuits.pairs(1, Circuits.resistor(80)),
            Lead.STEREO,
            RATE);
    float[] left = {0.4f, 0.49f, 0.8f, -0.8f, 0};
    float[] right = {0, 0, 0, 0, -2};

    Circuits.process(stage, left, right, 0, 5);

    assertThat(left)
        .usingComparatorWithPrecision(1e-7f)
        .containsExactly(0.32f, 0.392f, 0.4f, -0.4f, 0);
    assertThat(right[4]).isEqualTo(-0.4f, within(1e-7f));
    assertThat(stage.railFrames()).isEqualTo(3);
    assertThat(stage.currentFrames()).isZero();
  }

  @Test
  void saturationAddsItsResistanceToTheRail() {
    // Rail 0.5 V behind 20 + 30 Ω into 50 Ω: at most 0.25 V, reached at 0.35 V open.
    var stage =
        Circuits.plain(
            Circuits.device(20, 0.5, 30, Circuits.UNLIMITED),
            Circuits.pairs(1, Circuits.resistor(50)),
            Lead.STEREO,
            RATE);
    float[] left = {0.34f, 0.36f, 9, -0.4f};

    Circuits.process(stage, left, new float[4], 0, 4);

    assertThat(left)
        .usingComparatorWithPrecision(1e-7f)
        .containsExactly(0.34f * 50 / 70, 0.25f, 0.25f, -0.25f);
    assertThat(stage.railFrames()).isEqualTo(3);
  }

  @Test
  void theCurrentLimitHoldsOhmsTimesAmperes() {
    var stage =
        Circuits.plain(
            Circuits.device(10, 5, 0, 0.02),
            Circuits.pairs(2, Circuits.resistor(50)),
            Lead.STEREO,
            RATE);
    float[] left = {0.6f, 0.8f, 90, -90};

    Circuits.process(stage, left, new float[4], 0, 4);

    assertThat(left)
        .usingComparatorWithPrecision(1e-7f)
        .containsExactly(0.6f * 25 / 35, 0.5f, 0.5f, -0.5f);
    assertThat(stage.currentFrames()).isEqualTo(3);
    assertThat(stage.railFrames()).as("the current limit left less than the rail").isZero();
  }

  @ParameterizedTest
  @CsvSource({"33, 613", "600, 88", "300, 175.7"})
  void reproducesTheObjective2AtOnePercentDistortion(double ohm, double milliwatts) {
    double volts = voltsAtOnePercent(ohm);

    assertThat(1000 * volts * volts / ohm).isEqualTo(milliwatts, within(0.01 * milliwatts));
  }

  private static double voltsAtOnePercent(double ohm) {
    var stage = Circuits.plain(O2, Circuits.pairs(1, Circuits.resistor(ohm)), Lead.STEREO, RATE);
    double low = 0.5;
    double high = 4;
    for (int step = 0; step < 40; step++) {
      double drive = 0.5 * (low + high);
      float[] samples = Tone.sine(drive, 1, CYCLE);
      stage.reset();
      Circuits.process(stage, samples, new float[CYCLE], 0, CYCLE);
      if (Tone.thd(samples, 0, CYCLE, 1) < 0.01) {
        low = drive;
      } else {
        high = drive;
      }
    }
    return stage.leftVrms();
  }

  @Test
  void hardLimitedPowerIsThatOfAClippedSine() {
    // Mean square of a clipped sine: the integral over a quarter period.
    double drive = 1.7;
    double top = 0.6 * 40 / 50;
    double peak = drive * 40 / 50;
    double angle = Math.asin(top / peak);
    double meanSquare =
        (2 / Math.PI)
            * (peak * peak * (angle / 2 - Math.sin(2 * angle) / 4)
                + top * top * (Math.PI / 2 - angle));
    var rail =
        Circuits.plain(
            Circuits.device(10, 0.6, 0, Circuits.UNLIMITED),
            Circuits.pairs(1, Circuits.resistor(40)),
            Lead.STEREO,
            RATE);
    var current =
        Circuits.plain(
            Circuits.device(10, Circuits.UNLIMITED, 0, top / 40),
            Circuits.pairs(1, Circuits.resistor(40)),
            Lead.STEREO,
            RATE);
    int frames = 384000;
    Circuits.process(rail, Tone.sine(drive, 1, frames), new float[frames], 0, frames);
    Circuits.process(current, Tone.sine(drive, 1, frames), new float[frames], 0, frames);

    assertThat(rail.leftVrms()).isEqualTo(Math.sqrt(meanSquare), within(1e-8));
    assertThat(current.leftVrms()).isEqualTo(Math.sqrt(meanSquare), within(1e-8));
    assertThat(rail.railFrames() / (double) frames)
        .isEqualTo(1 - angle / (Math.PI / 2), within(1e-5));
    assertThat(current.currentFrames()).isEqualTo(rail.railFrames());
  }

  @ParameterizedTest
  @CsvSource({"32, 1, 1", "149.9, 1, 1", "150, 1, 2", "600, 1, 4", "600, 2, 2", "600, 5, 1"})
  void anAdaptiveRailFollowsTheNominalLoad(double ohm, int pairs, double railVolts) {
    var amp =
        new Device.Amp(
            0,
            1,
            0,
            Circuits.UNLIMITED,
            1,
            0,
            0,
            0,
            0,
            List.of(new Device.AdaptiveRail(150, 2), new Device.AdaptiveRail(600, 4)));
    var stage =
        Circuits.plain(
            Circuits.device(Math.sqrt(0.5), amp),
            Circuits.pairs(pairs, Circuits.resistor(ohm)),
            Lead.STEREO,
            RATE);
    float[] left = {100};
    Circuits.process(stage, left, new float[1], 0, 1);

    assertThat(left[0]).isEqualTo((float) railVolts, within(1e-6f));
  }

  @Test
  void resetForgetsSignalAndReadings() {
    var stage =
        Circuits.plain(
            Circuits.device(75, 0.5, 5, 0.003),
            Circuits.pairs(2, Circuits.closedDynamic()),
            Lead.STEREO,
            RATE);
    float[] first = noise();
    float[] again = first.clone();
    Circuits.process(stage, first, noise(), 0, first.length);
    double vrms = stage.rightVrms();
    long limited = stage.currentFrames();

    stage.reset();
    assertThat(stage.leftVrms()).isZero();
    assertThat(stage.currentFrames() + stage.railFrames()).isZero();

    Circuits.process(stage, again, noise(), 0, again.length);
    assertThat(again).isEqualTo(first);
    assertThat(stage.rightVrms()).isEqualTo(vrms);
    assertThat(stage.currentFrames()).isEqualTo(limited).isPositive();
  }

  private static float[] noise() {
    var samples = new float[1000];
    var random = new SplittableRandom(7);
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) random.nextDouble(-1, 1);
    }
    return samples;
  }
}
