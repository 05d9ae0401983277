package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.mix.Rigs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceOutputsTest {

  private static final float[] FULL = new float[480];

  static {
    Arrays.fill(FULL, 1);
  }

  private static final Headphone LOW = Rigs.headphone("low", 32);
  private static final Headphone HIGH = Rigs.headphone("high", 300);

  /// The claim of the whole amplifier model: a splitter takes level from everybody, a distribution
  /// amplifier from nobody.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void pairsOnASplitterLoseLevelAndOnADistributionAmplifierDoNot(int pairs) {
    double together = level(Rigs.device("interface", 1, 32), new PluggedHeadphone(LOW, pairs));
    double apart = level(Rigs.device("distribution", 4, 32), new PluggedHeadphone(LOW, pairs));
    assertThat(together).isCloseTo(1.0 / (1 + pairs), offset(1e-6));
    assertThat(apart).isCloseTo(0.5, offset(1e-6));
  }

  @Test
  void morePairsThanOutputsShare() {
    Device four = Rigs.device("distribution", 4, 32);
    assertThat(level(four, new PluggedHeadphone(LOW, 5))).isCloseTo(1.0 / 3, offset(1e-6));
  }

  @Test
  void pairsAreDealtOutInTheOrderListed() {
    assertThat(
            DeviceOutputs.deal(
                List.of(new PluggedHeadphone(LOW, 2), new PluggedHeadphone(HIGH, 3)), 2))
        .containsExactly(
            List.of(new PluggedHeadphone(LOW, 1), new PluggedHeadphone(HIGH, 2)),
            List.of(new PluggedHeadphone(LOW, 1), new PluggedHeadphone(HIGH, 1)));
    assertThat(DeviceOutputs.deal(List.of(), 4)).containsExactly(List.of());
  }

  @Test
  void everyModelReadsTheVoltageOfItsOwnOutput() {
    DeviceOutputs outputs =
        new DeviceOutputs(
            Rigs.device("two", 2, 32),
            List.of(new PluggedHeadphone(LOW, 1), new PluggedHeadphone(HIGH, 1)),
            Lead.STEREO,
            48_000,
            480,
            Oversampling.AUDIBLE);
    float[] left = new float[480];
    float[] right = new float[480];
    Arrays.fill(left, 1);
    outputs.process(left, right, FULL, 480);
    assertThat(left[479]).isCloseTo(0.5f, offset(1e-6f));
    double fullScale = Math.sqrt(2);
    assertThat(outputs.jackVrms(0)).isCloseTo(fullScale / 2, offset(1e-6));
    assertThat(outputs.jackVrms(1)).isCloseTo(fullScale * 300 / 332, offset(1e-6));
    outputs.reset();
    assertThat(outputs.jackVrms(1)).isZero();
  }

  private static double level(Device device, PluggedHeadphone... plugged) {
    DeviceOutputs outputs =
        new DeviceOutputs(
            device, Arrays.asList(plugged), Lead.STEREO, 48_000, 480, Oversampling.AUDIBLE);
    float[] left = new float[480];
    float[] right = new float[480];
    Arrays.fill(left, 1);
    outputs.process(left, right, FULL, 480);
    return left[479];
  }
}
