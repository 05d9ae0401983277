package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cuebus.amp.PluggedHeadphone;
import cuebus.json.InvalidFileException;
import cuebus.param.Parameter;
import cuebus.param.Variant;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateFileTest {

  @ParameterizedTest
  @EnumSource(Variant.class)
  void aStateSurvivesTheRoundTrip(Variant variant) throws InvalidFileException {
    MixRig rig = new MixRig(variant).randomise(new Random(variant.mixes()));
    Layout layout =
        new Layout(
            variant,
            List.of(
                new Layout.SourceStrip("Kick \"22″\"", "#c0392b", false),
                new Layout.SourceStrip("Keys", null, true, SourceRole.PLAYBACK, true)),
            List.of(
                new Layout.MixStrip("Drummer", true, Layout.Output.NONE, Set.of(0, 1)),
                new Layout.MixStrip(
                    "Bass",
                    false,
                    Rigs.output(
                        Rigs.device("amp", 4, 0.5),
                        new PluggedHeadphone(Rigs.headphone("h", 32), 3),
                        new PluggedHeadphone(Rigs.active(), 1)))),
            List.of(
                new Layout.Group("Drums", "#112233", Set.of(0), Set.of()),
                new Layout.Group("All", null, Set.of(1), Set.of(0))));
    CueMixState state = Rigs.with(rig.mix.state(), layout);
    CueMixState back = read(new String(StateFile.write(state), StandardCharsets.UTF_8));
    assertThat(back.layout()).isEqualTo(layout);
    for (Parameter p : rig.parameters.all()) {
      assertThat(back.value(p.index())).as(p.id()).isEqualTo(state.value(p.index()));
    }
  }

  @Test
  void valuesArePlainAndWhatIsLeftOutIsInitial() throws InvalidFileException {
    CueMixState state =
        read(
            state(
                "\"mix1.level\": \"-inf\", \"mix2.output\": \"audible\", \"mix1.source1.pan\": 0.5"));
    assertThat(value(state, "mix1.level")).isEqualTo(-100);
    assertThat(value(state, "mix2.output")).isEqualTo(2);
    assertThat(value(state, "mix1.source1.pan")).isEqualTo(0.5);
    assertThat(value(state, "mix1.volume")).isZero();
    assertThat(new String(StateFile.write(state), StandardCharsets.UTF_8))
        .contains(
            "\"mix1.level\":\"-inf\"", "\"mix2.output\":\"audible\"", "\"mix1.mute\":\"off\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mix1.level\": 12.1|/parameters/mix1.level|12.0 dB",
        "\"mix1.level\": NaN|/parameters/mix1.level|NaN",
        "\"mix1.level\": \"loud\"|/parameters/mix1.level|loud",
        "\"mix1.mute\": 1|/parameters/mix1.mute|\"off\", \"on\"",
        "\"mix1.mute\": \"maybe\"|/parameters/mix1.mute|maybe",
        "\"mix9.level\": 0|/parameters/mix9.level|8x4",
        "\"mix1.level\": []|/parameters/mix1.level|number"
      })
  void aBadValueIsNamedByItsPlaceAndChangesNothing(
      String parameters, String pointer, String fragment) {
    InvalidFileException e =
        catchThrowableOfType(InvalidFileException.class, () -> read(state(parameters)));
    assertThat(e.pointer()).isEqualTo(pointer);
    assertThat(e).hasMessageContaining("project").hasMessageContaining(fragment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"cuebus-state\": 2}|/cuebus-state",
        "{\"cuebus-state\": 1, \"variant\": \"9x9\"}|/variant",
        "{\"cuebus-session\": 1}|/cuebus-session",
        "[]|``",
        "``|``"
      })
  void whatIsNoStateIsRefused(String text, String pointer) {
    InvalidFileException e = catchThrowableOfType(InvalidFileException.class, () -> read(text));
    assertThat(e.pointer()).isEqualTo(pointer);
  }

  @Test
  void moreSourcesThanTheVariantHoldsAreRefused() {
    String source = "{\"name\": \"a\", \"linked\": true}";
    String text =
        """
        {"cuebus-state": 1, "variant": "8x4", "sources": [%s], "mixes": [], "parameters": {}}
        """
            .formatted(String.join(",", java.util.Collections.nCopies(5, source)));
    InvalidFileException e = catchThrowableOfType(InvalidFileException.class, () -> read(text));
    assertThat(e).hasMessageContaining("10 channels").hasMessageContaining("8x4");
  }

  private static double value(CueMixState state, String id) {
    return state.value(
        cuebus.param.Parameters.of(state.layout().variant()).byId(id).orElseThrow().index());
  }

  private static String state(String parameters) {
    return "{\"cuebus-state\": 1, \"variant\": \"8x4\", \"sources\": [], \"mixes\": [], \"parameters\": {"
        + parameters
        + "}}";
  }

  private static CueMixState read(String text) throws InvalidFileException {
    return StateFile.read(
            "project", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .state();
  }
}
