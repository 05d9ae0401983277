package cuebus.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

  /// Published tables: NIOSH 98-126, table 1-1; the H.870 values follow from 1.6 and 0.506 Pa²h.
  @ParameterizedTest
  @CsvSource({
    "NIOSH, 85, 8",
    "NIOSH, 88, 4",
    "NIOSH, 91, 2",
    "NIOSH, 94, 1",
    "NIOSH, 97, 0.5",
    "NIOSH, 100, 0.25",
    "H870_ADULT, 80, 40",
    "H870_ADULT, 94, 1.592",
    "H870_SENSITIVE, 75, 40",
    "H870_SENSITIVE, 94, 0.5036",
  })
  void hoursAtASteadyLevel(Allowance allowance, double dba, double hours) {
    assertThat(allowance.hoursAllowed(dba)).isCloseTo(hours, within(hours * 5e-4));
    assertThat(allowance.dose(dba, hours * 3600)).isCloseTo(1, within(5e-4));
  }

  /// What the recommendation gives in Pa²h is the same as level and hours.
  @ParameterizedTest
  @CsvSource({"H870_ADULT, 1.6, 0.001", "H870_SENSITIVE, 0.506, 0.0002"})
  void exposureInPascalSquareHours(Allowance allowance, double pascalSquareHours, double rounding) {
    double square = Math.pow(20e-6, 2) * Math.pow(10, 9.4);
    assertThat(square * allowance.hoursAllowed(94)).isCloseTo(pascalSquareHours, within(rounding));
  }

  @Test
  void nioshLeavesOutWhatIsBelow80dba() {
    assertThat(Allowance.NIOSH.dose(79.9, 1e6)).isZero();
    assertThat(Allowance.NIOSH.dose(80, 3600))
        .isCloseTo(1 / (8 * Math.pow(2, 5 / 3.0)), within(1e-9));
    assertThat(Allowance.H870_ADULT.dose(70, 3600)).isCloseTo(0.0025, within(1e-9));
  }
}
