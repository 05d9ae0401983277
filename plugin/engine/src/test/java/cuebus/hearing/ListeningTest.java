package cuebus.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.amp.DeviceOutputs;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.amp.Oversampling;
import cuebus.amp.PluggedHeadphone;
import cuebus.mix.Rigs;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Tones of 1 kHz through 32 Ω into resistors; 100 dB SPL a volt.
class ListeningTest {

  private static final int RATE = 48_000;
  private static final int HOP = 480;
  private static final Headphone LOW = Rigs.headphone("low", 32);
  private static final Headphone HIGH = Rigs.headphone("high", 96);

  private static Listening listening(int outputs, PluggedHeadphone... plugged) {
    List<PluggedHeadphone> all = List.of(plugged);
    var device = Rigs.device("device", outputs, 32);
    return new Listening(
        new DeviceOutputs(device, all, Lead.STEREO, RATE, HOP, Oversampling.AUDIBLE),
        all,
        RATE,
        (double) HOP / RATE);
  }

  /// @param level 1 is the device's full scale of 1 Vrms, unloaded
  private static void play(Listening listening, double level, double seconds) {
    float[] left = new float[HOP];
    float[] right = new float[HOP];
    float[] volume = new float[HOP];
    Arrays.fill(volume, 1);
    for (int hop = 0; hop < seconds * 100; hop++) {
      for (int i = 0; i < HOP; i++) {
        left[i] = (float) (level * Math.sin(2 * Math.PI * 1000 * i / RATE));
        right[i] = left[i] / 2;
      }
      listening.process(left, right, volume, HOP);
      listening.endOfHop(HOP);
    }
  }

  private static Ears ears(Listening listening, int headphone) {
    return Objects.requireNonNull(listening.ears(headphone));
  }

  @Test
  void levelIsWhatTheLoadedJackMakesOfTheSensitivity() {
    Listening one = listening(1, new PluggedHeadphone(LOW, 1));
    play(one, 1, 3);
    // Half a volt is left of one, 6.02 dB less than 100 dB; the louder ear counts.
    assertThat(ears(one, 0).averageDba()).isCloseTo(100 - 6.02, within(0.02));
    assertThat(one.liveDba()).isCloseTo(100 - 6.02, within(0.02));
    assertThat(one.liveVrms()).isCloseTo(0.5, within(0.001));
    // √2 V peak over 64 Ω.
    assertThat(one.liveAmperes()).isCloseTo(Math.sqrt(2) / 64, within(2e-5));
    assertThat(ears(one, 0).peakDb()).isCloseTo(100 - 6.02 + 3.01, within(0.01));
    assertThat(ears(one, 0).sensitivity().dbPerV()).isEqualTo(100);
  }

  @Test
  void everyModelHearsItsOwnOutput() {
    Listening two = listening(2, new PluggedHeadphone(LOW, 1), new PluggedHeadphone(HIGH, 1));
    play(two, 1, 2);
    assertThat(ears(two, 0).averageDba()).isCloseTo(100 - 6.02, within(0.02));
    assertThat(ears(two, 1).averageDba()).isCloseTo(100 - 2.50, within(0.02));

    Listening shared = listening(1, new PluggedHeadphone(LOW, 1), new PluggedHeadphone(HIGH, 1));
    play(shared, 1, 2);
    // 32 Ω and 96 Ω in parallel are 24 Ω.
    assertThat(ears(shared, 0).averageDba()).isCloseTo(100 - 7.36, within(0.02));
    assertThat(ears(shared, 1).averageDba()).isEqualTo(ears(shared, 0).averageDba());
  }

  @Test
  void theLiveDoseOutlivesAReset() {
    Listening one = listening(1, new PluggedHeadphone(LOW, 1));
    play(one, 1, 2);
    double before = one.liveDose();
    double expected = 2 / 3600.0 / Allowance.H870_ADULT.hoursAllowed(93.98);
    assertThat(before).isCloseTo(expected, within(expected * 0.01));
    one.reset();
    assertThat(one.liveDose()).isEqualTo(before);
    assertThat(one.liveDba()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ears(one, 0).averageDba()).isEqualTo(Double.NEGATIVE_INFINITY);
    play(one, 1, 2);
    assertThat(one.liveDose()).isCloseTo(2 * before, within(before * 1e-9));
  }

  @Test
  void aPauseShowsSilenceAndKeepsTheDose() {
    Listening one = listening(1, new PluggedHeadphone(LOW, 1));
    play(one, 1, 1);
    double dose = one.liveDose();
    one.pause();
    assertThat(one.liveDba()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(one.liveVrms()).isZero();
    assertThat(one.liveDose()).isEqualTo(dose).isPositive();
  }

  @Test
  void whereTheSensitivityIsNotKnownThereAreVoltsAlone() {
    Headphone unknown =
        new Headphone(
            "x",
            "X",
            LOW.type(),
            32,
            null,
            LOW.evidence(),
            "test",
            LOW.load(),
            null,
            LOW.figures(),
            "");
    Listening one = listening(1, new PluggedHeadphone(unknown, 1));
    play(one, 1, 2);
    assertThat(one.ears(0)).isNull();
    assertThat(one.liveDba()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(one.liveDose()).isZero();
    assertThat(one.liveVrms()).isCloseTo(0.5, within(0.001));
  }

  @Test
  void nothingPluggedInReadsNothing() {
    Listening none = listening(1);
    play(none, 1, 0.1);
    assertThat(none.liveVrms()).isZero();
    assertThat(none.liveDba()).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
