package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each lead makes of the two channels.
class LeadTest {

  private static final double RATE = 48000;

  @Test
  void aMonoPlugLeavesTheLeftDriverAloneAndSilencesTheRight() {
    var device = Circuits.source(50);
    var headphones = Circuits.pairs(2, Circuits.closedDynamic());
    var stereo = Circuits.plain(device, headphones, Lead.STEREO, RATE);
    var mono = Circuits.plain(device, headphones, Lead.MONO, RATE);
    float[] left = Tone.sine(0.9, 3, 2000);
    float[] expected = left.clone();
    float[] right = Tone.sine(0.7, 5, 2000);

    Circuits.process(stereo, expected, right.clone(), 0, 2000);
    Circuits.process(mono, left, right, 0, 2000);

    assertThat(left).isEqualTo(expected);
    assertThat(right).containsOnly(0);
    assertThat(mono.rightVrms()).isZero();
    assertThat(mono.leftVrms()).isEqualTo(stereo.leftVrms()).isPositive();
  }

  /// Drives the grounded right output with 0.1 and 0.9 V, the left one with nothing.
  @ParameterizedTest
  @CsvSource({
    // Zo, rail, Rsat, Imax, rail frames, current frames
    "10, 5, 0, 0.05, 0, 1", // 0.9 V / 10 Ω is 90 mA
    "10, 5, 0, 0.1, 0, 0",
    "10, 0.5, 0, 0.08, 1, 0", // 0.5 V / 10 Ω stays below 80 mA
    "10, 0.5, 0, 0.04, 0, 1",
    "10, 1, 10, 1, 1, 0", // 1 V / 20 Ω is below 90 mA
    "0, 5, 0, 0.05, 0, 2", // an ideal source into a short
    "0, 0.5, 0, Infinity, 1, 0",
    "0, Infinity, 0, Infinity, 0, 0",
  })
  void theGroundedAmplifierRunsIntoItsLimits(
      double ohm, double rail, double saturation, double ampere, int railFrames, int current) {
    var stage =
        Circuits.plain(
            Circuits.device(ohm, rail, saturation, ampere),
            Circuits.pairs(1, Circuits.resistor(300)),
            Lead.MONO,
            RATE);
    Circuits.process(stage, new float[3], new float[] {0, 0.1f, -0.9f}, 0, 3);

    assertThat(stage.railFrames()).isEqualTo(railFrames);
    assertThat(stage.currentFrames()).isEqualTo(current);
  }

  @Test
  void anOpenSleeveLeavesHalfTheDifference() {
    var stage =
        Circuits.plain(
            Circuits.source(0),
            Circuits.pairs(3, Circuits.closedDynamic()),
            Lead.OPEN_SLEEVE,
            RATE);
    float[] left = {0.5f, 0.5f, -0.25f, 1};
    float[] right = {0.5f, 0.1f, 0.75f, 0};

    Circuits.process(stage, left, right, 0, 4);

    assertThat(left).usingComparatorWithPrecision(1e-7f).containsExactly(0, 0.2f, -0.5f, 0.5f);
    assertThat(right).usingComparatorWithPrecision(1e-7f).containsExactly(0, -0.2f, 0.5f, -0.5f);
    assertThat(stage.leftVrms()).isEqualTo(stage.rightVrms()).isPositive();
  }

  @Test
  void anOpenSleevePutsBothSourceResistancesInSeriesWithBothDrivers() {
    var stage =
        Circuits.plain(
            Circuits.source(75), Circuits.pairs(1, Circuits.resistor(25)), Lead.OPEN_SLEEVE, RATE);
    float[] left = {0.6f};
    float[] right = {-0.2f};

    Circuits.process(stage, left, right, 0, 1);

    // 0.8 V over 75 + 25 + 25 + 75 Ω is 4 mA.
    assertThat(left[0]).isEqualTo(0.1f, within(1e-7f));
    assertThat(right[0]).isEqualTo(-0.1f, within(1e-7f));
  }

  @Test
  void anOpenSleeveIsLimitedByTheWeakerMomentOfTheTwoAmplifiers() {
    // One at its rail: (1 + 0.2) V over 2·20 + 2·40 + 30 Ω of one saturation. Both: 2 V over 180 Ω.
    var device = Circuits.device(20, 1, 30, Circuits.UNLIMITED);
    var stage =
        Circuits.plain(device, Circuits.pairs(1, Circuits.resistor(40)), Lead.OPEN_SLEEVE, RATE);
    float[] left = {1, 3, 0.2f, 0.1f};
    float[] right = {-0.2f, -3, -1, -0.1f};

    Circuits.process(stage, left, right, 0, 4);

    assertThat(left)
        .usingComparatorWithPrecision(1e-7f)
        .containsExactly(
            (float) (1.2 / 150 * 40),
            (float) (2.0 / 180 * 40),
            (float) (1.2 / 150 * 40),
            (float) (0.2 / 120 * 40));
    assertThat(stage.railFrames()).isEqualTo(3);
  }

  @Test
  void anOpenSleeveWithNothingOnItIsTwoOpenDriversAlike() {
    var stage =
        Circuits.plain(Circuits.device(75, 0.5, 10, 0.001), List.of(), Lead.OPEN_SLEEVE, RATE);
    float[] left = {0.4f, 0.9f};
    float[] right = {0.2f, -0.9f};
    Circuits.process(stage, left, right, 0, 2);

    assertThat(left).usingComparatorWithPrecision(1e-7f).containsExactly(0.1f, 0.5f);
    assertThat(stage.railFrames()).isEqualTo(1);
  }
}
