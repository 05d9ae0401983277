package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendMatrixTest {

  private static final int RAMP = 10;

  private final SourceStrips sources = new SourceStrips(4, 64, RAMP, 0.01);
  private final SendMatrix sends = new SendMatrix(4, 2, 64, RAMP);
  private final float[] left = new float[64];
  private final float[] right = new float[64];

  @Test
  void onlyOpenCrosspointsAreWalked() {
    sum();
    assertThat(sends.open(0)).isZero();
    sends.send(0, 1, 0.5, 0, true);
    sends.send(0, 3, 0.5, 0.5, true);
    sum();
    assertThat(sends.open(0)).isEqualTo(3);
    sends.sum(1, sources, left, right, 64);
    assertThat(sends.open(1)).isZero();
  }

  @Test
  void aSendThatWasClosedCostsNothingOnceItsGlideIsOver() {
    sends.send(0, 1, 1, 1, true);
    sum();
    sends.send(0, 1, 0, 0, false);
    sends.sum(0, sources, left, right, RAMP / 2);
    assertThat(sends.open(0)).isEqualTo(2);
    sum();
    sum();
    assertThat(sends.open(0)).isZero();
  }

  private void sum() {
    float[][] bus = new float[4][64];
    sources.process(bus, 0, 64);
    sends.sum(0, sources, left, right, 64);
  }
}
