package cuebus.host.measure;

import static cuebus.host.measure.Gear.ARMATURE;
import static cuebus.host.measure.Gear.DYNAMIC_300;
import static cuebus.host.measure.Gear.DYNAMIC_32;
import static cuebus.host.measure.Gear.NONE;
import static cuebus.host.measure.Gear.device;
import static cuebus.host.measure.Gear.pairs;
import static cuebus.host.measure.Gear.resistor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.amp.Oversampling;
import cuebus.amp.PluggedHeadphone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The bench against what circuit theory says.
class BenchTest {

  /// Fitted to 613 mW into 33 Ω and 88 mW into 600 Ω.
  private static final Device O2 = device(0.54, 10.05, 0, 0.188);

  private static Bench bench(Device device, Headphone... headphones) {
    return new Bench(device, List.of(headphones), Bench.Options.DEFAULT);
  }

  private static Bench bench(Lead lead, Channels channels, Device device, Headphone headphone) {
    return new Bench(
        device,
        List.of(headphone),
        new Bench.Options(lead, channels, 48_000, Oversampling.AUDIBLE));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 32", "42, 32", "120, 300", "10, 16"})
  void aResistorDividesTheDrive(double zo, double ohm) {
    Measurement.Tone tone = bench(device(zo, NONE, 0, NONE), resistor(ohm)).tone(997, 1.5);
    double volts = 1.5 * ohm / (ohm + zo);
    assertThat(tone.outputVrms().left()).isCloseTo(volts, within(1e-9));
    assertThat(tone.fundamentalVrms().right()).isCloseTo(volts, within(1e-9));
    assertThat(tone.outputVpeak().left()).isCloseTo(volts * Math.sqrt(2), within(1e-5));
    assertThat(tone.currentApeak().left()).isCloseTo(volts / ohm * Math.sqrt(2), within(1e-6));
    assertThat(tone.headphones().getFirst().powerW().left())
        .isCloseTo(volts * volts / ohm, within(1e-9));
    assertThat(tone.limit()).isEqualTo(Limit.NONE);
    assertThat(tone.aliasDbc().left()).isLessThan(-150);
  }

  /// 100 dB/V at half a volt; 100 dB/V are 100 − 10·log10(1000/32) dB/mW.
  @Test
  void loudnessByVoltageIsLoudnessByPower() {
    Measurement.Tone tone = bench(device(32, NONE, 0, NONE), resistor(32)).tone(1000, 1);
    Measurement.AtHeadphone at = tone.headphones().getFirst();
    assertThat(at.splDb().left()).isCloseTo(100 + 20 * Math.log10(0.5), within(1e-6));
    double perMilliwatt = 100 - 10 * Math.log10(1000 / 32.0);
    assertThat(at.splDb().left())
        .isCloseTo(perMilliwatt + 10 * Math.log10(1000 * at.powerW().left()), within(1e-6));
  }

  /// Only resistance takes power: P = |U|²·Re(Z)/|Z + Zo|², with 400 Ω beside 0.4 mH.
  @Test
  void powerIsThatOfTheRealPart() {
    double x = 2 * Math.PI * 5003 * 4e-4;
    double square = 400 * 400 + x * x;
    double re = 16 + 400 * x * x / square;
    double im = 400 * 400 * x / square;
    Measurement.Tone tone = bench(device(10, NONE, 0, NONE), Gear.COIL).tone(5003, 1);
    double watts = re / ((re + 10) * (re + 10) + im * im);
    assertThat(tone.headphones().getFirst().powerW().left()).isCloseTo(watts, within(1e-5 * watts));
  }

  /// 175 mW into 300 Ω were measured; the rail and the limit were fitted to the two others.
  @Test
  void theTableOfTheO2Amplifier() {
    Measurement.MaxPower most = bench(O2).maxPower(1000, 1, List.of(33.0, 300.0, 600.0));
    assertThat(most.loads())
        .extracting(Measurement.AtLoad::load)
        .containsExactly("33 Ω", "300 Ω", "600 Ω");
    assertThat(most.loads())
        .extracting(at -> at.point().powerW() * 1000)
        .satisfiesExactly(
            mW -> assertThat(mW).as("188 mA to the nearest").isCloseTo(613, within(3.3)),
            mW -> assertThat(mW).isCloseTo(175.7, within(0.2)),
            mW -> assertThat(mW).isCloseTo(88, within(0.3)));
    assertThat(most.loads())
        .extracting(at -> at.point().limit())
        .containsExactly(Limit.CURRENT, Limit.RAIL, Limit.RAIL);
    assertThat(most.loads())
        .allSatisfy(at -> assertThat(at.point().thdPercent()).isCloseTo(1, within(1e-4)));
  }

  /// 10 Vrms are full scale, which is 14.1 V peak.
  @Test
  void maximumPowerSaysWhatStandsInItsWay() {
    assertThat(mostInto100(device(1, 13, 0, NONE)))
        .returns(true, Measurement.AtLoad::limited)
        .returns(false, Measurement.AtLoad::beyondFullScale);
    assertThat(mostInto100(device(1, 20, 0, NONE)))
        .returns(true, Measurement.AtLoad::limited)
        .returns(true, Measurement.AtLoad::beyondFullScale);
    Measurement.AtLoad unlimited = mostInto100(device(1, NONE, 0, NONE));
    assertThat(unlimited.limited()).isFalse();
    assertThat(unlimited.point().outputVrms()).isCloseTo(10 * 100.0 / 101, within(1e-6));
  }

  private static Measurement.AtLoad mostInto100(Device device) {
    return bench(device).maxPower(1000, 1, List.of(100.0)).loads().getFirst();
  }

  /// A sine clipped at c of its amplitude: the closed form of its Fourier series.
  @ParameterizedTest
  @CsvSource({"0.9", "0.7", "0.4"})
  void aClippedSineHasItsTextbookHarmonics(double c) {
    double drive = 1.0 / c / Math.sqrt(2);
    Measurement.Tone tone = bench(device(1, 1, 0, NONE), resistor(1e6)).tone(60, drive);
    double share = 1e6 / (1e6 + 1);
    double a = Math.asin(c);
    double first = (2 / Math.PI) * (a / c + Math.sqrt(1 - c * c)) * share;
    double third =
        (4 / Math.PI)
            * (Math.sin(2 * a) / 4 / c - Math.sin(4 * a) / 8 / c + Math.cos(3 * a) / 3)
            * share;
    assertThat(tone.fundamentalVrms().left() * Math.sqrt(2)).isCloseTo(first, within(1e-5));
    assertThat(tone.harmonicsDbc().get(1).left())
        .isCloseTo(20 * Math.log10(Math.abs(third) / first), within(0.003));
    assertThat(tone.harmonicsDbc().get(0).left()).isLessThan(-150);
    assertThat(tone.limit()).isEqualTo(Limit.RAIL);
  }

  @ParameterizedTest
  @EnumSource(value = Channels.class)
  void everyLeadDoesWhatItDoes(Channels channels) {
    Device device = device(10, NONE, 0, NONE);
    double alone = 1.0 * 32 / 42;
    double l = channels.left();
    double r = channels.right();
    Measurement.Tone stereo = bench(Lead.STEREO, channels, device, resistor(32)).tone(997, 1);
    assertThat(stereo.outputVrms().left()).isCloseTo(Math.abs(l) * alone, within(1e-9));
    assertThat(stereo.outputVrms().right()).isCloseTo(Math.abs(r) * alone, within(1e-9));
    Measurement.Tone mono = bench(Lead.MONO, channels, device, resistor(32)).tone(997, 1);
    assertThat(mono.outputVrms().left()).isCloseTo(Math.abs(l) * alone, within(1e-9));
    assertThat(mono.outputVrms().right()).isZero();
    assertThat(mono.currentApeak().right())
        .as("into the short")
        .isCloseTo(Math.abs(r) * Math.sqrt(2) / 10, within(1e-4));
    Measurement.Tone open = bench(Lead.OPEN_SLEEVE, channels, device, resistor(32)).tone(997, 1);
    double difference = Math.abs(l - r) / 2 * alone;
    assertThat(open.outputVrms().left()).isCloseTo(difference, within(1e-9));
    assertThat(open.outputVrms().right()).isCloseTo(difference, within(1e-9));
  }

  /// Equal pairs on a splitter: n·G instead of G.
  @Test
  void aSplitterSharesTheOutput() {
    Measurement.Sweep sweep = bench(device(42, NONE, 0, NONE), resistor(32)).sweep(1, 6, 997, 1);
    assertThat(sweep.counts()).containsExactly(1, 2, 3, 4, 5, 6);
    for (int n = 1; n <= 6; n++) {
      double volts = 1 / (1 + n * 42.0 / 32);
      Measurement.AtCount shared = sweep.splitter().get(n - 1);
      assertThat(shared.outputVrms().left()).isCloseTo(volts, within(1e-9));
      assertThat(shared.dbReOne().left())
          .isCloseTo(20 * Math.log10(volts * (1 + 42.0 / 32)), within(1e-6));
      assertThat(sweep.distribution().get(n - 1).dbReOne().right()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 44100", "2, 48000", "8, 48000", "16, 96000"})
  void theResponseIsThatOfTheImpedances(int factor, double sampleRate) {
    double zo = 42;
    var options =
        new Bench.Options(
            Lead.STEREO,
            Channels.BOTH,
            sampleRate,
            new Oversampling(factor, Oversampling.Phase.MINIMUM));
    var bench = new Bench(device(zo, 5, 0, 0.1), List.of(DYNAMIC_300), options);
    var load = new cuebus.amp.Load(List.of(new PluggedHeadphone(DYNAMIC_300, 1)), sampleRate);
    Measurement.Response response = bench.response(20, 20_000, 40);
    for (int i = 0; i < 40; i++) {
      var z = load.impedance(response.frequencyHz().get(i));
      double gain = z.magnitude() / Math.hypot(z.resistance() + zo, z.reactance());
      double phase = z.phase() - Math.atan2(z.reactance(), z.resistance() + zo);
      assertThat(response.gainDb().get(i).left())
          .as("gain at %s Hz", response.frequencyHz().get(i))
          .isCloseTo(20 * Math.log10(gain), within(0.02));
      assertThat(response.phaseDeg().get(i).right())
          .as("phase at %s Hz", response.frequencyHz().get(i))
          .isCloseTo(Math.toDegrees(phase), within(factor == 1 ? 3 : 0.2));
    }
  }

  @Test
  void aChannelThatIsNotDrivenShowsCrosstalk() {
    Measurement.Response response =
        bench(Lead.STEREO, Channels.LEFT, Gear.ground(0, 1), resistor(32)).response(20, 20_000, 5);
    // The return rises by i·1 Ω; the right driver sees it through 32 Ω and 1 Ω.
    double return1 = (1.0 * 32 / 33) / (32 + 32.0 / 33);
    assertThat(response.gainDb())
        .allSatisfy(
            gain -> assertThat(gain.right()).isCloseTo(20 * Math.log10(return1), within(0.01)));
  }

  /// 4kTR of 150 Ω at 293.15 K in 20 kHz is 220.4 nV, −130.9 dBu.
  @Test
  void noiseIsThatOfFiguresAndResistances() {
    var amp = new Device.Amp(0, NONE, 0, NONE, 1, 0, 150, 0, 2e-6, List.of());
    Measurement.Noise noise = bench(device(amp)).noise();
    assertThat(noise.microphoneDbu()).isCloseTo(-130.9, within(0.05));
    Measurement.NoiseSource resistances = noise.volts().get(2);
    assertThat(resistances.dbu()).as("an open output of 150 Ω").isCloseTo(-130.9, within(0.05));
    Measurement.NoiseSource amplifier = noise.volts().get(1);
    assertThat(amplifier.vrmsA()).isCloseTo(2e-6, within(1e-12));
    // The mean of IEC's weights from 20 Hz to 20 kHz, summed elsewhere in 200 000 steps.
    assertThat(20 * Math.log10(amplifier.vrms() / amplifier.vrmsA()))
        .isCloseTo(2.0480, within(0.0001));
    assertThat(noise.volts().get(0).vrms()).as("an ideal converter").isZero();
    Measurement.Noise loaded = bench(device(amp), resistor(150)).noise();
    assertThat(loaded.volts().get(1).vrmsA()).isCloseTo(1e-6, within(1e-12));
    assertThat(loaded.volts().get(2).vrms())
        .isCloseTo(resistances.vrms() / Math.sqrt(2), within(1e-12));
    Measurement.Noise series =
        bench(Lead.OPEN_SLEEVE, Channels.BOTH, device(amp), resistor(150)).noise();
    assertThat(series.volts().get(1).vrmsA())
        .as("half the difference of two amplifiers")
        .isCloseTo(1e-6 / Math.sqrt(2), within(1e-12));
    assertThat(series.volts().get(2).vrms())
        .as("150 Ω beside 450 Ω")
        .isCloseTo(resistances.vrms() * Math.sqrt(0.75), within(1e-12));
    assertThat(loaded.headphones().getFirst().splDbA())
        .isCloseTo(100 + 20 * Math.log10(loaded.volts().get(3).vrmsA()), within(1e-9));
  }

  /// Steps of 2^-15 of 14.14 V peak, ½ of one as noise up to 24 kHz.
  @Test
  void ditherIsANoiseOfItsOwn() {
    var amp = new Device.Amp(0, NONE, 0, NONE, 1, 0, 150, 0, 2e-6, List.of());
    Measurement.Noise noise = bench(Gear.device(new Device.Dac(10, 100, 0, 16), amp)).noise();
    Measurement.NoiseSource dither = noise.volts().get(3);
    assertThat(dither.name()).isEqualTo("dither of 16 bits");
    double half = Math.sqrt(2) * 10 / 32_768 / 2;
    assertThat(dither.vrms()).isCloseTo(half * Math.sqrt(19_980 / 24_000.0), within(1e-9));
    assertThat(20 * Math.log10(10 / dither.vrmsA()))
        .as("dynamic range")
        .isCloseTo(96.16, within(0.01));
    double others = 1e-4 * 1e-4 + 2e-6 * 2e-6 + Math.pow(noise.volts().get(2).vrmsA(), 2);
    assertThat(noise.volts().getLast().vrmsA())
        .isCloseTo(Math.sqrt(others + Math.pow(dither.vrmsA(), 2)), within(1e-10));
  }

  @Test
  void twoTonesThatMeetNoLimitMakeNothing() {
    Measurement.Intermodulation both =
        bench(device(10, 100, 0, 10), ARMATURE).tones(60, 7000, 4, 2);
    assertThat(both.products()).isEmpty();
    assertThat(Math.hypot(both.f1Vrms().left(), both.f2Vrms().left()))
        .isCloseTo(both.outputVrms().left(), within(1e-9));
  }

  @Test
  void beyondFullScaleIsAWarning() {
    Bench bench = bench(device(10, NONE, 0, NONE), resistor(32));
    assertThat(bench.tone(997, 10).warnings()).isEmpty();
    assertThat(bench.tone(997, 10.1).warnings())
        .singleElement()
        .asString()
        .contains("10.1 Vrms", "full scale", "10 Vrms");
  }

  @Test
  void moreDriveMakesMorePowerAndDistortion() {
    Measurement.ThdVsPower curve = bench(O2, pairs(1, DYNAMIC_32).getFirst()).thdVsPower(1000);
    assertThat(curve.points()).hasSizeGreaterThan(50);
    assertThat(curve.points()).extracting(Measurement.PowerPoint::powerW).isSorted();
    assertThat(curve.points().getLast().thdPercent()).isGreaterThan(10);
    assertThat(curve.points().getFirst().thdPercent()).isLessThan(1e-6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          24000 | 1    | tone: 24000 Hz is not allowed, 1 Hz or more and less than 24000 Hz
          NaN   | 1    | tone: NaN Hz
          -5    | 1    | tone: -5 Hz
          997   | 0    | drive: 0 Vrms is not allowed, 0.000001 to 1000 is
          997   | -1   | drive: -1 Vrms
          997   | NaN  | drive: NaN Vrms
          """)
  void whatCannotBeAskedIsRefused(double hertz, double drive, String message) {
    Bench bench = bench(device(10, NONE, 0, NONE), resistor(32));
    assertThatThrownBy(() -> bench.tone(hertz, drive))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
