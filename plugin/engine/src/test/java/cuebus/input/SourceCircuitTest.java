package cuebus.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceCircuitTest {

  private static final double OPEN = Double.POSITIVE_INFINITY;

  private static double dbu(double voltsSquare) {
    return 10 * Math.log10(voltsSquare / 0.6);
  }

  /// The figure on every data sheet's mind: no preamplifier has less noise than this.
  @Test
  void noiseOf150OhmIsMinus130point9Dbu() {
    assertThat(dbu(SourceCircuit.thermalNoise(150) * 20_000)).isCloseTo(-130.92, within(0.005));
    assertThat(dbu(new SourceCircuit(150, 0, 0, OPEN).noiseAt(1000) * 20_000))
        .isCloseTo(-130.92, within(0.005));
  }

  /// Nyquist: the noise is that of the real part of what the terminals show.
  @ParameterizedTest
  @CsvSource({
    "150, 0, 0, 1500",
    "7000, 2.5, 7e-10, 1e6",
    "7000, 2.5, 7e-10, 1e4",
    "200, 0, 1e-8, 2000"
  })
  void noiseIsThatOfTheRealPart(double ohm, double henry, double farad, double load) {
    var circuit = new SourceCircuit(ohm, henry, farad, load);
    for (double f = 20; f < 20_000; f *= 1.5) {
      double omega = 2 * Math.PI * f;
      // Admittances of coil and load, of coil alone: (R − jωL)/(R² + ω²L²).
      double square = ohm * ohm + omega * omega * henry * henry;
      double g = ohm / square + 1 / load;
      double b = omega * farad - omega * henry / square;
      double real = g / (g * g + b * b);
      assertThat(circuit.noiseAt(f))
          .isCloseTo(
              SourceCircuit.thermalNoise(real), within(1e-9 * SourceCircuit.thermalNoise(real)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "150, 1500, -0.8279",
    "150, 150, -6.0206",
    "200, 2400, -0.6952",
    "10000, 10000, -6.0206"
  })
  void aDividerLosesWhatOhmSays(double ohm, double load, double db) {
    assertThat(new SourceCircuit(ohm, 0, 0, load).gainDb(1000)).isCloseTo(db, within(1e-3));
  }

  @Test
  void resistanceAndCableAreALowPass() {
    // 600 Ω and 10 nF: −3.01 dB at 26.5 kHz.
    var circuit = new SourceCircuit(600, 0, 1e-8, OPEN);
    double corner = 1 / (2 * Math.PI * 600 * 1e-8);
    assertThat(circuit.gainDb(corner)).isCloseTo(-3.0103, within(1e-4));
    assertThat(circuit.phase(corner)).isCloseTo(-Math.PI / 4, within(1e-9));
    assertThat(circuit.resonanceHertz()).isZero();
  }

  @Test
  void aPickupResonatesWhereThomsonSays() {
    var free = new SourceCircuit(1, 2.5, 7e-10, OPEN);
    double thomson = 1 / (2 * Math.PI * Math.sqrt(2.5 * 7e-10));
    assertThat(free.resonanceHertz()).isCloseTo(thomson, within(0.01));
    // With almost no loss the peak is Q = √(L/C)/R.
    assertThat(free.gainDb(thomson))
        .isCloseTo(20 * Math.log10(Math.sqrt(2.5 / 7e-10)), within(0.001));
  }

  /// 1 MΩ lets a pickup ring, 10 kΩ takes the resonance away.
  @Test
  void aLowInputImpedanceTakesTheResonance() {
    var high = new SourceCircuit(7000, 2.5, 7e-10, 1e6);
    var low = new SourceCircuit(7000, 2.5, 7e-10, 1e4);
    assertThat(high.gainDb(high.resonanceHertz())).isBetween(13.0, 16.0);
    assertThat(low.resonanceHertz()).isZero();
    assertThat(low.gainDb(3000)).isLessThan(-12);
    assertThat(low.gainDb(20)).isCloseTo(20 * Math.log10(10 / 17.0), within(0.01));
  }

  @Test
  void theResonanceIsTheHighestPoint() {
    var circuit = new SourceCircuit(7000, 2.5, 7e-10, 2e5);
    double peak = circuit.resonanceHertz();
    assertThat(circuit.gainDb(peak))
        .isGreaterThan(circuit.gainDb(peak * 1.02))
        .isGreaterThan(circuit.gainDb(peak / 1.02));
  }
}
