package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The circuit at its inner rate against circuit theory.
class CircuitTest {

  private static final double NONE = Circuits.UNLIMITED;
  private static final double RATE = 48_000;

  private static Device.Amp amp(double rail, double ampere, double ohm, double ground) {
    return new Device.Amp(0, rail, 0, ampere, 1, 0, ohm, ground, 0, List.of());
  }

  static Stream<Arguments> loads() {
    return Stream.of(
            Circuits.closedDynamic(),
            Circuits.resistor(32),
            // A coil without losses, as steep as loads get.
            Circuits.headphone(32, Element.resistor(30), new Element(NONE, 5e-4, 0)),
            // An armature's resonance.
            Circuits.headphone(
                32,
                Element.resistor(20),
                new Element(60, 60 / (2 * Math.PI * 6000 * 5), 5 / (2 * Math.PI * 6000 * 60))),
            Circuits.branched(
                32, List.of(List.of(new Element(200, NONE, 2e-7)), List.of(Element.resistor(16)))))
        .flatMap(headphone ->
            Stream.of(
                Arguments.of(headphone, Oversampling.AUDIBLE, 0.002),
                Arguments.of(headphone, Oversampling.FINE, 0.002),
                Arguments.of(headphone, Oversampling.METER, 0.02)));
  }

  /// With a rail, so that its antialiasing is in the way too.
  @ParameterizedTest
  @MethodSource("loads")
  void theResponseIsThatOfTheCircuit(
      Headphone headphone, Oversampling oversampling, double tolerance) {
    for (double rate : new double[] {44_100, 48_000, 96_000}) {
      var plugged = Circuits.pairs(2, headphone);
      var circuit = new Circuit(amp(100, 10, 75, 0), plugged, Lead.STEREO, rate, oversampling);
      double[] left = new double[(int) rate];
      left[0] = 1;
      circuit.process(left, new double[(int) rate], 0, (int) rate);
      for (double hertz = 20; hertz <= 20_000; hertz *= 1.12) {
        Impedance z = new Load(plugged, rate).impedance(hertz);
        double theory = z.magnitude() / Math.hypot(z.resistance() + 75, z.reactance());
        assertThat(Tone.decibels(Tone.gain(left, 0, hertz, rate) / theory))
            .as("dB at %.0f Hz and %.0f Hz sample rate, %s", hertz, rate, headphone.load())
            .isEqualTo(0, within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Oversampling.Phase.class)
  void linearPhaseIsADelayAndLeastPhaseNone(Oversampling.Phase phase) {
    var oversampling = new Oversampling(16, phase);
    var circuit =
        new Circuit(
            amp(100, 10, 10, 0),
            Circuits.pairs(1, Circuits.resistor(30)),
            Lead.STEREO,
            RATE,
            oversampling);
    double[] left = new double[1000];
    left[0] = 1;
    circuit.process(left, new double[1000], 0, 1000);

    int late = circuit.latencyFrames();
    assertThat(late).isEqualTo(oversampling.latencyFrames());
    if (phase == Oversampling.Phase.MINIMUM) {
      assertThat(late).isZero();
      return;
    }
    int largest = 0;
    for (int n = 0; n < left.length; n++) {
      largest = left[n] > left[largest] ? n : largest;
    }
    assertThat(largest).isEqualTo(late).isPositive();
    // What is left of asymmetry is the rail's half inner sample.
    for (int n = 1; n < late; n++) {
      assertThat(left[late + n]).isEqualTo(left[late - n], within(0.05));
    }
  }

  static Stream<Arguments> commonReturns() {
    // A woofer's coil, and a tweeter behind a capacitor.
    Headphone twoWays =
        Circuits.branched(
            24,
            List.of(
                List.of(Element.resistor(18), new Element(NONE, 2e-4, 0)),
                List.of(Element.resistor(12), new Element(NONE, NONE, 2.2e-6))));
    return Stream.of(
        Arguments.of(Circuits.closedDynamic(), 1000, 0.5),
        Arguments.of(Circuits.closedDynamic(), 10_000, 0.5),
        Arguments.of(Circuits.closedDynamic(), 50, 3),
        Arguments.of(Circuits.closedDynamic(), 1000, 20),
        Arguments.of(twoWays, 12_000, 1.3),
        Arguments.of(twoWays, 20_000, 1.3),
        Arguments.of(twoWays, 20_000, 8));
  }

  /// Both channels' currents through the common return, in complex numbers.
  @ParameterizedTest
  @MethodSource("commonReturns")
  void theCommonReturnLeaksAsTheorySays(Headphone headphone, int hertz, double ground) {
    var plugged = Circuits.pairs(1, headphone);
    var circuit =
        new Circuit(amp(100, 10, 10, ground), plugged, Lead.STEREO, RATE, Oversampling.AUDIBLE);
    double[] left = new double[(int) RATE];
    double[] right = new double[(int) RATE];
    left[0] = 1;
    circuit.process(left, right, 0, (int) RATE);

    // iL·(Z + Zo + Rg) + iR·Rg = 1 and iL·Rg + iR·(Z + Zo + Rg) = 0.
    Impedance z = new Load(plugged, RATE).impedance(hertz);
    Impedance own = z.plus(new Impedance(10 + ground, 0));
    Impedance determinant = new Impedance(own.resistance() + ground, own.reactance());
    Impedance difference = new Impedance(own.resistance() - ground, own.reactance());
    double both = determinant.magnitude() * difference.magnitude();
    assertThat(Tone.gain(right, 0, hertz, RATE))
        .isEqualTo(z.magnitude() * ground / both, within(3e-4 * ground / 10));
    assertThat(Tone.gain(left, 0, hertz, RATE))
        .isEqualTo(z.magnitude() * own.magnitude() / both, within(3e-4));
    // Turned over and 20·log10(Rg/|Z + Zo + Rg|) below: what a listener calls crosstalk.
    assertThat(Tone.gain(right, 0, hertz, RATE) / Tone.gain(left, 0, hertz, RATE))
        .isEqualTo(ground / own.magnitude(), within(1e-3 * ground / own.magnitude()));
  }

  @Test
  void theCommonReturnLetsAnotherChannelTakeFromOneAtItsLimit() {
    // 1 V over 30 + 10 Ω and a common 5 Ω: alone 22.2 mA, together 20 mA through each.
    var circuit =
        new Circuit(
            amp(NONE, 0.021, 10, 5),
            Circuits.pairs(1, Circuits.resistor(30)),
            Lead.STEREO,
            RATE,
            new Oversampling(1, Oversampling.Phase.MINIMUM));
    double[] left = {1, 1, 1};
    double[] right = {0, 1, -1};
    circuit.process(left, right, 0, 3);

    assertThat(left[0]).as("at its limit").isEqualTo(0.021 * 30, within(1e-12));
    assertThat(left[1]).isEqualTo(0.020 * 30, within(1e-12));
    assertThat(left[2])
        .as("opposite currents leave the return")
        .isEqualTo(0.021 * 30, within(1e-12));
    assertThat(circuit.currentFrames(0)).isEqualTo(2);
    assertThat(circuit.currentFrames(1)).isEqualTo(1);
    assertThat(circuit.peakAmperes(0)).isEqualTo(0.021, within(1e-12));
    assertThat(circuit.peakVolts(1)).isEqualTo(0.63, within(1e-12));
  }

  /// The shorted channel's current lifts the ground that the left one stands on.
  @Test
  void aMonoPlugAndACommonReturnDisturbTheLeftDriver() {
    var circuit =
        new Circuit(
            amp(NONE, NONE, 10, 2),
            Circuits.pairs(1, Circuits.resistor(30)),
            Lead.MONO,
            RATE,
            Oversampling.AUDIBLE);
    double[] left = {0};
    double[] right = {1};
    circuit.process(left, right, 0, 1);

    // 10 Ω into 2 Ω beside 30 + 10 Ω.
    double ground = 2 * 40.0 / 42;
    double lift = ground / (10 + ground);
    assertThat(left[0]).isEqualTo(-lift * 30 / 40, within(1e-8));
    assertThat(right[0]).isZero();
    assertThat(circuit.peakAmperes(1)).isEqualTo(1 / (10 + ground), within(1e-8));
  }

  @ParameterizedTest
  @EnumSource
  void anySplitIntoBlocksGivesTheSameBits(Lead lead) {
    for (int seed = 1; seed <= 10; seed++) {
      var random = new SplittableRandom(seed);
      var amp = new Device.Amp(0, 1, 3, 0.03, 0.8, 4, 10, seed % 2, 0, List.of());
      var phase = random.nextBoolean() ? Oversampling.Phase.LINEAR : Oversampling.Phase.MINIMUM;
      var oversampling = new Oversampling(1 << random.nextInt(5), phase);
      var plugged = Circuits.pairs(1, Circuits.closedDynamic());
      double[][] out = new double[2][];
      for (int run = 0; run < 2; run++) {
        var circuit = new Circuit(amp, plugged, lead, RATE, oversampling);
        double[] left = noise(1000, seed);
        double[] right = noise(1000, -seed);
        for (int at = 0; at < 1000; ) {
          int frames = run == 0 ? 1000 : Math.min(random.nextInt(1, 150), 1000 - at);
          circuit.process(left, right, at, frames);
          at += frames;
        }
        out[run] = Arrays.copyOf(left, 2000);
        System.arraycopy(right, 0, out[run], 1000, 1000);
      }
      assertThat(out[1]).as("seed %d, %s", seed, oversampling).isEqualTo(out[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void silenceBecomesExactlyZero(Lead lead) {
    var amp = new Device.Amp(0, 1, 3, 0.03, 0.8, 4, 10, 1, 0, List.of());
    var circuit =
        new Circuit(
            amp, Circuits.pairs(1, Circuits.closedDynamic()), lead, RATE, Oversampling.AUDIBLE);
    circuit.process(noise(1000, 1), noise(1000, 2), 0, 1000);
    double[] left = new double[(int) RATE];
    double[] right = new double[(int) RATE];
    circuit.process(left, right, 0, (int) RATE);

    int last = (int) RATE - 1;
    assertThat(left[last]).usingComparator(Double::compare).isIn(0.0, -0.0);
    assertThat(right[last]).usingComparator(Double::compare).isIn(0.0, -0.0);
  }

  private static double[] noise(int frames, int seed) {
    return new SplittableRandom(seed).doubles(frames, -2, 2).toArray();
  }
}
