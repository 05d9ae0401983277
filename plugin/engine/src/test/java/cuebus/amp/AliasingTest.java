package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All aliases together, below 20 kHz and relative to the fundamental.
class AliasingTest {

  @ParameterizedTest
  @CsvSource({
    "RAIL, 997, 8, -100",
    "RAIL, 5003, 8, -75",
    "KNEE, 997, 8, -110",
    "KNEE, 5003, 8, -80",
    "HARD, 997, 8, -85",
    "HARD, 5003, 8, -65",
    "HARD, 997, 16, -97",
    "HARD, 5003, 16, -77",
    "HARD_GROUND, 997, 8, -85",
    "HARD_GROUND, 5003, 8, -65",
    "HARD_RESISTOR, 997, 8, -100",
    "HARD_RESISTOR, 5003, 8, -75",
    "SATURATION_RESISTOR, 997, 8, -100",
    "SATURATION_RESISTOR, 5003, 8, -75",
    "HARD_COIL, 997, 8, -85",
    "HARD_COIL, 5003, 8, -65",
    "HARD_COIL, 997, 16, -97",
    "HARD_COIL, 5003, 16, -77",
    "SATURATION, 997, 8, -85",
    "SATURATION, 5003, 8, -65",
  })
  void aliasesLieFarBelow(Aliasing.Kind kind, int hertz, int factor, double decibels) {
    assertThat(Aliasing.of(kind, hertz, factor).togetherDb()).isLessThan(decibels);
  }
}
