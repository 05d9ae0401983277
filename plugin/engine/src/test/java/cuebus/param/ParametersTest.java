package cuebus.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParametersTest {

  /// The identity of every parameter is a promise to saved sessions. A change of it shows here; an
  /// intended one is accepted by copying the file named in the message over the committed one.
  @ParameterizedTest
  @EnumSource(Variant.class)
  void theManifestIsUnchanged(Variant variant) throws IOException {
    String manifest =
        Parameters.of(variant).all().stream()
            .map(ParametersTest::line)
            .collect(Collectors.joining("\n", "", "\n"));
    String name = "parameters-" + variant.text() + ".tsv";
    Path now = Path.of("target", name);
    Files.writeString(now, manifest);
    try (InputStream committed = getClass().getResourceAsStream(name)) {
      assertThat(committed).as("committed manifest %s; made now: %s", name, now).isNotNull();
      assertThat(manifest)
          .as("src/test/resources/cuebus/param/%s against %s", name, now)
          .isEqualTo(new String(committed.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String line(Parameter p) {
    String kind =
        switch (p) {
          case Parameter.Continuous c -> c.unit() + "\t" + c.smoothingMs() + " ms";
          case Parameter.Choice c -> String.join("|", c.choices()) + "\t-";
        };
    return p.index()
        + "\t"
        + p.id()
        + "\t"
        + p.name()
        + "\t"
        + p.min()
        + "\t"
        + p.max()
        + "\t"
        + p.initial()
        + "\t"
        + kind;
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void idsAreUniqueAndLeadBackToTheirPlace(Variant variant) {
    Parameters parameters = Parameters.of(variant);
    assertThat(parameters.all()).extracting(Parameter::id).doesNotHaveDuplicates();
    for (Parameter p : parameters.all()) {
      int i = p.index();
      assertThat(parameters.all().get(i)).isSameAs(p);
      assertThat(parameters.byId(p.id())).containsSame(p);
      Control control = parameters.control(i);
      int back =
          switch (control.scope()) {
            case PLUGIN -> parameters.ofPlugin(control);
            case SOURCE -> parameters.ofSource(control, parameters.source(i));
            case MIX -> parameters.ofMix(control, parameters.mix(i));
            case SEND -> parameters.ofSend(control, parameters.mix(i), parameters.source(i));
            case GROUP -> parameters.ofGroup(control, parameters.mix(i), parameters.group(i));
          };
      assertThat(back).isEqualTo(i);
    }
  }

  @Test
  void idsNameSourceAndMixFromOne() {
    Parameters parameters = Parameters.of(Variant.V16X8);
    int index = parameters.ofSend(Control.SEND_LEVEL, 1, 2);
    assertThat(parameters.all().get(index).id()).isEqualTo("mix2.source3.level");
    assertThat(parameters.all().get(index).name()).isEqualTo("Mix 2 Source 3 Level");
    assertThat(parameters.byId("mix9.level")).isEmpty();
  }

  @Test
  void aControlOfAnotherScopeIsRefused() {
    assertThatThrownBy(() -> Parameters.of(Variant.V8X4).ofMix(Control.TRIM, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TRIM");
  }

  @Test
  void theSmallestVariantThatFitsIsFound() {
    assertThat(Variant.smallest(8, 4)).contains(Variant.V8X4);
    assertThat(Variant.smallest(9, 4)).contains(Variant.V16X8);
    assertThat(Variant.smallest(8, 5)).contains(Variant.V16X8);
    assertThat(Variant.smallest(17, 1)).contains(Variant.V32X8);
    assertThat(Variant.smallest(1, 9)).contains(Variant.V64X16);
    assertThat(Variant.smallest(65, 1)).isEmpty();
    assertThat(Variant.of("32x8")).contains(Variant.V32X8);
    assertThat(Variant.of("32X9")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mix1.level, -6, -6.0 dB",
    "mix1.level, 12, 12.0 dB",
    "mix1.level, -100, -inf dB",
    "mix1.level, -0.04, -0.0 dB",
    "mix1.source1.pan, -0.3, L30",
    "mix1.source1.pan, 0, C",
    "mix1.source1.pan, 1, R100",
    "source1.polarity, 1, inverted",
    "source1.mute, 0, off",
    "mix1.output, 2, audible"
  })
  void valuesAreWrittenAsPeopleReadThem(String id, double value, String text) {
    Parameter p = parameter(id);
    assertThat(p.toText(value)).isEqualTo(text);
    assertThat(p.fromText(text).orElseThrow()).isCloseTo(value, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({
    "mix1.level, -6, -6",
    "mix1.level, −6 dB, -6",
    "mix1.level, ' -3.5DB ', -3.5",
    "mix1.level, off, -100",
    "mix1.level, -INF, -100",
    "mix1.level, 99, 12",
    "mix1.source1.level, 99, 10",
    "mix1.source1.pan, l 50, -0.5",
    "mix1.source1.pan, 0.25, 0.25",
    "source1.polarity, Inverted, 1"
  })
  void textIsUnderstoodAsPeopleTypeIt(String id, String text, double value) {
    assertThat(parameter(id).fromText(text).orElseThrow()).isCloseTo(value, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"mix1.level, loud", "mix1.level, NaN", "mix1.source1.pan, x", "source1.mute, 2"})
  void textThatMeansNothingIsNoValue(String id, String text) {
    assertThat(parameter(id).fromText(text)).isEmpty();
  }

  @Test
  void everyValueStaysInItsRange() {
    for (Parameter p : Parameters.of(Variant.V8X4).all()) {
      assertThat(p.nearest(Double.POSITIVE_INFINITY)).isEqualTo(p.max());
      assertThat(p.nearest(Double.NEGATIVE_INFINITY)).isEqualTo(p.min());
      assertThat(p.nearest(p.initial())).isEqualTo(p.initial());
      assertThat(p.nearest(Double.NaN)).isNaN();
      assertThat(p.fromText(p.toText(p.initial())).orElseThrow()).isEqualTo(p.initial());
    }
  }

  private static Parameter parameter(String id) {
    return Parameters.of(Variant.V16X8).byId(id).orElseThrow();
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }
}
