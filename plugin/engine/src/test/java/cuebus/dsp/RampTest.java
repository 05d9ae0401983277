package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RampTest {

  @Test
  void aGlideIsAStraightLineThatLandsOnItsTarget() {
    Ramp ramp = new Ramp(1, 10);
    ramp.snap(0, 0.25);
    ramp.glide(0, 1.25);
    float[] gains = new float[12];
    ramp.fill(0, gains, 12);
    for (int i = 0; i < 10; i++) {
      assertThat(gains[i]).isCloseTo(0.25f + i * 0.1f, offset(1e-6f));
    }
    assertThat(gains[10]).isEqualTo(1.25f);
    assertThat(gains[11]).isEqualTo(1.25f);
  }

  @Test
  void aNewTargetMidwayStartsFromWhereTheGainIs() {
    Ramp ramp = new Ramp(1, 100);
    ramp.glide(0, 1);
    ramp.advance(0, 50);
    ramp.glide(0, 0);
    assertThat(ramp.gain(0, 0)).isCloseTo(0.5f, offset(1e-6f));
    assertThat(ramp.gain(0, 100)).isZero();
    ramp.advance(0, 100);
    assertThat(ramp.silent(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cuttingARunChangesNoBit(long seed) {
    Random random = new Random(seed);
    Ramp whole = new Ramp(1, 960);
    Ramp cut = new Ramp(1, 960);
    double target = random.nextDouble();
    whole.glide(0, target);
    cut.glide(0, target);
    float[] a = new float[1200];
    float[] b = new float[1200];
    whole.fill(0, a, 1200);
    for (int done = 0; done < 1200; ) {
      int n = Math.min(1200 - done, 1 + random.nextInt(100));
      float[] part = new float[n];
      cut.fill(0, part, n);
      System.arraycopy(part, 0, b, done, n);
      cut.advance(0, n);
      done += n;
    }
    assertThat(b).as("seed %s", seed).isEqualTo(a);
  }
}
