package cuebus.host.install;

import static cuebus.host.install.Workshop.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

  private static final Set<PluginFormat> ALL = EnumSet.allOf(PluginFormat.class);

  @TempDir Path folder;

  private Workshop workshop;
  private Path dir;
  private Installation installation;

  @BeforeEach
  void newPlace() {
    workshop = new Workshop(folder);
    dir = folder.resolve("Töne & Räume");
    installation = new Installation(Place.in(dir));
  }

  private Installation.Outcome install(String letter, Set<PluginFormat> formats)
      throws IOException, InvalidFileException {
    return installation.install(
        workshop.built(letter, 2), workshop.jdk(letter, 3), formats, step -> {});
  }

  @Test
  void putsEachFormatWhereHostsLookAndTheRestWhereTheyDoNot() throws Exception {
    install("a", ALL);
    assertThat(tree(dir).keySet())
        .contains(
            "vst/cuebus-8x4.so",
            "vst/cuebus-16x8.so",
            "vst/cuebus-32x8.so",
            "vst/cuebus-64x16.so",
            "lv2/cuebus.lv2/cuebus.so",
            "lv2/cuebus.lv2/manifest.ttl",
            "lv2/cuebus.lv2/cuebus-8x4.ttl",
            "clap/cuebus.clap",
            "lib/cuebus/jars/part-a0.jar",
            "lib/cuebus/jars/part-a1.jar",
            "lib/cuebus/runtime/bin/java",
            "lib/cuebus/cuebus.jsa",
            "lib/cuebus/LICENSE",
            "lib/cuebus/installed.json");
    assertThat(tree(dir.resolve("vst"))).hasSize(1 + 4);
    assertThat(tree(dir.resolve("clap"))).hasSize(1 + 1);
    assertThat(tree(dir.resolve("lv2"))).hasSize(1 + 1 + 3);
  }

  @Test
  void aUsersPlaceIsInTheHiddenFoldersOfTheHome() {
    Place place = Place.ofUser(folder);
    assertThat(place.of(PluginFormat.VST)).isEqualTo(folder.resolve(".vst"));
    assertThat(place.of(PluginFormat.LV2)).isEqualTo(folder.resolve(".lv2"));
    assertThat(place.of(PluginFormat.CLAP)).isEqualTo(folder.resolve(".clap"));
    assertThat(place.lib()).isEqualTo(folder.resolve(".local/lib/cuebus"));
  }

  @Test
  void uninstallTakesEverythingAwayAgain() throws Exception {
    var before = tree(folder);
    BuiltPlugin built = workshop.built("a", 2);
    JavaRuntime jdk = workshop.jdk("a", 3);
    var withBuild = tree(folder);
    assertThat(withBuild).isNotEqualTo(before);
    installation.install(built, jdk, ALL, step -> {});
    installation.uninstall(false);
    assertThat(tree(folder)).isEqualTo(withBuild);
  }

  @Test
  void uninstallTakesNothingElseAway() throws Exception {
    Files.createDirectories(dir.resolve("vst/other"));
    Files.writeString(dir.resolve("vst/other/synth.so"), "x");
    Files.createDirectories(dir.resolve("clap"));
    var before = tree(dir);
    install("a", ALL);
    Files.writeString(dir.resolve("lv2/cuebus.lv2/mine.ttl"), "x");
    Files.writeString(dir.resolve("lib/cuebus/runtime/bin/mine"), "x");
    installation.uninstall(false);
    before.put("lv2", "");
    before.put("lv2/cuebus.lv2", "");
    before.put("lv2/cuebus.lv2/mine.ttl", "x");
    before.put("lib", "");
    before.put("lib/cuebus", "");
    before.put("lib/cuebus/runtime", "");
    before.put("lib/cuebus/runtime/bin", "");
    before.put("lib/cuebus/runtime/bin/mine", "x");
    assertThat(tree(dir)).isEqualTo(before);
  }

  @Test
  void uninstallAfterAnUpdateTakesTheUpdateAway() throws Exception {
    Files.createDirectories(dir);
    var before = tree(dir);
    install("a", ALL);
    install("b", ALL);
    assertThat(tree(dir).keySet())
        .contains("lib/cuebus/jars/part-b0.jar")
        .doesNotContain("lib/cuebus/jars/part-a0.jar");
    assertThat(tree(dir)).containsEntry("clap/cuebus.clap", "b");
    installation.uninstall(false);
    assertThat(tree(dir)).isEqualTo(before);
  }

  @Test
  void anUpdateTakesFormatsAwayThatAreNotNamed() throws Exception {
    install("a", ALL);
    var outcome = install("b", EnumSet.of(PluginFormat.LV2));
    assertThat(dir.resolve("vst")).doesNotExist();
    assertThat(dir.resolve("clap")).doesNotExist();
    assertThat(outcome.removed()).contains(dir.resolve("clap/cuebus.clap")).hasSize(5);
    assertThat(outcome.put()).contains(dir.resolve("lv2/cuebus.lv2/cuebus.so")).hasSize(3);
  }

  @Test
  void aFileThatSomebodyChangedIsKeptAndNamed() throws Exception {
    install("a", ALL);
    Path changed = dir.resolve("lv2/cuebus.lv2/manifest.ttl");
    Files.writeString(changed, "mine");
    var outcome = installation.uninstall(false);
    assertThat(outcome.kept()).containsExactly(changed);
    assertThat(outcome.removed()).doesNotContain(changed);
    assertThat(tree(dir).keySet())
        .containsExactly("", "lv2", "lv2/cuebus.lv2", "lv2/cuebus.lv2/manifest.ttl");
  }

  @Test
  void aFileInTheWayIsNotOverwritten() throws Exception {
    Path foreign = dir.resolve("vst/cuebus-8x4.so");
    Files.createDirectories(foreign.getParent());
    Files.writeString(foreign, "mine");
    var before = tree(dir);
    assertThatThrownBy(() -> install("a", ALL))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(foreign + ": is not what Cuebus put there");
    assertThat(tree(dir)).isEqualTo(before);
  }

  @Test
  void anUpdateDoesNotOverwriteAChangedFile() throws Exception {
    install("a", ALL);
    Path jar = dir.resolve("lib/cuebus/runtime/bin/java");
    Files.writeString(jar, "mine");
    var before = tree(dir);
    assertThatThrownBy(() -> install("b", ALL)).hasMessageStartingWith(jar + ": is not what");
    assertThat(tree(dir)).isEqualTo(before);
  }

  @Test
  void aDryRunSaysWhatARunDoesAndChangesNothing() throws Exception {
    BuiltPlugin built = workshop.built("a", 2);
    var planned = installation.plan(built, ALL);
    assertThat(dir).doesNotExist();
    assertThat(install("a", ALL).put()).isEqualTo(planned.put()).hasSize(8);
    var before = tree(dir);
    var toRemove = installation.uninstall(true);
    assertThat(tree(dir)).isEqualTo(before);
    assertThat(installation.uninstall(false)).isEqualTo(toRemove);
  }

  @Test
  void withoutAnInstallationThereIsNothingToTakeAway() {
    assertThatThrownBy(() -> installation.uninstall(false))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "nothing is installed in %s: there is no %s"
                .formatted(dir, dir.resolve("lib/cuebus/installed.json")));
  }

  @Test
  void aColonInTheFolderIsRefused() {
    Installation split = new Installation(Place.in(folder.resolve("a:b")));
    assertThatThrownBy(() -> split.plan(workshop.built("a", 1), ALL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a:b/lib/cuebus: a colon in the folder's name");
  }

  @Test
  void aManifestThatLeadsElsewhereIsRefused() throws Exception {
    Path precious = Files.writeString(folder.resolve("precious"), "x");
    install("a", ALL);
    Path manifest = dir.resolve("lib/cuebus/installed.json");
    String json = Files.readString(manifest);
    for (String bad : new String[] {"../precious", precious.toString(), "vst/../../precious"}) {
      Files.writeString(
          manifest,
          json.replace("clap/cuebus.clap", bad)
              .replaceFirst("(precious\" : \")\\w+", "$1" + Digest.of(precious)));
      assertThatThrownBy(() -> installation.uninstall(false))
          .isInstanceOf(InvalidFileException.class)
          .hasMessageStartingWith(manifest + " at /files/")
          .hasMessageEndingWith("leaves the folder of the installation");
    }
    assertThat(precious).exists();
  }
}
