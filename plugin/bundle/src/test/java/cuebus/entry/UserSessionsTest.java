package cuebus.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions in the user's own folder, in a process whose environment says where that is.
class UserSessionsTest {

  private static final String SESSION =
      """
      {"cuebus-session": 1, "name": "%s", "sources": [{"id": "a"}],
       "mixes": [{"id": "m", "levelDb": -7, "output": {"mode": "off", "device": "%s"}}]}
      """;

  @TempDir Path folder;

  private Path presets;

  @BeforeEach
  void fill() throws IOException {
    presets = folder.resolve("Däta home/cuebus/presets");
    Path sessions = Files.createDirectories(presets.resolve("sessions"));
    Files.writeString(sessions.resolve("mine.json"), SESSION.formatted("Meine Probe", "ideal"));
    Files.writeString(
        sessions.resolve("Probe im März.json"), SESSION.formatted("Frühlingsprobe", "ideal"));
    Files.writeString(sessions.resolve("Cut Too.json"), "{\"cuebus-session\": 1,");
    Files.writeString(sessions.resolve("cut.json"), "{\"cuebus-session\": 1,");
    Files.writeString(
        sessions.resolve("four-piece-band.json"), SESSION.formatted("My four", "ideal"));
    Files.writeString(sessions.resolve("lost.json"), SESSION.formatted("Lost", "nobody"));
  }

  @Test
  void areProgramsOfVst2AndBrokenOnesOneLineOfTheLogEach() throws Exception {
    List<String> said = run("cuebus.vst2.ListedPrograms");
    assertThat(said)
        .filteredOn(line -> line.startsWith("program "))
        .contains("program 0 Default", "program level -7.0")
        .anyMatch(line -> line.endsWith(" Meine Probe"))
        .anyMatch(line -> line.endsWith(" My four"))
        .anyMatch(line -> line.endsWith(" Frühlingsprobe"))
        .noneMatch(line -> line.endsWith(" Lost"));
    assertThat(said)
        .filteredOn(line -> line.startsWith("cuebus: "))
        .hasSize(3)
        .anyMatch(line -> line.contains("Cut Too.json") && line.contains("line 1"))
        .anyMatch(line -> line.contains("cut.json") && line.contains("line 1"))
        .anyMatch(
            line -> line.contains("sessions/lost.json") && line.contains("devices/nobody.json"));
  }

  @Test
  void areFoundByClapsPresetDiscovery() throws Exception {
    List<String> said = run("cuebus.clap.ListedPresets");
    assertThat(said)
        .contains(
            "location 2 My Cuebus sessions 0 " + presets.resolve("sessions"),
            "preset Meine Probe key null")
        .anyMatch(line -> line.startsWith("error 0 ") && line.contains("cut.json"))
        .noneMatch(line -> line.contains("My Cuebus clap"))
        .as("the user's own takes the place of the one that ships")
        .noneMatch(line -> line.startsWith("preset Four-piece band"))
        .contains("preset My four key null");
  }

  /// Every line that a class of these tests prints, errors too.
  private List<String> run(String main) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx200m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Dsun.jnu.encoding=UTF-8",
            "-classpath",
            System.getProperty("java.class.path"),
            main);
    java.environment().put("XDG_DATA_HOME", folder.resolve("Däta home").toString());
    Process process = java.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said.lines().toList();
  }
}
