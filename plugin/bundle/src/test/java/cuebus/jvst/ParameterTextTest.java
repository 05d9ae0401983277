package cuebus.jvst;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import java.util.stream.Stream;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Names, values and texts of the parameters as the wrapper's host sees them.
class ParameterTextTest {

  private static final Parameters PARAMETERS = Parameters.of(Variant.V8X4);

  static Stream<Parameter> parameters() {
    return PARAMETERS.all().stream();
  }

  private static Parameter parameter(String id) {
    return PARAMETERS.byId(id).orElseThrow();
  }

  @Test
  void shortNamesFitSevenCharactersAndDiffer() {
    assertThat(parameters().map(p -> ParameterText.shortName(PARAMETERS, p.index())))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.length() <= 7)
        .contains("Bypass", "S8 Trim", "M4S8Lvl", "M1 Vol");
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void textsFitSevenCharactersOverTheWholeRange(Parameter p) {
    for (int i = 0; i <= 100; i++) {
      double plain = ParameterText.plain(p, i / 100f);
      assertThat(ParameterText.display(p, p.toText(plain)))
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(7);
    }
    assertThat(ParameterText.label(p)).hasSizeLessThanOrEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void theRangeIsLinearAndReversible(Parameter p) {
    assertThat(ParameterText.plain(p, 0)).isEqualTo(p.min());
    assertThat(ParameterText.plain(p, 1)).isEqualTo(p.max());
    assertThat(ParameterText.plain(p, 7)).isEqualTo(p.max());
    assertThat(ParameterText.normalised(p, p.min())).isZero();
    assertThat(ParameterText.normalised(p, p.max())).isEqualTo(1);
    for (int i = 0; i <= 64; i++) {
      double plain = ParameterText.plain(p, i / 64f);
      float there = ParameterText.normalised(p, plain);
      // A choice has its own steps; anything else comes back as it was, but for rounding.
      assertThat((double) there).isBetween(i / 64.0 - 0.5, i / 64.0 + 0.5);
      assertThat(ParameterText.plain(p, there))
          .isCloseTo(plain, org.assertj.core.data.Offset.offset(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mix1.level, -100, -inf, dB",
    "mix1.level, -12.34, -12.3, dB",
    "mix1.source2.pan, -0.3, L30, ''",
    "mix1.mute, 1, on, ''",
    "mix1.output, 2, audible, ''",
    "source1.polarity, 1, invert., ''",
    "source1.trim, 40, 40.0, dB",
  })
  void valuesReadWithoutTheirUnit(String id, double plain, String display, String label) {
    assertThat(ParameterText.display(parameter(id), parameter(id).toText(plain)))
        .isEqualTo(display);
    assertThat(ParameterText.label(parameter(id))).isEqualTo(label);
  }

  @Test
  void aLevelInTheMiddleOfItsSlider() {
    assertThat(ParameterText.plain(parameter("mix1.level"), 0.5f)).isEqualTo((-100 + 12) / 2.0);
    assertThat(ParameterText.plain(parameter("mix1.output"), 0.6f)).isEqualTo(1);
  }

  @Test
  void propertiesSayTheFullNameAndTheGroup() {
    int index = parameter("mix2.source3.mute").index();
    VSTParameterProperties properties =
        ParameterText.properties(PARAMETERS, index, "Pianist: Click Mute");
    assertThat(properties.getLabel()).isEqualTo("Pianist: Click Mute");
    assertThat(properties.getShortLabel()).isEqualTo("M2S3Mut");
    assertThat(properties.getCategoryLabel()).isEqualTo("Mix 2");
    assertThat(properties.getCategory()).isEqualTo(8 + 2);
    long ofMix = PARAMETERS.all().stream().filter(p -> p.id().startsWith("mix2.")).count();
    assertThat(properties.getNumParametersInCategory()).isEqualTo((int) ofMix);
    assertThat(properties.getFlags()).isEqualTo(1 | 32);
    int bypass = parameter("bypass").index();
    VSTParameterProperties alone = ParameterText.properties(PARAMETERS, bypass, "Bypass");
    assertThat(alone.getCategory()).isZero();
    assertThat(alone.getCategoryLabel()).isNull();
    assertThat(alone.getFlags()).isEqualTo(1);
  }
}
