package cuebus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.param.Decibels;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruePeakTest {

  /// A steady tone, faded in and out so that its ends are no steps.
  private static Stereo tone(double amplitude, double cyclesPerSample, double degrees) {
    return Stereo.both(
        4800,
        i ->
            amplitude
                * Math.sin(Math.PI * (i + 0.5) / 4800)
                * Math.sin(2 * Math.PI * cyclesPerSample * i + Math.toRadians(degrees)));
  }

  /// EBU Tech 3341 cases 15 to 19: their samples miss the crests by up to 3 dB.
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.25, 0, -6.02",
    "0.5, 0.25, 45, -6.02",
    "0.5, 0.16666666666666666, 60, -6.02",
    "0.5, 0.125, 67.5, -6.02",
    "1.41, 0.25, 45, 2.98"
  })
  void ebuTech3341Tones(double amplitude, double frequency, double phase, double expectedDb) {
    assertThat(tone(amplitude, frequency, phase).truePeakDb()).isCloseTo(expectedDb, within(0.03));
  }

  /// The interpolated points against the waveform itself, which a sum of sines lets us know
  /// anywhere. Quiet, loud and growing signals take the skipping through all its branches.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void equalsTheWaveformOnAFourfoldGrid(long seed) {
    Random random = new Random(seed);
    int partials = 1 + random.nextInt(6);
    double[] frequency = random.doubles(partials, 0.0005, 0.4).toArray();
    double[] amplitude = random.doubles(partials, 0.05, 1).toArray();
    double[] phase = random.doubles(partials, 0, 2 * Math.PI).toArray();
    double swell = random.nextDouble();
    int frames = 6000;
    Waveform waveform =
        t -> {
          double sum = 0;
          for (int p = 0; p < partials; p++) {
            sum += amplitude[p] * Math.sin(2 * Math.PI * frequency[p] * t + phase[p]);
          }
          double fade = Math.sin(Math.PI * t / frames);
          return sum * fade * fade * (1 + swell * t / frames);
        };
    double expected = 0;
    for (int q = 0; q < 4 * frames; q++) {
      expected = Math.max(expected, Math.abs(waveform.at(q / 4.0)));
    }
    Stereo signal = Stereo.both(frames, waveform::at);
    assertThat(signal.leftOnly().truePeakDb()).isCloseTo(Decibels.fromGain(expected), within(0.06));
  }

  private interface Waveform {
    double at(double time);
  }

  /// Signals whose crests come from far samples while the near ones are small, which no music has:
  /// they show that what is skipped could not have mattered. The oracle interpolates everywhere.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void skippingLosesNothing(long seed) {
    Random random = new Random(seed);
    double middle = random.nextDouble() * 0.4;
    double near = random.nextDouble();
    double jitter = 0.1 * random.nextDouble();
    Stereo signal =
        Stereo.both(
            400,
            i -> {
              int k = i - 200;
              double sign = Math.signum(Math.sin(Math.PI * (k - 0.5)) / (k - 0.5));
              double size = k == 0 || k == 1 ? middle : k == -1 || k == 2 ? near : 1;
              return Math.abs(k) > 14 ? 0 : sign * size * (1 - jitter * random.nextDouble());
            });
    double expected = 0;
    for (int q = 0; q < 4 * 450; q++) {
      expected = Math.max(expected, Math.abs(interpolated(signal.left(), q / 4, q % 4 / 4.0)));
    }
    assertThat(signal.truePeakDb()).isCloseTo(Decibels.fromGain(expected), within(0.03));
  }

  /// A sinc of 24 taps under a Kaiser window of β = 5, straight from its definition.
  private static double interpolated(float[] samples, int from, double fraction) {
    double sum = 0;
    double gain = 0;
    for (int k = -11; k <= 12; k++) {
      double t = k - fraction;
      double sinc = t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
      double window = 0;
      for (int n = 0; n < 40; n++) {
        // I0 as the mean of exp(x·cos θ): another way than the series in the code.
        double x = 5 * Math.sqrt(1 - t * t / 144);
        window += Math.exp(x * Math.cos(2 * Math.PI * n / 40)) / 40;
      }
      int at = from + k;
      sum += at >= 0 && at < samples.length ? samples[at] * sinc * window : 0;
      gain += sinc * window;
    }
    return sum / gain;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void cutsChangeNothing(long seed) {
    Random random = new Random(seed);
    Stereo noise =
        Stereo.both(20_000, i -> random.nextGaussian() * (1 + 0.5 * Math.sin(i / 700.0)));
    TruePeak meter = new TruePeak();
    int at = 0;
    while (at < noise.frames()) {
      int part = Math.min(1 + random.nextInt(seed % 2 == 0 ? 3 : 700), noise.frames() - at);
      meter.process(noise.left(), noise.right(), at, part);
      at += part;
      // Reading in between must not disturb it.
      meter.peak();
    }
    assertThat(Decibels.fromGain(meter.peak())).isEqualTo(noise.truePeakDb());
  }

  @Test
  void hearsTheRightChannelToo() {
    Stereo signal = tone(0.7, 0.25, 45);
    Stereo rightOnly = new Stereo(new float[signal.frames()], signal.right());
    assertThat(rightOnly.truePeakDb()).isEqualTo(signal.truePeakDb());
  }

  @Test
  void ringsOnAfterTheLastFrame() {
    // Ends on two full-scale samples: the crest between them is complete only with what follows.
    Stereo end = Stereo.both(100, i -> i >= 98 ? 1 : 0);
    Stereo padded = Stereo.both(200, i -> i == 98 || i == 99 ? 1 : 0);
    assertThat(end.truePeakDb()).isEqualTo(padded.truePeakDb()).isGreaterThan(1.5);
  }

  @Test
  void silenceIsMinusInfinity() {
    assertThat(Stereo.both(1000, i -> 0).truePeakDb()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void nonFiniteSamplesCountAsSilence() {
    Stereo holes = tone(0.5, 0.02, 0);
    Stereo silenced = tone(0.5, 0.02, 0);
    for (int i = 5; i < holes.frames(); i += 500) {
      silenced.left()[i] = 0;
      holes.left()[i] = i % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
    }
    assertThat(holes.truePeakDb()).isEqualTo(silenced.truePeakDb());
  }

  @Test
  void staysFiniteForTheLargestFloats() {
    Stereo huge = Stereo.both(200, i -> (i / 2 % 2 == 0 ? 1 : -1) * (double) Float.MAX_VALUE);
    assertThat(huge.truePeakDb()).isFinite().isGreaterThan(770);
  }
}
