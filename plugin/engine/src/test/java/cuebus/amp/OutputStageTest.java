package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The linear stage against circuit theory.
class OutputStageTest {

  private static final double RATE = 48000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void pairsOnOneOutputShareItThroughItsSourceResistance(int pairs) {
    var stage =
        Circuits.plain(
            Circuits.source(75), Circuits.pairs(pairs, Circuits.resistor(64)), Lead.STEREO, RATE);
    float[] left = Tone.sine(0.8, 10, 480);
    float[] right = Tone.sine(0.2, 10, 480);

    Circuits.process(stage, left, right, 0, 480);

    double divider = 64.0 / pairs / (64.0 / pairs + 75);
    assertThat(Tone.amplitude(left, 0, 480, 10)).isEqualTo(0.8 * divider, within(1e-7));
    assertThat(Tone.amplitude(right, 0, 480, 10)).isEqualTo(0.2 * divider, within(1e-7));
    assertThat(stage.leftVrms()).isEqualTo(0.8 * divider * Math.sqrt(0.5), within(1e-7));
    assertThat(stage.rightVrms()).isEqualTo(0.2 * divider * Math.sqrt(0.5), within(1e-7));
    assertThat(stage.railFrames() + stage.currentFrames()).isZero();
  }

  @Test
  void aSplitterLosesLevelAndADistributionAmplifierDoesNot() {
    var device = Circuits.source(33);
    var headphone = Circuits.resistor(32);
    double one = vrms(Circuits.plain(device, Circuits.pairs(1, headphone), Lead.STEREO, RATE));
    double split = vrms(Circuits.plain(device, Circuits.pairs(4, headphone), Lead.STEREO, RATE));

    // Four pairs: 8 Ω on 33 Ω instead of 32 Ω on 33 Ω.
    assertThat(Tone.decibels(split / one))
        .isEqualTo(Tone.decibels(8.0 / 41 / (32.0 / 65)), within(1e-6));
    for (int output = 0; output < 4; output++) {
      var own = Circuits.plain(device, Circuits.pairs(1, headphone), Lead.STEREO, RATE);
      assertThat(vrms(own)).isEqualTo(one);
    }
  }

  @Test
  void anIdealDeviceIsTransparentToTheBitWithAnyLoad() {
    var amp =
        new Device.Amp(7.7, Circuits.UNLIMITED, 0, Circuits.UNLIMITED, 1, 0, 0, 0, 0, List.of());
    var headphones =
        List.of(
            new PluggedHeadphone(Circuits.closedDynamic(), 5),
            new PluggedHeadphone(Circuits.resistor(1e-3), 2));

    assertPassesUnchanged(
        Circuits.plain(Circuits.device(1.37, amp), headphones, Lead.STEREO, RATE));
  }

  @Test
  void anOpenOutputIsTransparentToTheBitBelowItsRail() {
    var device = Circuits.device(120, 1.0000001, 20, 0.001);

    assertPassesUnchanged(Circuits.plain(device, List.of(), Lead.STEREO, RATE));
  }

  @Test
  void fullScaleIsTheConvertersTimesTheGain() {
    // 2 Vrms through 10.4 dB, then 90 Ω of 100.
    var amp = new Device.Amp(10.4, 20, 0, Circuits.UNLIMITED, 1, 0, 10, 0, 0, List.of());
    var stage =
        Circuits.plain(
            Circuits.device(2.0, amp), Circuits.pairs(1, Circuits.resistor(90)), Lead.STEREO, RATE);
    Circuits.process(stage, Tone.sine(1, 10, 480), new float[480], 0, 480);

    assertThat(stage.leftVrms()).isEqualTo(2 * Math.pow(10, 0.52) * 0.9, within(1e-6));
    assertThat(stage.rightVrms()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 100, 1000, 5000, 12000, 20000})
  void reactiveLoadsFollowTheAnalogResponse(int hertz) {
    var loads =
        List.of(
            Circuits.closedDynamic(),
            Circuits.headphone(32, Element.resistor(32), new Element(Circuits.UNLIMITED, 1e-3, 0)),
            Circuits.branched(
                32,
                List.of(
                    List.of(new Element(200, Circuits.UNLIMITED, 2e-7)),
                    List.of(Element.resistor(16)))));
    for (Headphone headphone : loads) {
      assertThat(measuredDb(headphone, 50, hertz))
          .as("%s", headphone.load())
          .isEqualTo(theoryDb(headphone, 50, hertz), within(0.002));
    }
  }

  @Test
  void aCoilBehindAResistanceHasItsCornerWhereTheoryPutsIt() {
    // −3.01 dB at R/(2πL).
    double henry = 50 / (2 * Math.PI * 1000);
    var coil = Circuits.headphone(32, new Element(Circuits.UNLIMITED, henry, 0));

    assertThat(measuredDb(coil, 50, 1000)).isEqualTo(-10 * Math.log10(2), within(0.002));
  }

  @Test
  void aCapacitorBehindAResistanceHasItsCornerWhereTheoryPutsIt() {
    double farad = 1 / (2 * Math.PI * 6000 * 50);
    var capacitor =
        Circuits.headphone(32, new Element(Circuits.UNLIMITED, Circuits.UNLIMITED, farad));

    assertThat(measuredDb(capacitor, 50, 6000)).isEqualTo(-10 * Math.log10(2), within(0.002));
  }

  @Test
  void alikePairsAreOnePairAtAsManyTimesTheSourceResistance() {
    var pair = new PluggedHeadphone(Circuits.closedDynamic(), 1);
    var counted =
        Circuits.plain(
            Circuits.source(40), Circuits.pairs(3, Circuits.closedDynamic()), Lead.STEREO, RATE);
    var listed = Circuits.plain(Circuits.source(40), List.of(pair, pair, pair), Lead.STEREO, RATE);
    var single = Circuits.plain(Circuits.source(120), List.of(pair), Lead.STEREO, RATE);

    float[] expected = noise(3);
    float[] sameList = expected.clone();
    float[] sameDivider = expected.clone();
    Circuits.process(single, expected, new float[expected.length], 0, expected.length);
    Circuits.process(counted, sameDivider, new float[expected.length], 0, expected.length);
    Circuits.process(listed, sameList, new float[expected.length], 0, expected.length);

    assertThat(sameList).isEqualTo(sameDivider);
    assertThat(sameDivider).usingComparatorWithPrecision(1e-6f).containsExactly(expected);
  }

  @Test
  void refusesADeviceWithoutAFullScale() {
    var amp = new Device.Amp(0, 5, 0, 0.1, 1, 0, 10, 0, 0, List.of());

    assertThatThrownBy(() -> Circuits.plain(Circuits.device(0, amp), List.of(), Lead.STEREO, RATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("device test: full scale of 0.0 V");
  }

  private static double vrms(OutputStage stage) {
    Circuits.process(stage, Tone.sine(0.5, 10, 480), Tone.sine(0.5, 10, 480), 0, 480);
    return stage.leftVrms();
  }

  private static float[] noise(int seed) {
    var random = new SplittableRandom(seed);
    var samples = new float[5000];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) random.nextDouble(-1, 1);
    }
    return samples;
  }

  private static void assertPassesUnchanged(OutputStage stage) {
    float[] left = noise(1);
    float[] right = noise(2);
    Circuits.process(stage, left, right, 0, left.length);
    assertThat(left).isEqualTo(noise(1));
    assertThat(right).isEqualTo(noise(2));
    assertThat(stage.railFrames() + stage.currentFrames()).isZero();
  }

  private static double theoryDb(Headphone headphone, double sourceOhm, double hertz) {
    Impedance z = new Load(Circuits.pairs(1, headphone), RATE).impedance(hertz);
    return Tone.decibels(z.magnitude() / Math.hypot(z.resistance() + sourceOhm, z.reactance()));
  }

  private static double measuredDb(Headphone headphone, double sourceOhm, int hertz) {
    var stage =
        new OutputStage(
            Circuits.source(sourceOhm),
            Circuits.pairs(1, headphone),
            Lead.STEREO,
            RATE,
            Oversampling.AUDIBLE);
    int second = (int) RATE;
    // The first second is for settling.
    float[] samples = Tone.sine(0.5, 2 * hertz, 2 * second);
    Circuits.process(stage, samples, new float[2 * second], 0, 2 * second);
    return Tone.decibels(Tone.amplitude(samples, second, second, hertz) / 0.5);
  }
}
