package cuebus.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundLevelMeterTest {

  private static final int RATE = 48_000;

  /// A sine of 1 Pa RMS.
  private static float[] pascal(double hertz, double seconds, int rate) {
    float[] samples = new float[(int) Math.round(seconds * rate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (Math.sqrt(2) * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return samples;
  }

  private static SoundLevelMeter after(float[] samples, double pascal, int rate) {
    var meter = new SoundLevelMeter(rate, pascal);
    meter.process(samples, 0, samples.length);
    return meter;
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000, 192_000})
  void aCalibratorReads94dba(int rate) {
    SoundLevelMeter meter = after(pascal(1000, 10, rate), 1, rate);
    assertThat(meter.fastDba()).isCloseTo(93.98, within(0.03));
    assertThat(meter.slowDba()).isCloseTo(93.98, within(0.03));
    assertThat(meter.averageDba()).isCloseTo(93.98, within(0.01));
    assertThat(meter.peakDb()).isCloseTo(93.98 + 3.01, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"125, -16.19", "8000, -1.15", "1000, 0", "63, -26.22"})
  void tonesReadTheirWeight(double hertz, double weight) {
    SoundLevelMeter meter = after(pascal(hertz, 5, RATE), 1, RATE);
    assertThat(meter.averageDba()).isCloseTo(93.979 + weight, within(0.06));
    if (hertz <= 1000) { // Samples of a higher tone miss its tops.
      assertThat(meter.peakDb()).as("unweighted").isCloseTo(96.99, within(0.05));
    }
  }

  /// 4 kHz bursts, their highest reading re the steady tone. Source: IEC 61672-1:2013, table 4,
  /// whose class 1 limits are ±0.5 dB and wider.
  @ParameterizedTest
  @CsvSource({
    "fast, 1, 0.0",
    "fast, 0.5, -0.1",
    "fast, 0.2, -1.0",
    "fast, 0.1, -2.6",
    "fast, 0.05, -4.8",
    "fast, 0.02, -8.3",
    "fast, 0.01, -11.1",
    "fast, 0.002, -18.0",
    "slow, 1, -2.0",
    "slow, 0.5, -4.1",
    "slow, 0.2, -7.4",
    "slow, 0.05, -13.1",
    "slow, 0.002, -27.0",
  })
  void burstsReadAsTheStandardAsks(String weighting, double seconds, double expected) {
    float[] burst = pascal(4000, seconds, RATE);
    var meter = new SoundLevelMeter(RATE, 1);
    double highest = Double.NEGATIVE_INFINITY;
    float[] signal = Arrays.copyOf(burst, burst.length + RATE / 10);
    for (int i = 0; i < signal.length; i++) {
      meter.process(signal, i, 1);
      highest = Math.max(highest, weighting.equals("fast") ? meter.fastDba() : meter.slowDba());
    }
    double steady = after(pascal(4000, 10, RATE), 1, RATE).averageDba();
    assertThat(highest - steady).isCloseTo(expected, within(0.15));
    if (weighting.equals("fast")) {
      assertThat(meter.highestFastDba()).isEqualTo(highest);
    }
  }

  /// Decay rates of 34.7 dB/s and 4.3 dB/s. Source: IEC 61672-1:2013, 5.8.3.
  @Test
  void decaysAsTheStandardAsks() {
    SoundLevelMeter meter = after(pascal(1000, 10, RATE), 1, RATE);
    meter.process(new float[RATE / 10], 0, RATE / 10);
    double fast = meter.fastDba();
    double slow = meter.slowDba();
    meter.process(new float[RATE], 0, RATE);
    assertThat(fast - meter.fastDba()).isCloseTo(34.7, within(0.1));
    assertThat(slow - meter.slowDba()).isCloseTo(4.3, within(0.1));
  }

  /// 94 dBA may be heard 1 h a day and 1.592 h a week; a tenth of an hour takes its share.
  @Test
  void dosesOfASteadyTone() {
    var meter = new SoundLevelMeter(8000, 1);
    float[] second = pascal(1000, 1, 8000);
    for (int s = 0; s < 360; s++) {
      meter.process(second, 0, second.length);
    }
    double asked = Math.pow(10, (meter.averageDba() - 94) / 10);
    assertThat(asked).isCloseTo(1, within(0.01));
    assertThat(meter.dose(Allowance.NIOSH)).isCloseTo(0.1 * asked, within(2e-4));
    assertThat(meter.dose(Allowance.H870_ADULT)).isCloseTo(0.1 / 1.5924 * asked, within(2e-5));
    assertThat(meter.dose(Allowance.H870_SENSITIVE)).isCloseTo(0.1 / 0.50357 * asked, within(1e-4));
    assertThat(meter.pascalSquareHours()).isCloseTo(0.1, within(1e-3));
    assertThat(meter.pascalSquareHours() / 1.6)
        .isCloseTo(meter.dose(Allowance.H870_ADULT), within(1e-5));
  }

  /// Equal energy for H.870; not quite for NIOSH, whose 3 dB are a factor of 1.995.
  @Test
  void dosesOfChangingLevelsAddUp() {
    float[] loud = pascal(1000, 10, RATE);
    float[] soft = loud.clone();
    for (int i = 0; i < soft.length; i++) {
      soft[i] *= 0.1f;
    }
    var meter = new SoundLevelMeter(RATE, 10);
    meter.process(loud, 0, loud.length);
    meter.process(soft, 0, soft.length);
    double ten = 10 / 3600.0;
    assertThat(meter.dose(Allowance.H870_ADULT))
        .isCloseTo(101 * ten / 1.6, within(101 * ten / 1.6 * 1e-3));
    double niosh = ten * (Math.pow(2, (113.979 - 85) / 3) + Math.pow(2, (93.979 - 85) / 3)) / 8;
    assertThat(meter.dose(Allowance.NIOSH)).isCloseTo(niosh, within(niosh * 2e-3));
  }

  @Test
  void theSecondThatHasBegunCounts() {
    SoundLevelMeter meter = after(pascal(1000, 0.5, RATE), 1, RATE);
    assertThat(meter.dose(Allowance.H870_ADULT)).isCloseTo(0.5 / 3600 / 1.6, within(1e-6));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anySplitGivesTheSameReadings(long seed) {
    Random random = new Random(seed);
    float[] noise = new float[70_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    SoundLevelMeter whole = after(noise, 0.7, 44_100);
    var cut = new SoundLevelMeter(44_100, 0.7);
    for (int at = 0; at < noise.length; ) {
      int frames = Math.min(random.nextInt(900), noise.length - at);
      cut.process(noise, at, frames);
      at += frames;
    }
    assertThat(readings(cut)).containsExactly(readings(whole));
  }

  private static double[] readings(SoundLevelMeter meter) {
    return new double[] {
      meter.fastDba(),
      meter.slowDba(),
      meter.highestFastDba(),
      meter.averageDba(),
      meter.peakDb(),
      meter.dose(Allowance.H870_ADULT),
      meter.dose(Allowance.NIOSH)
    };
  }

  @Test
  void resetForgetsEverything() {
    SoundLevelMeter meter = after(pascal(1000, 1.3, RATE), 1, RATE);
    meter.reset();
    double[] silent = readings(new SoundLevelMeter(RATE, 1));
    assertThat(readings(meter)).containsExactly(silent);
    assertThat(silent)
        .containsExactly(
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0,
            0);
    float[] tone = pascal(1000, 1, RATE);
    meter.process(tone, 0, tone.length);
    assertThat(readings(meter)).containsExactly(readings(after(tone, 1, RATE)));
  }

  @Test
  void whatIsNoSoundCountsAsSilence() {
    float[] bad = {Float.NaN, Float.NEGATIVE_INFINITY, Float.MAX_VALUE};
    SoundLevelMeter meter = after(bad, 1, RATE);
    assertThat(meter.averageDba()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(meter.peakDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    float[] most = {1e15f, -1e15f};
    assertThat(after(most, 1e3, RATE).averageDba()).isFinite();
  }

  @Test
  void processAllocatesNothing() {
    var meter = new SoundLevelMeter(RATE, 1);
    float[] tone = pascal(1000, 1, RATE);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int warm = 0; warm < 50; warm++) {
      meter.process(tone, 0, tone.length);
      threads.getCurrentThreadAllocatedBytes();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 50; i++) {
      meter.process(tone, 0, tone.length);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAPressureThatIsNone(double pascal) {
    assertThatThrownBy(() -> new SoundLevelMeter(RATE, pascal))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(pascal + " Pa");
  }
}
