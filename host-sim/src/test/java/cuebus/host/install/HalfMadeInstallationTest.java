package cuebus.host.install;

import static cuebus.host.install.Workshop.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever fails while installing, what was there before is there still.
class HalfMadeInstallationTest {

  private static final Set<PluginFormat> ALL = EnumSet.allOf(PluginFormat.class);

  @TempDir Path folder;

  private Workshop workshop;
  private Path dir;

  @BeforeEach
  void newPlace() throws Exception {
    workshop = new Workshop(folder);
    dir = Files.createDirectories(folder.resolve("dir"));
  }

  private void install(Path where, String letter, JavaRuntime jdk) throws Exception {
    new Installation(Place.in(where)).install(workshop.built(letter, 2), jdk, ALL, step -> {});
  }

  @Test
  void aLinkerThatFailsLeavesTheOldOneAndIsQuoted() throws Exception {
    install(dir, "a", workshop.jdk("a", 3));
    var before = tree(dir);
    JavaRuntime failing =
        workshop.jdk("mkdir \"$out\"; echo half >\"$out/x\"; echo 'Error: no such module'; exit 2");
    assertThatThrownBy(() -> install(dir, "b", failing))
        .isInstanceOf(IOException.class)
        .hasMessage("jlink failed (exit code 2): Error: no such module");
    assertThat(tree(dir)).isEqualTo(before);
  }

  @Test
  void aPluginThatDoesNotStartLeavesTheOldOneAndIsQuoted() throws Exception {
    install(dir, "a", workshop.jdk("a", 3));
    var before = tree(dir);
    JavaRuntime failing =
        workshop.jdk(
            """
            mkdir -p "$out/bin"
            printf '#!/bin/sh\necho cuebus: no such class; exit 1' >"$out/bin/java"
            chmod +x "$out/bin/java"
            """);
    assertThatThrownBy(() -> install(dir, "b", failing))
        .isInstanceOf(IOException.class)
        .hasMessage("java failed (exit code 1): cuebus: no such class");
    assertThat(tree(dir)).isEqualTo(before);
  }

  @Test
  void aFirstOneThatFailsLeavesNothing() throws Exception {
    Path where = dir.resolve("new");
    assertThatThrownBy(() -> install(where, "a", workshop.jdk("exit 1")))
        .isInstanceOf(IOException.class);
    assertThat(tree(dir)).hasSize(1);
  }

  @Test
  void aJavaWithoutALinkerIsNamed() throws Exception {
    JavaRuntime bare = new JavaRuntime(Files.createDirectories(folder.resolve("jre")));
    assertThatThrownBy(() -> install(dir, "a", bare))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder.resolve("jre/bin/jdeps") + ": is missing: ")
        .hasMessageContaining("CUEBUS_JAVA_HOME");
  }

  @Test
  void aFolderAboveIsNotMade() {
    Path where = dir.resolve("not/there");
    assertThatThrownBy(() -> install(where, "a", workshop.jdk("a", 1)))
        .isInstanceOf(IOException.class)
        .hasMessage(where + ": its folder does not exist");
  }

  /// The names of backups are taken before anything is renamed; of which file, the seed says.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aBackupsNameThatIsTakenChangesNothing(long seed) throws Exception {
    install(dir, "a", workshop.jdk("a", 3));
    var files = Manifest.read(Place.in(dir).manifest()).files().keySet().stream().toList();
    Path victim = dir.resolve(files.get(new Random(seed).nextInt(files.size())));
    Files.createDirectories(
        victim.resolveSibling("." + victim.getFileName() + ".cuebus-old").resolve("in the way"));
    var before = tree(dir);
    assertThatThrownBy(() -> install(dir, "b", workshop.jdk("b", 3)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(victim.getFileName().toString());
    assertThat(tree(dir)).isEqualTo(before);
  }

  @Test
  void aFullDiskLeavesTheOldOne() throws Exception {
    Path disk = mount("size=128k");
    try {
      Path where = disk.resolve("dir");
      install(where, "a", workshop.jdk("a", 3));
      var before = tree(disk);
      JavaRuntime large =
          workshop.jdk("mkdir \"$out\"; head -c 1000000 /dev/zero >\"$out/modules\"");
      assertThatThrownBy(() -> install(where, "b", large))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left on device");
      assertThat(tree(disk)).isEqualTo(before);
      BuiltPlugin largeJar = workshop.built("b", 1);
      Files.write(largeJar.jars().getFirst(), new byte[1_000_000]);
      assertThatThrownBy(() ->
              new Installation(Place.in(where))
                  .install(largeJar, workshop.jdk("b", 3), ALL, step -> {}))
          .hasMessage(where.resolve("lib/cuebus/jars/part-b0.jar") + ": No space left on device");
      assertThat(tree(disk)).isEqualTo(before);
    } finally {
      run("umount", disk.toString());
    }
  }

  @Test
  void aFormatsFolderOnAnotherFullDiskPutsEverythingBack() throws Exception {
    install(dir, "a", workshop.jdk("a", 3));
    Path disk = mount("size=16k");
    try {
      Path where = Files.createDirectories(folder.resolve("two disks"));
      Files.createSymbolicLink(where.resolve("vst"), disk);
      install(where, "a", workshop.jdk("a", 3));
      var before = tree(where);
      var onDisk = tree(disk);
      BuiltPlugin large = workshop.built("b", 1);
      Files.write(large.library(), new byte[10_000]);
      assertThatThrownBy(() ->
              new Installation(Place.in(where))
                  .install(large, workshop.jdk("b", 3), ALL, step -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("vst/cuebus-")
          .hasMessageContaining("No space left on device");
      assertThat(tree(where)).isEqualTo(before);
      assertThat(tree(disk)).isEqualTo(onDisk);
    } finally {
      run("umount", disk.toString());
    }
  }

  @Test
  void aReadOnlyFolderIsNamed() throws Exception {
    Path disk = mount("size=1m");
    try {
      Path where = disk.resolve("dir");
      install(where, "a", workshop.jdk("a", 3));
      var before = tree(disk);
      run("mount", "-o", "remount,ro", disk.toString());
      assertThatThrownBy(() -> install(where, "b", workshop.jdk("b", 3)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(where.resolve("lib/.cuebus-new").toString())
          .hasMessageEndingWith("Read-only file system");
      assertThatThrownBy(() -> new Installation(Place.in(where)).uninstall(false))
          .hasMessageEndingWith(": Read-only file system");
      assertThat(tree(disk)).isEqualTo(before);
    } finally {
      run("umount", disk.toString());
    }
  }

  /// A program that installs two builds in turn is killed at any moment; the next one finds one of
  /// them whole.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aKilledInstallationIsMadeGood(long seed) throws Exception {
    install(dir, "a", workshop.jdk("a", 200));
    Process installing =
        new ProcessBuilder(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                InstallsInTurn.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try {
      // It says so when it has begun.
      assertThat(installing.getInputStream().read()).isEqualTo('b');
      installing.waitFor(new Random(seed).nextInt(400), TimeUnit.MILLISECONDS);
    } finally {
      // Its whole group, or its linker would go on writing.
      assertThat(run("sh", "-c", "kill -9 -" + installing.pid())).isTrue();
      installing.waitFor();
    }
    Place place = Place.in(dir);
    Swap.recover(place);
    Manifest manifest = Manifest.read(place.manifest());
    var tree = tree(dir);
    tree.remove("lib/cuebus/installed.json");
    tree.values().removeIf(String::isEmpty);
    assertThat(tree.keySet()).isEqualTo(manifest.files().keySet());
    assertThat(tree.values().stream().map(text -> text.strip().charAt(text.strip().length() - 1)))
        .as("builds that the files are of")
        .containsOnly(tree.firstEntry().getValue().charAt(0));
    new Installation(place).uninstall(false);
    assertThat(dir).isEmptyDirectory();
  }

  /// Installs two builds in turn until it is killed; not for ever, should the test itself be.
  static final class InstallsInTurn {

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      Workshop workshop = new Workshop(folder);
      Installation installation = new Installation(Place.in(folder.resolve("dir")));
      JavaRuntime[] jdks = {workshop.jdk("b", 200), workshop.jdk("a", 200)};
      BuiltPlugin[] builds = {workshop.built("b", 2), workshop.built("a", 2)};
      System.out.print('b');
      System.out.flush();
      for (int i = 0; i < 100; i++) {
        installation.install(builds[i % 2], jdks[i % 2], ALL, step -> {});
      }
    }
  }

  private Path mount(String options) throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "none", disk.toString()),
        "only root can mount a small file system to fill it; Debian's package is mount");
    return disk;
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
