package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import cuebus.session.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `cuebus devices` and `cuebus headphones`.
class CatalogueCommandsTest {

  private static final Library LIBRARY =
      new Library(List.of(), CatalogueCommandsTest.class.getClassLoader());

  @Test
  void everythingIsListed() {
    assertThat(
            CommandRun.of("devices")
                .succeeds()
                .out()
                .lines()
                .map(line -> line.substring(0, line.indexOf(' '))))
        .containsAll(LIBRARY.devices());
    assertThat(
            CommandRun.of("headphones")
                .succeeds()
                .out()
                .lines()
                .map(line -> line.substring(0, line.indexOf(' '))))
        .containsAll(LIBRARY.headphones());
  }

  /// Rows worked out by hand: 2 Vrms from nothing; 3.13 Vrms behind 42 Ω give 57.3 mW and 25.2 mW;
  /// the O2's rail gives 7.11 Vrms, which its source of 6.62 Vrms does not reach, 133 mA rms into
  /// 32 Ω.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ideal            | ideal +Ideal output +ideal +1 +2 +0 +125 +13.3 +estimate
          scarlett-4i4-4th | .* interface +1 +3.13 +42.1 +57.3 +25.2 +published\\*
          o2               | .* headphone-amp +1 +6.62 +0.54 +567 +146 +published
          distribution-4   | .* headphone-amp +4 +3.99 +1 +468 +52.7 +estimate
          """)
  void aRowSaysWhatADeviceDrives(String id, String row) {
    assertThat(CommandRun.of("devices").succeeds().out().lines())
        .anyMatch(line -> line.startsWith(id + " ") && line.matches(row));
  }

  @ParameterizedTest
  @CsvSource({
    "devices, --class, dongle, apple-usb-c-adapter dongle",
    "devices, --class, adaptive, adaptive-laptop macbook-air-2024",
    "headphones, --type, active, active-anc ath-anc9"
  })
  void aKindIsListedAlone(String command, String option, String kind, String ids) {
    assertThat(
            CommandRun.of(command, option, kind, "--json").succeeds().json().findValuesAsText("id"))
        .containsExactly(ids.split(" "));
  }

  @Test
  void aPartOfTheNameIsEnough() {
    assertThat(CommandRun.of("devices", "FOCUSRITE").succeeds().out().lines().skip(1).limit(1))
        .allMatch(line -> line.startsWith("scarlett-4i4-4th "));
    assertThat(
            CommandRun.of("headphones", "DT770", "--json").succeeds().json().findValuesAsText("id"))
        .containsExactly("dt-770-pro-250", "dt-770-pro-32", "dt-770-pro-80", "dt-770-pro-x");
  }

  @Test
  void anIdIsShownWithItsSources() {
    assertThat(CommandRun.of("devices", "uca202").succeeds().out())
        .isEqualTo(CommandRun.of("inspect", "uca202").succeeds().out())
        .contains("https://mnaganov.github.io/", "dac.fullScaleVrms: estimate");
    assertThat(CommandRun.of("headphones", "ath-adx5000").succeeds().out())
        .contains("https://hifinews.com/");
    JsonNode o2 = CommandRun.of("devices", "o2", "--json").succeeds().json();
    assertThat(o2.at("/amp/railVpeak").doubleValue()).isEqualTo(10.05);
  }

  @Test
  void jsonHasTheSameNumbers() {
    JsonNode ideal =
        CommandRun.of("devices", "--class", "ideal", "--json").succeeds().json().at("/devices/0");
    assertThat(ideal.get("id").textValue()).isEqualTo("ideal");
    assertThat(ideal.get("milliwattsAt32Ohm").doubleValue()).isCloseTo(125, within(1e-9));
    assertThat(ideal.get("largestVrms").doubleValue()).isCloseTo(2, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "devices, scarlet-4i4-4th, scarlett-4i4-4th",
    "headphones, dt-77-pro-80, dt-770-pro-80"
  })
  void anUnknownIdIsToldTheNearest(String command, String id, String nearest) {
    String message = CommandRun.of(command, id).fails(3, "no " + command + " have this").err();
    assertThat(message.substring(message.indexOf("nearest ids are"))).contains(nearest);
  }

  @ParameterizedTest
  @CsvSource({"devices, --class, amp, dac-amp", "headphones, --type, electrostatic, planar"})
  void anUnknownKindIsWrongUsage(String command, String option, String kind, String allowed) {
    CommandRun run = CommandRun.of(command, option, kind);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(option + " " + kind + ": ", allowed, " are allowed");
  }

  /// The user's own folder is listed too, and a bad file in it does not hide the good ones.
  @Test
  void theUsersOwnFilesAreListed(@TempDir Path home) throws Exception {
    assumeThat(System.getenv("XDG_DATA_HOME")).as("XDG_DATA_HOME is not set").isNull();
    Path own = Files.createDirectories(home.resolve(".local/share/cuebus/presets/devices"));
    String mine = Files.readString(Path.of("../presets/devices/ideal.json"));
    Files.writeString(
        own.resolve("mine.json"), mine.replace("\"ideal\",\n  \"name", "\"mine\",\n  \"name"));
    Files.writeString(own.resolve("bad.json"), "{}");
    String before = System.getProperty("user.home");
    System.setProperty("user.home", home.toString());
    try {
      assertThat(CommandRun.of("devices").succeeds().out())
          .contains("\nmine ", "\no2 ", "\nNote: " + own.resolve("bad.json"));
    } finally {
      System.setProperty("user.home", before);
    }
  }

  /// No row of the lists hides an estimate behind a better word.
  @Test
  void estimatesAreMarked() throws Exception {
    List<String> marked = new ArrayList<>();
    for (JsonNode device : CommandRun.of("devices", "--json").succeeds().json().get("devices")) {
      if (device.get("partlyEstimated").booleanValue()) {
        marked.add(device.get("id").textValue());
        assertThat(LIBRARY.device(device.get("id").textValue()).orElseThrow().figures().values())
            .anyMatch(figure -> figure.evidence().text().equals("estimate"));
      }
    }
    assertThat(marked).contains("scarlett-4i4-4th", "ur22c").doesNotContain("o2", "ideal");
  }
}
