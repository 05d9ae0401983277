package cuebus.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cuebus.amp.PluggedHeadphone;
import cuebus.json.InvalidFileException;
import cuebus.midi.ControllerMode;
import cuebus.midi.MidiMap;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.mix.Rigs;
import cuebus.mix.SourceRole;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.scene.Scene;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
    Parameters parameters = Parameters.of(variant);
    Random random = new Random(variant.mixes());
    double[] values = parameters.initialValues();
    parameters
        .all()
        .forEach(p ->
            values[p.index()] = p.nearest(p.min() + random.nextDouble() * (p.max() - p.min())));
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
    CueMixState state = new CueMixState(layout, values);
    CueMixState back = read(new String(StateFile.write(Setup.of(state)), StandardCharsets.UTF_8));
    assertThat(back.layout()).isEqualTo(layout);
    for (Parameter p : parameters.all()) {
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
    assertThat(new String(StateFile.write(Setup.of(state)), StandardCharsets.UTF_8))
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
  void scenesAndMidiSurviveTheRoundTrip() throws InvalidFileException {
    Layout layout =
        new Layout(
            Variant.V8X4,
            List.of(),
            List.of(new Layout.MixStrip("Alto", false, Layout.Output.NONE)));
    var show =
        new Show(
            List.of(
                new Scene("verse", "Verse", 250, Map.of("mix1.level", -6.0, "mix1.mute", 1.0)),
                new Scene("off", "Off", 0, Map.of("mix1.source1.level", -100.0))),
            List.of("alto"),
            List.of(Control.CEILING),
            new MidiMap(
                List.of(new MidiMap.Controller(1, 7, "mix1.level", ControllerMode.PICK_UP)),
                List.of(new MidiMap.Note(16, 127, "mix1.mute", true)),
                List.of(new MidiMap.Program(2, 5, "off"))));
    var setup =
        new Setup(
            new CueMixState(layout, Parameters.of(Variant.V8X4).initialValues()),
            show,
            new Setup.Origin("9f2c", List.of("alto")));
    StateFile.Content back =
        StateFile.read("project", new ByteArrayInputStream(StateFile.write(setup)));
    assertThat(back.setup().show()).isEqualTo(show);
    assertThat(back.setup().origin()).isEqualTo(setup.origin());
    assertThat(back.setup().recallSafe().mixes()).containsExactly(0);
  }

  @Test
  void aStateWithoutScenesLoadsAsEver() throws InvalidFileException {
    Setup setup =
        StateFile.read(
                "project", new ByteArrayInputStream(state("").getBytes(StandardCharsets.UTF_8)))
            .setup();
    assertThat(setup.show()).isEqualTo(Show.NONE);
    assertThat(setup.origin()).isEqualTo(Setup.Origin.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"scenes\": [{\"id\": \"a\", \"parameters\": {\"mix9.level\": 0}}]|/scenes/0/parameters/mix9.level|8x4 has no parameter mix9.level",
        "\"scenes\": [{\"id\": \"a\", \"parameters\": {\"mix1.loudness\": 0}}]|/scenes/0/parameters/mix1.loudness|there is no parameter",
        "\"scenes\": [{\"id\": \"a\", \"parameters\": {}, \"tempo\": 1}]|/scenes/0/tempo|is no key",
        "\"midi\": {\"notes\": [{\"channel\": 1, \"note\": 1, \"parameter\": \"mix5.mute\"}]}|/midi/notes/0/parameter|8x4 has no parameter mix5.mute",
        "\"midi\": {\"programs\": [{\"channel\": 1, \"program\": 1, \"scene\": \"b\"}]}|/midi/programs/0/scene|no scene has the id b",
        "\"recallSafe\": {\"mixes\": [\"alto\"]}|/recallSafe/mixes/alto|no mix has this id",
        "\"session\": {\"identity\": \"9f\"}|/session|mixes is missing"
      })
  void aBadShowIsNamedByItsPlace(String keys, String pointer, String fragment) {
    String text = state("").replace("\"parameters\"", keys + ", \"parameters\"");
    InvalidFileException e = catchThrowableOfType(InvalidFileException.class, () -> read(text));
    assertThat(e).hasMessageContaining(fragment);
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
    return state.value(Parameters.of(state.layout().variant()).byId(id).orElseThrow().index());
  }

  private static String state(String parameters) {
    return "{\"cuebus-state\": 1, \"variant\": \"8x4\", \"sources\": [], \"mixes\": [], \"parameters\": {"
        + parameters
        + "}}";
  }

  private static CueMixState read(String text) throws InvalidFileException {
    return StateFile.read(
            "project", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .setup()
        .state();
  }
}
