package cuebus.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cuebus.amp.Evidence;
import cuebus.amp.Figure;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitivityTest {

  /// The arithmetic of a data sheet: 1 mW is 0.179 V into 32 Ω and 0.548 V into 300 Ω.
  @ParameterizedTest
  @CsvSource({
    "100, 32, 0.17889, 114.949",
    "97, 300, 0.54772, 102.229",
    "104, 16, 0.12649, 121.959"
  })
  void perMilliwattAndPerVolt(double dbPerMw, double ohm, double volts, double dbPerV) {
    assertThat(volts * volts / ohm).isCloseTo(0.001, within(1e-7));
    assertThat(Sensitivity.perVolt(dbPerMw, ohm)).isCloseTo(dbPerV, within(0.001));
    var sensitivity = new Sensitivity(dbPerV, Evidence.PUBLISHED);
    assertThat(sensitivity.splDb(volts)).isCloseTo(dbPerMw, within(0.001));
    assertThat(sensitivity.vrms(dbPerMw)).isCloseTo(volts, within(1e-4));
  }

  @Test
  void onePascalIs94dB() {
    var sensitivity = new Sensitivity(93.9794, Evidence.PUBLISHED);
    assertThat(sensitivity.pascalPerVolt()).isCloseTo(1, within(1e-5));
    assertThat(sensitivity.splDb(0)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void evidenceOfTheFigureGoesBeforeThatOfTheFile() {
    assertThat(Sensitivity.of(headphone(110.0, Map.of())).orElseThrow())
        .isEqualTo(new Sensitivity(110, Evidence.PUBLISHED));
    var guess = Map.of("sensitivityDbPerV", new Figure(Evidence.ESTIMATE, "guess"));
    assertThat(Sensitivity.of(headphone(110.0, guess)).orElseThrow().evidence())
        .isEqualTo(Evidence.ESTIMATE);
    assertThat(Sensitivity.of(headphone(null, Map.of()))).isEmpty();
  }

  @Test
  void refusesAnImpedanceThatIsNone() {
    assertThatThrownBy(() -> Sensitivity.perVolt(100, 0)).hasMessageContaining("0.0 Ω");
  }

  private static Headphone headphone(Double dbPerV, Map<String, Figure> figures) {
    return new Headphone(
        "test",
        "Test",
        HeadphoneType.PLANAR,
        32,
        dbPerV,
        Evidence.PUBLISHED,
        "test",
        List.of(),
        null,
        figures,
        "");
  }
}
