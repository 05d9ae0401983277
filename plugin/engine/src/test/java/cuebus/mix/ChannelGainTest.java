package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.param.Variant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelGainTest {

  /// What the mixer says of its gains is what an impulse in one channel gets.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theGainIsWhatAnImpulseGets(long seed) {
    MixRig rig = new MixRig(Variant.V8X4).randomiseSends(new Random(seed)).activate();
    for (int channel = 0; channel < 8; channel++) {
      float[][] bus = new float[8][1];
      bus[channel][0] = 1e-5f; // far below the ceiling
      float[][] out = rig.render(bus);
      for (int side = 0; side < 8; side++) {
        double gain = rig.mix.gain(side / 2, channel, side % 2);
        assertThat(out[side][0] / 1e-5)
            .as("channel %d, output %d", channel, side)
            .isCloseTo(gain, offset(1e-6 * (1 + Math.abs(gain))));
      }
    }
  }
}
