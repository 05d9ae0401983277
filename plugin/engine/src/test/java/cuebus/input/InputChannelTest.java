package cuebus.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputChannelTest {

  private static final int RATE = 48_000;
  private static final double OPEN = Double.POSITIVE_INFINITY;
  private static final double QUIET = Double.NEGATIVE_INFINITY;
  private static final AdConverter IDEAL = new AdConverter(18, OPEN, 0);

  private static Input mic(
      Microphone microphone,
      boolean phantom,
      double ohm,
      double load,
      double gainDb,
      double ein,
      AdConverter converter) {
    return new Input(
        InputKind.MIC, microphone, null, ohm, 0, -20, phantom, null, load, gainDb, ein, converter);
  }

  private static Input guitar(double load) {
    return new Input(
        InputKind.INSTRUMENT,
        null,
        new Pickup(7000, 2.5, 1e-10),
        7000,
        6e-10,
        0,
        false,
        null,
        load,
        18,
        QUIET,
        IDEAL);
  }

  private static float[] recorded(Input input, float[] samples) {
    float[] out = samples.clone();
    new InputChannel(input, "voice", 0, RATE).process(out, 0, out.length);
    return out;
  }

  private static float[] tone(double hertz, double amplitude) {
    float[] samples = new float[2 * RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return samples;
  }

  private static double rmsDb(float[] samples) {
    double sum = 0;
    for (int i = samples.length / 2; i < samples.length; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return 10 * Math.log10(sum / (samples.length / 2.0));
  }

  /// −20 dBu at full scale, through 38 dB, into a converter of +18 dBu: the file comes back, less
  /// what 150 Ω lose on 1.5 kΩ.
  @ParameterizedTest
  @CsvSource({"38, 0", "28, -10", "18, -20"})
  void levelsAddUp(double gainDb, double expected) {
    float[] tone = tone(1000, 0.5);
    Input open = mic(Microphone.DYNAMIC, false, 150, OPEN, gainDb, QUIET, IDEAL);
    Input loaded = mic(Microphone.DYNAMIC, false, 150, 1500, gainDb, QUIET, IDEAL);
    assertThat(rmsDb(recorded(open, tone)) - rmsDb(tone)).isCloseTo(expected, within(0.001));
    assertThat(rmsDb(recorded(loaded, tone)) - rmsDb(tone))
        .isCloseTo(expected - 0.8279, within(0.001));
    var model = new InputModel(loaded);
    assertThat(model.levelDbfs(-20 - 6.0206, 1000))
        .isCloseTo(rmsDb(recorded(loaded, tone)), within(0.001));
    assertThat(model.clipsFromDbu(1000)).isCloseTo(18 - gainDb + 0.8279, within(0.001));
  }

  /// A tenth of the noise reaches above 20 kHz at 44.1 kHz and more at higher rates: the figures
  /// are of 20 kHz, so the density is compared.
  private static double noiseDbu(Input input) {
    float[] noise = recorded(input, new float[20 * RATE]);
    double inBand = rmsDb(noise) - 10 * Math.log10(RATE / 2 / 20_000.0);
    return inBand + 10 * Math.log10(2) + input.converter().fullScaleDbu() - input.gainDb();
  }

  @Test
  void aNoiselessAmplifierLeavesTheNoiseOf150Ohm() {
    Input input = mic(Microphone.DYNAMIC, false, 150, OPEN, 60, QUIET, IDEAL);
    assertThat(noiseDbu(input)).isCloseTo(-130.92, within(0.05));
    assertThat(new InputModel(input).inputNoiseDbu()).isCloseTo(-130.92, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-129, -125, -110})
  void equivalentInputNoiseIsWhatTheDataSheetSays(double ein) {
    Input input = mic(Microphone.DYNAMIC, false, 150, OPEN, 40, ein, IDEAL);
    assertThat(noiseDbu(input)).isCloseTo(ein, within(0.05));
    assertThat(new InputModel(input).inputNoiseDbu()).isCloseTo(ein, within(0.001));
  }

  @Test
  void aLoadTakesNoiseWithTheSignalAndAddsItsOwn() {
    // 150 Ω beside 150 Ω are 75 Ω: 3 dB less.
    Input input = mic(Microphone.DYNAMIC, false, 150, 150, 60, QUIET, IDEAL);
    assertThat(noiseDbu(input)).isCloseTo(-133.93, within(0.05));
  }

  @Test
  void aPickupHissesAsItsResistancesDo() {
    Input input = guitar(1e6);
    double model = new InputModel(input).inputNoiseDbu();
    float[] noise = recorded(input, new float[20 * RATE]);
    // Most of it lies at the resonance, hardly any above 20 kHz.
    double dbu = rmsDb(noise) + 10 * Math.log10(2) + 18 - 18;
    assertThat(dbu).isCloseTo(model, within(0.15));
    assertThat(model).isGreaterThan(-111);
  }

  @ParameterizedTest
  @CsvSource({"1e6, 3000", "1e6, 100", "1e4, 3000", "1e5, 5000"})
  void aPickupIsHeardThroughItsLoad(double load, double hertz) {
    float[] tone = tone(hertz, 0.1);
    Input input = guitar(load);
    double db = rmsDb(recorded(input, tone)) - rmsDb(tone);
    assertThat(db).isCloseTo(new InputModel(input).circuit().gainDb(hertz), within(0.02));
  }

  @Test
  void aCondenserNeedsPhantomPower() {
    float[] tone = tone(1000, 0.5);
    Input off = mic(Microphone.CONDENSER, false, 150, OPEN, 38, QUIET, IDEAL);
    Input on = mic(Microphone.CONDENSER, true, 150, OPEN, 38, QUIET, IDEAL);
    assertThat(rmsDb(recorded(off, tone))).isLessThan(-100);
    assertThat(new InputModel(off).levelDbfs(0, 1000)).isEqualTo(QUIET);
    assertThat(rmsDb(recorded(on, tone))).isCloseTo(rmsDb(tone), within(0.001));
    Input dynamic = mic(Microphone.DYNAMIC, true, 150, OPEN, 38, QUIET, IDEAL);
    assertThat(recorded(dynamic, tone)).isEqualTo(recorded(on, tone));
  }

  /// Two resistors of 6.81 kΩ share the current: 3.405 V a milliampere.
  @ParameterizedTest
  @CsvSource({"0, 48", "0.001, 44.595", "0.004, 34.38", "0.01, 13.95"})
  void phantomPowerSags(double ampere, double volts) {
    Input input =
        new Input(
            InputKind.MIC,
            Microphone.CONDENSER,
            null,
            150,
            0,
            0,
            true,
            ampere,
            OPEN,
            0,
            QUIET,
            IDEAL);
    assertThat(new InputModel(input).phantomVolts()).isCloseTo(volts, within(1e-9));
  }

  @Test
  void aConverterClipsAtItsFullScale() {
    Input input = mic(Microphone.DYNAMIC, false, 150, OPEN, 44, QUIET, IDEAL);
    float[] out = tone(1000, 0.9);
    var channel = new InputChannel(input, "voice", 0, RATE);
    channel.process(out, 0, out.length);
    // 0.9 becomes 1.796: a sine is beyond 1 for 1 − 2·asin(1/1.796)/π of the time.
    double share = 1 - 2 * Math.asin(1 / (0.9 * Math.pow(10, 0.3))) / Math.PI;
    assertThat(channel.clippedSamples() / (double) out.length).isCloseTo(share, within(0.03));
    assertThat(channel.peak()).isEqualTo(1);
    for (float sample : out) {
      assertThat(Math.abs(sample)).isLessThanOrEqualTo(1);
    }
  }

  /// 98.09 dB less the 4.77 dB that TPDF dither costs is 93.32 dB, for a full-scale sine; 16 bits.
  @ParameterizedTest
  @CsvSource({"16, 93.32", "24, 141.48"})
  void quantisationIsThatOfTheory(int bits, double range) {
    Input input =
        new Input(
            InputKind.LINE,
            null,
            null,
            0,
            0,
            18,
            false,
            null,
            OPEN,
            0,
            QUIET,
            new AdConverter(18, OPEN, bits));
    float[] silence = recorded(input, new float[4 * RATE]);
    assertThat(rmsDb(silence)).isCloseTo(-range - 3.01, within(0.1));
    double step = Math.pow(2, 1 - bits);
    for (float sample : silence) {
      assertThat(sample / step).isEqualTo(Math.rint(sample / step));
    }
    assertThat(new InputModel(input).noiseDbfs(2 * 20_000)).isCloseTo(-range - 3.01, within(0.01));
  }

  @Test
  void dynamicRangeIsTheNoiseOfTheConverter() {
    Input input = mic(Microphone.DYNAMIC, false, 150, OPEN, 0, QUIET, new AdConverter(18, 110, 0));
    float[] noise = recorded(input, new float[20 * RATE]);
    double inBand = rmsDb(noise) - 10 * Math.log10(24_000 / 20_000.0);
    assertThat(inBand).isCloseTo(-110 - 3.01, within(0.05));
    assertThat(new InputModel(input).noiseDbfs(RATE)).isCloseTo(inBand, within(0.05));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anySplitGivesTheSameBitsAndNoiseRepeats(long seed) {
    Random random = new Random(seed);
    Input input = guitar(2e5);
    float[] in = new float[20_000];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextFloat() - 0.5f;
    }
    float[] cut = in.clone();
    var channel = new InputChannel(input, "voice", 0, RATE);
    for (int at = 0; at < in.length; ) {
      int frames = Math.min(random.nextInt(700), in.length - at);
      channel.process(cut, at, frames);
      at += frames;
    }
    assertThat(cut).isEqualTo(recorded(input, in));
    float[] other = in.clone();
    new InputChannel(input, "voice", 1, RATE).process(other, 0, other.length);
    assertThat(other).isNotEqualTo(cut);
  }

  @Test
  void whatIsNoNumberCountsAsSilence() {
    float[] bad = {Float.NaN, Float.POSITIVE_INFINITY, 0, 0.25f};
    Input input = mic(Microphone.DYNAMIC, false, 0, OPEN, 38, QUIET, IDEAL);
    assertThat(recorded(input, bad)).containsExactly(new float[] {0, 0, 0, 0.25f}, within(1e-5f));
  }

  @Test
  void processAllocatesNothing() {
    var channel = new InputChannel(guitar(1e5), "voice", 0, RATE);
    float[] samples = new float[4800];
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int warm = 0; warm < 100; warm++) {
      channel.process(samples, 0, samples.length);
      threads.getCurrentThreadAllocatedBytes();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 50; i++) {
      channel.process(samples, 0, samples.length);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
  }
}
