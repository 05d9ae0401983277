package cuebus.host.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.amp.Device;
import cuebus.amp.Evidence;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.host.measure.Bench;
import cuebus.host.measure.Measurement.AtLoad;
import cuebus.session.Library;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Findings against formulae worked out by hand, with headphones that are a resistor, and clipping
/// against the bench, which searches for it with a tone.
class SituationTest {

  private static final Library LIBRARY =
      new Library(List.of(), SituationTest.class.getClassLoader());

  private static final Comparison ASKED =
      new Comparison(
          "N",
          "Q",
          List.of("x"),
          List.of("x"),
          List.of(1),
          List.of(Lead.STEREO),
          85,
          15,
          Comparison.Picture.LEVEL);

  private static Device device(String id) throws Exception {
    return LIBRARY.device(id).orElseThrow();
  }

  private static Headphone headphone(String id) throws Exception {
    return LIBRARY.headphone(id).orElseThrow();
  }

  private static Finding find(String device, String headphone, int players) throws Exception {
    return new Situation(device(device), headphone(headphone), players, Lead.STEREO).find(ASKED);
  }

  private static double db(double ratio) {
    return 20 * Math.log10(ratio);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "6"})
  void eachPairOnASplitterTakesItsShare(int players) throws Exception {
    Finding finding = find("interface-phones", "planar-32", players);
    double ohm = 32.0 / players;
    assertThat(finding.sharing()).isEqualTo(players);
    assertThat(finding.lossDb()).isCloseTo(db(ohm / (ohm + 42) * (32 + 42) / 32), within(0.01));
    assertThat(finding.levelSplDb()).isCloseTo(85 + finding.lossDb(), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4, 1", "5, 2", "8, 2", "9, 3"})
  void aDistributionAmplifierDealsPairsOut(int players, int sharing) throws Exception {
    Finding finding = find("distribution-4", "planar-32", players);
    assertThat(finding.sharing()).isEqualTo(sharing);
    double ohm = 32.0 / sharing;
    assertThat(finding.lossDb()).isCloseTo(db(ohm / (ohm + 1) * 33 / 32), within(0.01));
  }

  /// 105 dB SPL at 1 V; 2 V at 0 dB full scale on 0 Ω; 2.3 V of rail behind 47 Ω, 60 mA.
  @ParameterizedTest
  @CsvSource({
    "ideal, 1, 111.02, FULL_SCALE",
    "ideal, 4, 111.02, FULL_SCALE",
    // 4.50 V peak would be at its rail, full scale is 4.43; 32 of 74 Ω: 1.915 V peak, 60 mA < 80.
    "interface-phones, 1, 107.64, FULL_SCALE",
    // Four pairs are 8 Ω: 50 Ω around, 80 mA end it at 0.64 V peak.
    "interface-phones, 4, 98.12, CURRENT",
    // 1.77 V peak less 1.5 of 33.5 Ω.
    "adaptive-laptop, 1, 106.54, RAIL"
  })
  void theLeastOfFullScaleRailAndCurrentEndsIt(
      String device, int players, double splDb, Reach.Bound limit) throws Exception {
    Finding finding = find(device, "planar-32", players);
    assertThat(finding.limit()).isEqualTo(limit);
    assertThat(finding.loudestSplDb()).isCloseTo(splDb, within(0.02));
    // A sine with the peaks of a mix of 85 dB SPL and 15 dB of crest has 96.99 dB SPL.
    assertThat(finding.headroomDb()).isCloseTo(splDb - 96.99, within(0.03));
    assertThat(finding.loudestMixSplDb()).isCloseTo(splDb - 11.99, within(0.03));
    assertThat(finding.hours())
        .isCloseTo(8 * Math.pow(0.5, (splDb - 11.99 - 85) / 3), within(0.05));
  }

  /// Where the bench finds 1 % of distortion, a limit was met a little earlier.
  @ParameterizedTest
  @CsvSource({
    "o2, closed-dynamic-32, 1",
    "o2, dynamic-300, 1",
    "budget-interface, closed-dynamic-32, 3",
    "distribution-4, in-ear-multi, 1",
    "uca202, dynamic-300, 2",
    "benchmark-hpa4, planar-32, 2"
  })
  void clippingIsWhereTheBenchFindsIt(String device, String headphone, int pairs) throws Exception {
    Bench bench =
        new Bench(
            device(device),
            Collections.nCopies(pairs, headphone(headphone)),
            Bench.Options.DEFAULT);
    AtLoad clipped = bench.maxPower(1000, 1, List.of()).loads().getFirst();
    Reach reach = Reach.of(bench);
    if (clipped.beyondFullScale() || !clipped.limited()) {
      assertThat(reach.limit()).isEqualTo(Reach.Bound.FULL_SCALE);
    } else {
      assertThat(db(clipped.point().outputVrms() / reach.jackVrms())).isBetween(0.0, 0.5);
      assertThat(reach.limit().text())
          .isEqualTo(clipped.point().limit().name().toLowerCase(Locale.ROOT));
    }
  }

  private static Device amplifier(Device.Amp amp) throws Exception {
    Device ideal = device("ideal");
    return new Device(
        "mine",
        "Mine",
        ideal.deviceClass(),
        1,
        ideal.evidence(),
        ideal.source(),
        new Device.Dac(5, Double.POSITIVE_INFINITY, 0),
        amp,
        ideal.figures(),
        "");
  }

  /// 5 Vrms behind 4 Ω, 32 Ω and twice the 3 Ω of the return, for both channels push through it.
  @Test
  void theCommonReturnTakesItsShare() throws Exception {
    Device device =
        amplifier(
            new Device.Amp(
                0,
                Double.POSITIVE_INFINITY,
                0,
                Double.POSITIVE_INFINITY,
                1,
                0,
                4,
                3,
                0,
                List.of()));
    Finding finding = new Situation(device, headphone("planar-32"), 1, Lead.STEREO).find(ASKED);
    assertThat(finding.loudestSplDb()).isCloseTo(105 + db(5 * 32.0 / 42), within(1e-9));
    Bench bench = new Bench(device, List.of(headphone("planar-32")), Bench.Options.DEFAULT);
    assertThat(Reach.of(bench).jackVrms())
        .isCloseTo(bench.tone(1000, 5).outputVrms().left(), within(1e-6));
  }

  /// The limit itself is out of reach of a soft one: the bench finds 1 % of distortion below it.
  @ParameterizedTest
  @CsvSource({"0.3, 20", "0.4, 9", "0.6, 2", "0.7, 0.1"})
  void aSoftLimitEndsBelowTheLimit(double fraction, double kneeOhm) throws Exception {
    var amp =
        new Device.Amp(0, Double.POSITIVE_INFINITY, 0, 0.08, fraction, kneeOhm, 5, 0, 0, List.of());
    Bench bench = new Bench(amplifier(amp), List.of(headphone("planar-32")), Bench.Options.DEFAULT);
    AtLoad clipped = bench.maxPower(1000, 1, List.of()).loads().getFirst();
    Reach reach = Reach.of(bench);
    assertThat(reach.limit()).isEqualTo(Reach.Bound.CURRENT);
    assertThat(db(clipped.point().outputVrms() / reach.jackVrms())).isBetween(0.0, 1.5);
    assertThat(bench.tone(1000, reach.jackVrms() * 37 / 32).thdPercent().left()).isLessThan(1);
  }

  /// Converter and amplifier noise behind 42 Ω in 32 Ω, at 105 dB SPL for a volt. Full scale is
  /// 107.64 dB SPL and the peaks at work 96.99, so the volume is 10.65 dB down.
  @Test
  void noiseIsThatAtTheWorkingLevel() throws Exception {
    double open = 2 * Math.pow(10, 3.89 / 20);
    double converter = open * Math.pow(10, (-112 - 10.65) / 20);
    double volts = Math.hypot(converter, 4e-6) * 32 / 74;
    // Resistances at 20 °C add less than a tenth of a decibel.
    assertThat(find("interface-phones", "planar-32", 1).noiseSplDbA())
        .isCloseTo(105 + db(volts), within(0.1));
  }

  /// 16 bits leave 96.16 dB(A) of full scale at 48 kHz, and full scale is turned down to 96.99 dB
  /// SPL.
  @Test
  void ditherIsTurnedDownWithTheVolume() throws Exception {
    Device ideal = device("ideal");
    var device =
        new Device(
            ideal.id(),
            ideal.name(),
            ideal.deviceClass(),
            ideal.outputs(),
            ideal.evidence(),
            ideal.source(),
            new Device.Dac(2, Double.POSITIVE_INFINITY, 0, 16),
            ideal.amp(),
            ideal.figures(),
            ideal.notes());
    Finding finding = new Situation(device, headphone("planar-32"), 1, Lead.STEREO).find(ASKED);
    assertThat(finding.noiseSplDbA()).isCloseTo(96.99 - 96.16, within(0.02));
  }

  @Test
  void leadsDecideWhatEachEarHears() throws Exception {
    Finding mono = new Situation(device("ideal"), headphone("planar-32"), 1, Lead.MONO).find(ASKED);
    assertThat(mono.centreDb().left()).isCloseTo(0, within(0.01));
    assertThat(mono.centreDb().right()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(mono.rightDb().left()).isEqualTo(Double.NEGATIVE_INFINITY);
    Finding open =
        new Situation(device("ideal"), headphone("planar-32"), 1, Lead.OPEN_SLEEVE).find(ASKED);
    assertThat(open.centreDb().left()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(open.leftDb().left()).isCloseTo(db(0.5), within(0.01));
    assertThat(open.leftDb().right()).isCloseTo(db(0.5), within(0.01));
  }

  @Test
  void activeHeadphonesEndByThemselves() throws Exception {
    Finding finding = find("o2", "active-anc", 1);
    assertThat(finding.limit()).isEqualTo(Reach.Bound.HEADPHONE);
    assertThat(finding.loudestSplDb()).isEqualTo(115);
  }

  /// An estimate among the figures makes the whole an estimate.
  @ParameterizedTest
  @CsvSource({
    "o2, audeze-lcd-x, ESTIMATE",
    "o2, planar-32, ESTIMATE",
    "spl-phonitor-mini, ath-adx5000, MEASURED",
    "iec-61938, ath-adx5000, MEASURED"
  })
  void evidenceIsTheWeakest(String device, String headphone, Evidence evidence) throws Exception {
    assertThat(find(device, headphone, 1).evidence()).isEqualTo(evidence);
  }

  /// Hi-Fi News measured 0.32 dB from 30 Ω; 120 Ω follow from its 397 to 817 Ω.
  @Test
  void responseErrorIsWhatTheImpedanceAllows() throws Exception {
    assertThat(find("iec-61938", "ath-adx5000", 1).responseErrorDb())
        .isCloseTo(db(817 / 937.0 * 517 / 397), within(0.02));
  }
}
