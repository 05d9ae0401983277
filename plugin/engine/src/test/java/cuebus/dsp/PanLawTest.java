package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class PanLawTest {

  @Test
  void powerOfAMonoSourceIsTheSameEverywhere() {
    for (double pan = -1; pan <= 1; pan += 0.01) {
      double l = PanLaw.left(pan);
      double r = PanLaw.right(pan);
      assertThat(l * l + r * r).as("power at pan %s", pan).isCloseTo(1, offset(1e-12));
    }
  }

  @Test
  void theMiddleIsThreeDecibelsDownAndTheSidesAreExact() {
    assertThat(20 * Math.log10(PanLaw.left(0))).isCloseTo(-3.0103, offset(1e-4));
    assertThat(PanLaw.left(0)).isEqualTo(PanLaw.right(0));
    assertThat(PanLaw.left(-1)).isEqualTo(1);
    assertThat(PanLaw.right(-1)).isZero();
    assertThat(PanLaw.left(1)).isZero();
    assertThat(PanLaw.right(1)).isEqualTo(1);
  }

  @Test
  void balanceLeavesThePairAloneInTheMiddleAndNeverRaisesASide() {
    assertThat(PanLaw.balanceLeft(0)).isEqualTo(1);
    assertThat(PanLaw.balanceRight(0)).isEqualTo(1);
    assertThat(PanLaw.balanceLeft(1)).isZero();
    assertThat(PanLaw.balanceRight(-1)).isZero();
    assertThat(PanLaw.balanceRight(-0.5)).isCloseTo(Math.sqrt(0.5), offset(1e-12));
    double before = 1;
    for (double pan = 0; pan <= 1; pan += 0.01) {
      assertThat(PanLaw.balanceRight(pan)).isEqualTo(1);
      assertThat(PanLaw.balanceLeft(pan)).isLessThanOrEqualTo(before);
      before = PanLaw.balanceLeft(pan);
    }
  }
}
