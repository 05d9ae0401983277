package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `clap.preset-load`: sessions and states from files, programs by name.
class ClapPresetTest {

  private static final int IN_FILE = 0;
  private static final int IN_PLUGIN = 1;

  private static final String SESSION =
      """
      {"cuebus-session" : 1, "name": "Two",
       "sources": [{"id": "voice", "name": "Voice"}, {"id": "cuebus-state"}],
       "mixes": [{"id": "singer", "name": "Sängerin", "levelDb": -4,
                  "sends": {"voice": {"levelDb": -3}},
                  "output": {"mode": "audible", "device": "tiny", "headphones": []}}]}
      """;

  @TempDir Path folder;

  private final FakeHost host = new FakeHost();
  private final FakePlugin plugin = host.create("io.github.cuebus.8x4");

  @AfterEach
  void close() {
    plugin.destroy();
  }

  private String file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content).toString();
  }

  @Test
  void aSessionComesWithNamesLevelsAndTheDevicesBesideIt() throws IOException {
    Files.createDirectories(folder.resolve("devices"));
    Files.copy(device(), folder.resolve("devices/tiny.json"));
    String session = file("Ünï köde.json", SESSION);
    assertThat(plugin.loadPreset(IN_FILE, session, null)).as(host.heard.toString()).isTrue();
    assertThat(plugin.value("mix1.level")).isEqualTo(-4);
    assertThat(plugin.value("mix1.source1.level")).isEqualTo(-3);
    assertThat(plugin.value("mix1.output")).isEqualTo(2);
    assertThat(plugin.save()).contains("\"Sängerin\"", "\"tiny\"", "\"Voice\"");
    assertThat(host.heard)
        .containsExactly(
            "params.rescan 5",
            "audio_ports.rescan 1",
            "state.mark_dirty",
            "preset_load.loaded 0 " + session + " null");
  }

  /// A device that ships, under another id.
  private Path device() throws IOException {
    try (var in = getClass().getResourceAsStream("/cuebus/presets/devices/ideal.json")) {
      String ideal = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      return Files.writeString(
          folder.resolve("copy.json"), ideal.replace("\"id\": \"ideal\"", "\"id\": \"tiny\""));
    }
  }

  @Test
  void aSavedStateIsAPreset() throws IOException {
    ClapStateTest.set(plugin, "mix3.level", -9);
    String saved = file("mine.json", plugin.save());
    ClapStateTest.set(plugin, "mix3.level", 0);
    assertThat(plugin.loadPreset(IN_FILE, saved, null)).isTrue();
    assertThat(plugin.value("mix3.level")).isEqualTo(-9);
  }

  @Test
  void aProgramIsFoundByItsName() {
    ClapStateTest.set(plugin, "mix3.level", -9);
    assertThat(plugin.loadPreset(IN_PLUGIN, null, "Default")).isTrue();
    assertThat(plugin.value("mix3.level")).isZero();
    assertThat(host.heard).endsWith("preset_load.loaded 1 null Default");
  }

  @Test
  void whatCannotBeLoadedChangesNothingAndSaysWhy() throws IOException {
    String before = plugin.save();
    String four =
        file(
            "large.json",
            SESSION
                .replace("\"name\": \"Two\"", "\"name\": \"Two\", \"variant\": \"8x4\"")
                .replace("\"tiny\"", "\"nobody\""));
    refused(IN_FILE, four, null, "large.json", "nobody");
    refused(IN_FILE, folder.resolve("missing.json").toString(), null, "missing.json");
    refused(IN_FILE, folder.toString(), null, folder.getFileName().toString());
    refused(IN_FILE, file("other.json", "{\"preset\": 1}"), null, "other.json");
    refused(IN_FILE, file("nine.json", nineMixes()), null, "nine.json", "9 mixes", "8x4");
    refused(IN_FILE, null, null, "kind 0");
    refused(IN_PLUGIN, null, "No such program", "No such program", "Default");
    refused(IN_PLUGIN, null, null, "kind 1");
    refused(7, "x", "y", "kind 7");
    assertThat(plugin.save()).isEqualTo(before);
  }

  private static String nineMixes() {
    StringBuilder mixes = new StringBuilder();
    for (int m = 1; m <= 9; m++) {
      mixes.append(m == 1 ? "" : ", ").append("{\"id\": \"m").append(m).append("\"}");
    }
    return "{\"cuebus-session\": 1, \"name\": \"Nine\", \"sources\": [{\"id\": \"a\"}], \"mixes\": ["
        + mixes
        + "]}";
  }

  private void refused(int kind, String location, String key, String... words) {
    host.heard.clear();
    assertThat(plugin.loadPreset(kind, location, key)).isFalse();
    assertThat(host.heard).hasSize(2);
    assertThat(host.heard.get(0)).startsWith("log 3 ").contains(words);
    assertThat(host.heard.get(1)).startsWith("preset_load.on_error " + kind + " ").contains(words);
  }
}
