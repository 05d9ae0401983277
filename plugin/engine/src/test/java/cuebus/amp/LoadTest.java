package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {

  private static final double RATE = 48000;

  @Test
  void nothingPluggedIsAnOpenCircuit() {
    var load = new Load(List.of(), RATE);

    // So large that a volt through it loses not a bit.
    assertThat(1 / load.resistance()).isLessThan(1e-17);
    assertThat(load.nominalOhm()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(load.impedance(1000).magnitude()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void pairsLieInParallel() {
    var load =
        new Load(
            List.of(
                new PluggedHeadphone(Circuits.resistor(60), 3),
                new PluggedHeadphone(Circuits.resistor(20), 1)),
            RATE);

    assertThat(load.resistance()).isEqualTo(10, within(1e-12));
    assertThat(load.nominalOhm()).isEqualTo(10, within(1e-12));
    assertThat(load.impedance(1000).resistance()).isEqualTo(10, within(1e-12));
    assertThat(load.impedance(1000).reactance()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 8})
  void resonanceShowsItsPeakResistanceAndNothingElse(double q) {
    double peakOhm = 250;
    double resonance = 83;
    double omega = 2 * Math.PI * resonance;
    var element = new Element(peakOhm, peakOhm / (omega * q), q / (omega * peakOhm));
    var load = new Load(Circuits.pairs(1, Circuits.headphone(300, element)), RATE);

    assertThat(load.impedance(resonance).resistance()).isEqualTo(peakOhm, within(1e-9));
    assertThat(load.impedance(resonance).reactance()).isEqualTo(0, within(1e-9));
    // At the edges of its bandwidth fs/Q a resonance has 1/√2 of its peak and ±45°.
    double edge = resonance * (Math.sqrt(1 + 1 / (4 * q * q)) + 1 / (2 * q));
    assertThat(load.impedance(edge).magnitude()).isEqualTo(peakOhm / Math.sqrt(2), within(1e-9));
    assertThat(load.impedance(edge).phase()).isEqualTo(-Math.PI / 4, within(1e-9));
  }

  @Test
  void elementsAddInSeriesAndBranchesShare() {
    // At 1 rad/ms: 10 Ω + 1 mH is (10 + 1j) Ω, beside it 20 Ω + 10 µF is (20 − 100j) Ω.
    var load =
        new Load(
            Circuits.pairs(
                1,
                Circuits.branched(
                    8,
                    List.of(
                        List.of(Element.resistor(10), new Element(Circuits.UNLIMITED, 1e-3, 0)),
                        List.of(
                            Element.resistor(20),
                            new Element(Circuits.UNLIMITED, Circuits.UNLIMITED, 1e-5))))),
            RATE);

    Impedance z = load.impedance(1000 / (2 * Math.PI));

    // Product (300 − 980j) over sum (30 − 99j).
    double square = 30 * 30 + 99 * 99;
    assertThat(z.resistance()).isEqualTo((300 * 30 + 980 * 99) / square, within(1e-12));
    assertThat(z.reactance()).isEqualTo((300 * 99 - 980 * 30) / square, within(1e-12));
  }

  @Test
  void companionResistancesAreThoseOfTheRules() {
    var coil =
        Circuits.headphone(32, Element.resistor(30), new Element(Circuits.UNLIMITED, 2e-3, 0));
    var capacitor = Circuits.headphone(32, new Element(50, Circuits.UNLIMITED, 1e-6));

    // A coil with nothing in parallel follows the backward difference.
    double coilOhm = 2 * RATE * 2e-3;
    assertThat(new Load(Circuits.pairs(2, coil), RATE).resistance())
        .isEqualTo((30 + 0.75 * coilOhm) / 2, within(1e-12));
    assertThat(1 / new Load(Circuits.pairs(1, capacitor), RATE).resistance())
        .isEqualTo(1 / 50.0 + 2 * RATE * 1e-6, within(1e-15));
  }

  @Test
  void aResonanceStaysWhereItIsWhenDiscretised() {
    double omega = 2 * Math.PI * 5000;
    var element = new Element(60, 60 / (omega * 4), 4 / (omega * 60));
    var load = new Load(Circuits.pairs(1, Circuits.headphone(32, element)), RATE);

    assertThat(load.discreteImpedance(5000).resistance()).isEqualTo(60, within(1e-9));
    assertThat(load.discreteImpedance(5000).reactance()).isEqualTo(0, within(1e-9));
  }

  @Test
  void refusesWhatIsNoLoad() {
    var open = Circuits.headphone(32, Element.resistor(30), Element.resistor(Circuits.UNLIMITED));

    assertThatThrownBy(() -> new Load(Circuits.pairs(1, open), RATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("headphone test")
        .hasMessageContaining("Infinity Ω");
    assertThatThrownBy(() -> new Load(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample rate 0.0");
    assertThatThrownBy(() -> new PluggedHeadphone(open, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("count 0");
  }
}
