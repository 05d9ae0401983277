package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.session.Library;
import cuebus.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `cuebus inspect` of everything that ships with Cuebus.
class InspectCommandTest {

  private static final Library LIBRARY =
      new Library(List.of(), InspectCommandTest.class.getClassLoader());

  @TempDir Path folder;

  static SortedSet<String> sessions() {
    return LIBRARY.sessions();
  }

  static SortedSet<String> devices() {
    return LIBRARY.devices();
  }

  static SortedSet<String> headphones() {
    return LIBRARY.headphones();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void aSessionIsToldWithItsEquipment(String id) throws Exception {
    Session session = LIBRARY.session(id).orElseThrow();
    String words = CommandRun.of("inspect", id).succeeds().out();
    assertThat(words)
        .startsWith(
            "%s: %d sources, %d mixes, "
                .formatted(session.name(), session.sources().size(), session.mixes().size()))
        .contains(session.sources().stream().map(s -> s.name() + " (" + s.id() + ")").toList())
        .contains(session.mixes().stream().map(m -> m.name() + " (" + m.id() + ")").toList());
    for (Session.Mix mix : session.mixes()) {
      if (mix.output().device() != null) {
        Device device = LIBRARY.device(mix.output().device()).orElseThrow();
        assertThat(words).contains(device.name() + " (" + device.evidence().text() + ")");
      }
      for (Session.Plugged plugged : mix.output().headphones()) {
        Headphone headphone = LIBRARY.headphone(plugged.id()).orElseThrow();
        assertThat(words).contains(plugged.count() + " × " + headphone.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void aDeviceIsToldWithItsEvidence(String id) throws Exception {
    Device device = LIBRARY.device(id).orElseThrow();
    assertThat(CommandRun.of("inspect", id).succeeds().out())
        .startsWith(device.name() + " (" + id + ")")
        .contains("Evidence: " + device.evidence().text() + ", " + device.source())
        .contains("Output impedance", "Voltage limit", "Current limit", "Vrms");
  }

  @ParameterizedTest
  @MethodSource("headphones")
  void headphonesAreToldWithTheirEvidence(String id) throws Exception {
    Headphone headphone = LIBRARY.headphone(id).orElseThrow();
    assertThat(CommandRun.of("inspect", id).succeeds().out())
        .startsWith(headphone.name() + " (" + id + ")")
        .contains("Evidence: " + headphone.evidence().text() + ", " + headphone.source())
        .contains("Nominal impedance", "Circuit", "dB SPL at 1 mW");
  }

  /// Figures worked out by hand from the files' own.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          four-piece-band   | Hats          -18.0 dB  L40
          four-piece-band   | at -12.0 dB into 1 ×
          ideal             | nothing plugged in: 2 Vrms
          ideal             | Voltage limit: none
          interface-phones  | nothing plugged in: 3.13 Vrms
          interface-phones  | Output impedance: 42 Ω
          interface-phones  | Current limit: 0.08 A peak
          distribution-4    | 4 headphone outputs
          planar-32         | 32, 32, 32, 32, 32 Ω
          planar-32         | 105 dB SPL at 1 V, 90.05 dB SPL at 1 mW
          dynamic-300       | published, 97 dB/mW at 300 Ω
          active-anc        | amplifier of its own
          ../presets/corpus/good/device-every-key.json | Converter: 24 bits, with dither
          """)
  void saysItsNumbers(String id, String fact) {
    assertThat(CommandRun.of("inspect", id).succeeds().out()).contains(fact);
  }

  @Test
  void parametersAreListedWithTheirValues() {
    String list = CommandRun.of("inspect", "singer-and-pianist", "--parameters").succeeds().out();
    assertThat(list.lines()).allMatch(line -> line.matches(" *\\d+  [a-z0-9.-]+ .*\\(.* to .*\\)"));
    assertThat(list)
        .containsPattern("mix1\\.source1\\.level .* 2\\.0 dB  \\(-inf dB to 10\\.0 dB\\)")
        .containsPattern("mix2\\.source1\\.pan .* R20 ")
        .containsPattern("mix1\\.output .* audible ")
        .containsPattern("mix2\\.output .* meter ")
        .containsPattern("source8\\.polarity .* normal ");
  }

  @Test
  void aFileIsToldAsWhatItSaysItIs() throws Exception {
    for (String preset : List.of("devices/ideal", "headphones/planar-32")) {
      Path copy = folder.resolve("mine.json");
      Files.writeString(copy, Files.readString(Path.of("../presets", preset + ".json")));
      String id = preset.substring(preset.indexOf('/') + 1);
      assertThat(CommandRun.of("inspect", copy).succeeds().out())
          .isEqualTo(CommandRun.of("inspect", id).succeeds().out());
    }
  }

  @Test
  void clickAndTalkAreTold() throws Exception {
    Path session =
        new SessionText()
            .click("\"follow\": \"song\", \"sound\": \"wood\", \"bpm\": 96")
            .source("\"id\": \"voice\"")
            .mix("\"id\": \"drummer\", \"clickDb\": -6, \"talkbackDb\": 3")
            .mix("\"id\": \"singer\"")
            .in(folder);
    assertThat(CommandRun.of("inspect", session).succeeds().out())
        .contains("Click: follows the song, wood, 96.0 bpm, 4 beats in a bar")
        .containsOnlyOnce("Click          -6.0 dB")
        .containsOnlyOnce("Talkback        3.0 dB")
        .doesNotContain("Listenback");
  }

  @Test
  void saysWhatASendFollows() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("follow.json"),
            """
            { "cuebus-session": 1, "name": "Follow", "sources": [ {"id": "kick"}, {"id": "vox"} ],
              "main": { "kick": {"levelDb": -9}, "vox": {"levelDb": -9} },
              "mixes": [ { "id": "m", "sends": {
                "kick": {"levelDb": 2, "follow": "level"},
                "vox": {"levelDb": 3, "follow": "level-and-mute"} } } ] }
            """);
    assertThat(CommandRun.of("inspect", file).succeeds().out())
        .containsPattern("kick +2\\.0 dB  C +over the main mix\n")
        .containsPattern("vox +3\\.0 dB  C +over the main mix, muted with it\n");
  }
}
