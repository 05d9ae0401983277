package cuebus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Output that cannot be written: one line that names the file or folder, exit code 1, and neither
/// a partial file nor half of a set.
class BadOutputTest {

  private static final int FAILED = 1;

  @TempDir Path folder;
  private Path session;
  private Path out;

  @BeforeEach
  void session() throws IOException {
    session = SessionText.of("kick", "snare").in(folder);
    out = folder.resolve("out");
    Stems.noise(folder, 60_000, "kick", "snare");
  }

  @Test
  void aFileInTheFoldersWay() throws Exception {
    Files.writeString(out, "mine");
    fails(out + ": is a file, and a folder is needed there");
    assertThat(out).hasContent("mine");
  }

  @Test
  void aFileInTheWayOfTheFolderOfMixes() throws Exception {
    Files.createDirectory(out);
    Files.writeString(out.resolve("mixes"), "mine");
    fails(out.resolve("mixes") + ": is a file");
    assertThat(CommandRun.files(out)).containsOnlyKeys("mixes");
  }

  /// The last to be written; whatever came before it must not appear either.
  @ParameterizedTest
  @ValueSource(strings = {"mixes/everyone.wav", "report.json", "report.html"})
  void aFolderInAFilesWay(String file) throws Exception {
    CommandRun.render(session, out);
    Map<String, byte[]> before = CommandRun.files(out);
    Files.delete(out.resolve(file));
    Files.createDirectories(out.resolve(file));
    Stems.noise(folder, 10_000, "kick", "snare");
    fails(out.resolve(file) + ": is a folder, and a file is to be written there");
    before.remove(file);
    assertSameFiles(CommandRun.files(out), before);
  }

  @Test
  void aFolderThatCannotBeWritten() throws Exception {
    Files.createDirectory(out);
    try (Mounted _ = Mounted.at(out, "-t", "tmpfs", "-o", "ro", "none")) {
      fails(out.resolve("mixes").toString(), "Read-only file system");
    }
    CommandRun.render(session, out);
    Map<String, byte[]> before = CommandRun.files(out);
    try (Mounted _ = Mounted.at(out, "--bind", "-o", "ro", out.toString())) {
      fails(out.resolve("mixes/everyone.wav").toString(), "Read-only file system");
    }
    assertSameFiles(CommandRun.files(out), before);
  }

  /// Full in the middle of a mix, and full when the mixes are there but the reports are not. A mix
  /// takes 352 kB of pages, report.json 4 kB.
  @ParameterizedTest
  @ValueSource(strings = {"size=200k", "size=352k", "size=356k", "nr_inodes=3", "nr_inodes=4"})
  void aDiskThatIsFull(String room) throws Exception {
    Files.createDirectory(out);
    try (Mounted _ = Mounted.at(out, "-t", "tmpfs", "-o", room, "none")) {
      fails(out.toString(), "No space left on device");
      assertThat(CommandRun.files(out)).isEmpty();
    }
  }

  @Test
  void aDiskThatIsFullForFlac() throws Exception {
    Files.createDirectory(out);
    try (Mounted _ = Mounted.at(out, "-t", "tmpfs", "-o", "size=100k", "none")) {
      CommandRun.of("render", session, "--out", out, "--format", "flac")
          .fails(FAILED, "mixes/everyone.flac: No space left on device");
      assertThat(CommandRun.files(out)).isEmpty();
    }
  }

  @Test
  void aDiskThatIsFullForTheDemo() throws Exception {
    Files.createDirectory(out);
    try (Mounted _ = Mounted.at(out, "-t", "tmpfs", "-o", "size=1m", "none")) {
      CommandRun run = CommandRun.of("demo", "--out", out);
      assertThat(run.err()).matches("cuebus: [^\n]+: No space left on device\n");
      assertThat(run.code()).isEqualTo(FAILED);
      assertThat(CommandRun.files(out)).isEmpty();
    }
  }

  private void fails(String... message) {
    CommandRun.of("render", session, "--out", out).fails(FAILED, message);
  }

  private static void assertSameFiles(Map<String, byte[]> actual, Map<String, byte[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((file, bytes) -> assertThat(actual.get(file)).as(file).isEqualTo(bytes));
  }

  /// A file system over a folder, for as long as a test needs it. Needs root on Linux.
  private record Mounted(Path folder) implements AutoCloseable {

    static Mounted at(Path folder, String... arguments) throws Exception {
      Process mount =
          new ProcessBuilder(
                  Stream.of(Stream.of("mount"), Arrays.stream(arguments), Stream.of(folder))
                      .flatMap(words -> words)
                      .map(Object::toString)
                      .toList())
              .redirectErrorStream(true)
              .start();
      String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assumeTrue(mount.waitFor() == 0, () -> "needs root on Linux, to mount: " + said.strip());
      return new Mounted(folder);
    }

    @Override
    public void close() throws IOException {
      new ProcessBuilder("umount", folder.toString()).start().onExit().join();
    }
  }
}
