package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.dsp.WhiteNoise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lies before and behind the circuit: converter, noise, and headphones with an amplifier of
/// their own.
class DeviceModelTest {

  private static final int RATE = 48_000;
  private static final double NONE = Circuits.UNLIMITED;

  private static Device device(double rangeDbA, double thdPercent, double noiseVrmsA) {
    return new Device(
        "test",
        "Test",
        DeviceClass.DAC_AMP,
        1,
        Evidence.ESTIMATE,
        "test",
        new Device.Dac(2, rangeDbA, thdPercent),
        new Device.Amp(6, NONE, 0, NONE, 1, 0, 0, 0, noiseVrmsA, List.of()),
        Map.of(),
        "");
  }

  private static OutputStage stage(Device device, Headphone headphone) {
    return new OutputStage(
        device, Circuits.pairs(1, headphone), Lead.STEREO, RATE, Oversampling.AUDIBLE);
  }

  private static float[] volume(double gain) {
    float[] volume = new float[RATE];
    Arrays.fill(volume, (float) gain);
    return volume;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.05, 1})
  void aFullScaleSineHasThePublishedDistortion(double percent) {
    OutputStage stage = stage(device(NONE, percent, 0), Circuits.resistor(32));
    float[] left = Tone.sine(1, 10, 4800);
    stage.process(left, new float[4800], volume(1), 0, 4800);

    assertThat(100 * Tone.thd(left, 0, 4800, 10))
        .isEqualTo(percent, within(0.002 * percent + 2e-5));
    double second = Tone.amplitude(left, 0, 4800, 20);
    double third = Tone.amplitude(left, 0, 4800, 30);
    assertThat(second / third).isEqualTo(1, within(0.01));
    assertThat(Tone.amplitude(left, 0, 4800, 10)).isEqualTo(1, within(1e-6));
  }

  @Test
  void distortionFallsWithTheLevel() {
    OutputStage stage = stage(device(NONE, 1, 0), Circuits.resistor(32));
    float[] left = Tone.sine(0.1, 10, 4800);
    stage.process(left, new float[4800], volume(1), 0, 4800);

    // The second harmonic falls once as fast again as the tone.
    assertThat(Tone.amplitude(left, 0, 4800, 20))
        .isEqualTo(0.01 / Math.sqrt(2) / 100, within(1e-7));
  }

  @Test
  void converterNoiseIsTheDynamicRangeBelowFullScaleAndFollowsTheVolume() {
    double white = Math.sqrt(RATE / 2.0 / WhiteNoise.A_WEIGHTED_HERTZ);
    for (double gain : new double[] {1, 0.1}) {
      OutputStage stage = stage(device(100, 0, 0), Circuits.resistor(32));
      float[] left = new float[RATE];
      stage.process(left, new float[RATE], volume(gain), 0, RATE);

      double fullScaleVrms = 2 * Math.pow(10, 0.3);
      double expected = fullScaleVrms * 1e-5 * white * gain;
      assertThat(stage.leftVrms() / expected).isEqualTo(1, within(0.02));
      assertThat(stage.rightVrms() / expected).isEqualTo(1, within(0.02));
    }
  }

  @Test
  void amplifierNoiseStaysWhenTheVolumeIsTurnedDown() {
    double white = Math.sqrt(RATE / 2.0 / WhiteNoise.A_WEIGHTED_HERTZ);
    OutputStage stage = stage(device(100, 0, 1e-5), Circuits.resistor(32));
    stage.process(new float[RATE], new float[RATE], volume(0), 0, RATE);

    assertThat(stage.leftVrms() / (1e-5 * white)).isEqualTo(1, within(0.02));
  }

  @Test
  void noiseOfTheChannelsIsUnlikeAndRepeatsAfterAReset() {
    OutputStage stage = stage(device(90, 0, 1e-5), Circuits.closedDynamic());
    float[] left = new float[1000];
    float[] right = new float[1000];
    stage.process(left, right, volume(1), 0, 1000);
    float[] again = new float[1000];
    stage.reset();
    stage.process(again, new float[1000], volume(1), 0, 1000);

    assertThat(again).isEqualTo(left);
    assertThat(right).isNotEqualTo(left);
  }

  private static Headphone active(@Nullable Double sensitivity, double maxSplDb, double noise) {
    return new Headphone(
        "anc",
        "Anc",
        HeadphoneType.ACTIVE,
        1000,
        sensitivity,
        Evidence.ESTIMATE,
        "test",
        List.of(List.of(Element.resistor(1000))),
        new Headphone.ActiveStage(1000, 6, noise, maxSplDb),
        Map.of(),
        "");
  }

  /// 110 dB at 120 dB/V is 316 mVrms, 447 mV peak; full scale is 5.64 V peak.
  @Test
  void anActiveHeadphonePlaysNoLouderThanItCan() {
    OutputStage stage = stage(device(NONE, 0, 0), active(120.0, 110, 0));
    double fullScale = 2 * Math.sqrt(2) * Math.pow(10, 0.3);
    double limit = Math.sqrt(2) * Math.pow(10, -0.5) / fullScale;
    float[] quiet = Tone.sine(0.9 * limit, 10, 4800);
    stage.process(quiet, new float[4800], volume(1), 0, 4800);
    assertThat(Tone.amplitude(quiet, 2400, 2400, 5)).isEqualTo(0.9 * limit, within(1e-5));
    assertThat(Tone.thd(quiet, 2400, 2400, 5)).isLessThan(1e-4);

    float[] loud = Tone.sine(1, 10, 4800);
    stage.process(loud, new float[4800], volume(1), 0, 4800);
    // A sine clipped so hard is a square wave: 4/π of its top.
    assertThat(Tone.amplitude(loud, 2400, 2400, 5)).isEqualTo(4 / Math.PI * limit, within(1e-3));
    // The jack knows nothing of it.
    assertThat(stage.leftVrms()).isGreaterThan(0.49 * fullScale);
    assertThat(stage.railFrames()).isZero();
  }

  /// What an external amplifier cannot change: the level at the headphone's own driver.
  @Test
  void anActiveHeadphoneGainsNothingFromMoreVolts() {
    double[] volts = new double[2];
    for (int run = 0; run < 2; run++) {
      var amp = new Device.Amp(run * 12, NONE, 0, NONE, 1, 0, 0, 0, 0, List.of());
      OutputStage stage = stage(Circuits.device(2, amp), active(120.0, 100, 0));
      float[] left = Tone.sine(1, 10, 4800);
      stage.process(left, new float[4800], volume(1), 0, 4800);
      double fullScale = 2 * Math.sqrt(2) * Math.pow(10, run * 12 / 20.0);
      volts[run] = Tone.amplitude(left, 2400, 2400, 5) * fullScale;
    }
    assertThat(volts[1] / volts[0]).isEqualTo(1, within(0.01));
  }

  @Test
  void anActiveHeadphoneHisses() {
    double white = Math.sqrt(RATE / 2.0 / WhiteNoise.A_WEIGHTED_HERTZ);
    double fullScale = 2 * Math.sqrt(2) * Math.pow(10, 0.3);
    for (Double sensitivity : new @Nullable Double[] {null, 120.0}) {
      OutputStage stage = stage(device(NONE, 0, 0), active(sensitivity, 110, 1e-4));
      float[] left = new float[RATE];
      stage.process(left, new float[RATE], volume(1), 0, RATE);
      double squares = 0;
      for (float x : left) {
        squares += (double) x * x;
      }
      assertThat(Math.sqrt(squares / RATE) * fullScale / (1e-4 * white)).isEqualTo(1, within(0.02));
      assertThat(stage.leftVrms()).as("the jack is silent").isZero();
    }
  }

  /// A circuit that joins a signal fades in without a step only if it has no attack of its own.
  @Test
  void whoeverJoinsASignalIsThereAtOnce() {
    var amp = new Device.Amp(0, 5, 2, 0.1, 0.8, 3, 10, 0.5, 0, List.of());
    for (var headphone : List.of(Circuits.resistor(30), active(120.0, 110, 0))) {
      for (var oversampling : List.of(Oversampling.AUDIBLE, Oversampling.FINE)) {
        for (Lead lead : Lead.values()) {
          var stage =
              new OutputStage(
                  Circuits.device(2, amp), Circuits.pairs(1, headphone), lead, RATE, oversampling);
          float[] left = new float[2000];
          float[] right = new float[2000];
          Arrays.fill(left, 0.4f);
          Arrays.fill(right, -0.7f);
          stage.join();
          stage.process(left, right, volume(1), 0, 2000);
          for (int n = 0; n < 2000; n++) {
            assertThat(left[n])
                .as("%s, %s", oversampling, lead)
                .isEqualTo(left[1999], within(1e-6f));
            assertThat(right[n]).isEqualTo(right[1999], within(1e-6f));
          }
          assertThat(Math.abs(left[1999])).isGreaterThan(0.01f);
        }
      }
    }
  }

  @Test
  void wheneverNobodyListensReadingsGoOn() {
    var device = Circuits.device(10, 0.5, 0, NONE);
    OutputStage stage = stage(device, Circuits.closedDynamic());
    stage.heard(false);
    float[] left = Tone.sine(1, 10, 4800);
    stage.process(left, new float[4800], volume(1), 0, 4800);
    double metered = stage.leftVrms();
    long frames = stage.railFrames();
    stage.heard(true);
    left = Tone.sine(1, 10, 4800);
    stage.process(left, new float[4800], volume(1), 0, 4800);

    assertThat(Tone.decibels(stage.leftVrms() / metered)).isEqualTo(0, within(0.02));
    assertThat(stage.railFrames() / (double) frames).isEqualTo(2, within(0.01));

    stage.heard(false);
    stage.heard(true);
    float[] silence = new float[4800];
    stage.process(silence, new float[4800], volume(1), 0, 4800);
    assertThat(silence).as("what was heard before is over").containsOnly(0);
  }
}
