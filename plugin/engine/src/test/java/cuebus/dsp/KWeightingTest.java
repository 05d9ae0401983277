package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KWeightingTest {

  @Test
  void coefficientsAt48kHzAreTheStandardsTable() {
    KWeighting weighting = new KWeighting(48_000);
    assertSection(
        weighting.shelf(),
        1.53512485958697,
        -2.69169618940638,
        1.19839281085285,
        -1.69065929318241,
        0.73248077421585);
    assertSection(weighting.highPass(), 1, -2, 1, -1.99004745483398, 0.99007225036621);
  }

  private static void assertSection(
      KWeighting.Section section, double b0, double b1, double b2, double a1, double a2) {
    assertThat(section.b0()).isCloseTo(b0, within(1e-12));
    assertThat(section.b1()).isCloseTo(b1, within(1e-12));
    assertThat(section.b2()).isCloseTo(b2, within(1e-12));
    assertThat(section.a1()).isCloseTo(a1, within(1e-12));
    assertThat(section.a2()).isCloseTo(a2, within(1e-12));
  }

  /// The analog filters behind the table, in closed form: a shelf of +4 dB with its poles at 1682
  /// Hz and a high pass at 38.1 Hz. Far below Nyquist every rate must follow them.
  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000, 384_000})
  void everyRateFollowsTheAnalogPrototype(int rate) {
    KWeighting weighting = new KWeighting(rate);
    for (double f = 10; f < Math.min(20_000, rate / 24.0); f *= 1.2) {
      double digital = weighting.shelf().gainAt(f, rate) * weighting.highPass().gainAt(f, rate);
      double analog = analogShelf(f / 1681.974450955533) * analogHighPass(f / 38.13547087602444);
      assertThat(20 * Math.log10(digital / analog)).as("%f Hz", f).isCloseTo(0, within(0.04));
    }
  }

  private static double analogShelf(double w) {
    double high = Math.pow(10, 3.999843853973347 / 20);
    double band = Math.pow(high, 0.4996667741545416);
    double q = 0.7071752369554196;
    return Math.hypot(1 - high * w * w, band * w / q) / Math.hypot(1 - w * w, w / q);
  }

  private static double analogHighPass(double w) {
    // The table's numerator is not normalised: 0.043 dB above 1 in the passband.
    return 1.0049949 * w * w / Math.hypot(1 - w * w, w / 0.5003270373238773);
  }

  @ParameterizedTest
  @ValueSource(ints = {7_999, 384_001, 0, -48_000})
  void refusesOtherRates(int rate) {
    assertThatThrownBy(() -> new KWeighting(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(rate + " Hz")
        .hasMessageContaining("8000 to 384000 Hz");
  }
}
