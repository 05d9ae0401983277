package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.entry.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `clap.preset-discovery-factory`, without any instance of the plugin. What it finds in the user's
/// folder is in `UserSessionsTest`.
class PresetDiscoveryTest {

  private static final int IN_FILE = 0;
  private static final int IN_PLUGIN = 1;

  private static final String PROVIDER = "io.github.cuebus.sessions";

  @TempDir Path folder;

  private long provider;

  @BeforeEach
  void create() {
    FakeIndexer.most = Integer.MAX_VALUE;
    provider = FakeIndexer.provider(PROVIDER);
    assertThat(FakeIndexer.init(provider)).isTrue();
  }

  @AfterEach
  void destroy() {
    FakeIndexer.destroy(provider);
  }

  @Test
  void thereIsOneProviderUnderTheIdOfTheFactoryAndOfItsDraft() {
    long factory = FakeIndexer.factory("clap.preset-discovery-factory/2");
    assertThat(FakeIndexer.factory("clap.preset-discovery-factory/draft-2")).isEqualTo(factory);
    assertThat((int) FakeHost.call(Memory.getPointer(factory), int.class, factory)).isEqualTo(1);
    long descriptor = descriptor(factory, 0);
    assertThat(Memory.getInt(descriptor)).isEqualTo(1);
    assertThat(Memory.text(Memory.getPointer(descriptor + 16))).isEqualTo(PROVIDER);
    assertThat(descriptor(factory, 1)).isZero();
    assertThat(Memory.getPointer(provider)).isEqualTo(descriptor);
    assertThat(FakeIndexer.provider("somebody.else")).isZero();
  }

  private static long descriptor(long factory, int index) {
    return (long) FakeHost.call(Memory.getPointer(factory + 8), long.class, factory, index);
  }

  @Test
  void declaresItsFilesAndThePluginItself() {
    assertThat(FakeIndexer.HEARD)
        .startsWith("filetype Cuebus session .json", "location 1 Cuebus 1 null");
  }

  @Test
  void whatShipsIsInThePluginForTheVariantsThatHoldIt() {
    assertThat(FakeIndexer.metadata(provider, IN_PLUGIN, null)).isTrue();
    assertThat(FakeIndexer.HEARD)
        .containsSubsequence(
            "preset Rehearsal, click and 8 players key Rehearsal, click and 8 players",
            "clap io.github.cuebus.16x8",
            "clap io.github.cuebus.32x8",
            "clap io.github.cuebus.64x16")
        .anyMatch(line -> line.startsWith("description Headphone mixes: "));
    List<String> heard = FakeIndexer.HEARD;
    int rehearsal =
        heard.indexOf("preset Rehearsal, click and 8 players key Rehearsal, click and 8 players");
    assertThat(heard.get(rehearsal + 1)).isEqualTo("clap io.github.cuebus.16x8");
  }

  @Test
  void everyKeyLoads() {
    FakeIndexer.metadata(provider, IN_PLUGIN, null);
    List<String> keys =
        FakeIndexer.HEARD.stream()
            .filter(line -> line.startsWith("preset "))
            .map(line -> line.substring(line.indexOf(" key ") + 5))
            .toList();
    assertThat(keys).hasSizeGreaterThanOrEqualTo(3);
    FakePlugin plugin = new FakeHost().create("io.github.cuebus.16x8");
    for (String key : keys) {
      assertThat(plugin.loadPreset(IN_PLUGIN, null, key)).as(key).isTrue();
    }
    plugin.destroy();
  }

  @Test
  void aHostThatHasEnoughHearsNoMore() {
    FakeIndexer.most = 1;
    FakeIndexer.metadata(provider, IN_PLUGIN, null);
    assertThat(FakeIndexer.HEARD).hasSize(1);
  }

  @Test
  void aSessionFileHasItsNameMixesAndVariants() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Ünï köde.json"),
            """
            {"cuebus-session": 1, "name": "Frühstück", "sources": [{"id": "a"}],
             "mixes": [{"id": "m1", "name": "Sängerin"}, {"id": "m2"}, {"id": "m3"}, {"id": "m4"},
                       {"id": "m5"}]}
            """);
    assertThat(FakeIndexer.metadata(provider, IN_FILE, file.toString())).isTrue();
    assertThat(FakeIndexer.HEARD)
        .containsExactly(
            "preset Frühstück key null",
            "clap io.github.cuebus.16x8",
            "clap io.github.cuebus.32x8",
            "clap io.github.cuebus.64x16",
            "description Headphone mixes: Sängerin / m2 / m3 / m4 / m5");
  }

  @Test
  void aSavedStateHasTheNameOfItsFileAndOneVariant() throws IOException {
    FakePlugin plugin = new FakeHost().create("io.github.cuebus.32x8");
    Path file = Files.writeString(folder.resolve("tuesday.json"), plugin.save());
    plugin.destroy();
    assertThat(FakeIndexer.metadata(provider, IN_FILE, file.toString())).isTrue();
    assertThat(FakeIndexer.HEARD)
        .containsExactly("preset tuesday key null", "clap io.github.cuebus.32x8");
  }

  @Test
  void whatIsNoPresetIsAnErrorThatSaysWhere() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"cuebus-session\": 1,");
    refused(IN_FILE, broken.toString(), "broken.json", "line 1");
    refused(IN_FILE, folder.resolve("missing.json").toString(), "missing.json", "cannot be read");
    refused(IN_FILE, null, "kind 0");
    refused(7, "x", "kind 1", "7");
  }

  private void refused(int kind, String location, String... words) {
    assertThat(FakeIndexer.metadata(provider, kind, location)).isFalse();
    assertThat(FakeIndexer.HEARD).singleElement().asString().startsWith("error 0 ").contains(words);
  }

  @Test
  void aProviderThatIsGoneRefusesAndItsMemoryServesTheNextOnce() {
    long gone = FakeIndexer.provider(PROVIDER);
    FakeIndexer.destroy(gone);
    FakeIndexer.destroy(gone);
    assertThat(FakeIndexer.init(gone)).isFalse();
    assertThat(FakeIndexer.metadata(gone, IN_PLUGIN, null)).isFalse();
    long next = FakeIndexer.provider(PROVIDER);
    long another = FakeIndexer.provider(PROVIDER);
    assertThat(List.of(next, another)).contains(gone).doesNotHaveDuplicates();
    FakeIndexer.destroy(next);
    FakeIndexer.destroy(another);
  }
}
