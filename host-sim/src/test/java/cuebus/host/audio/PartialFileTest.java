package cuebus.host.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {

  @TempDir Path folder;

  @Test
  void appearsUnderItsNameOnlyWhenCommitted() throws Exception {
    Path file = Files.writeString(folder.resolve("mix.wav"), "old");
    try (PartialFile partial = PartialFile.create(file)) {
      partial.write(bytes("new"));
      assertThat(Tools.names(folder)).containsExactly(".mix.wav.part", "mix.wav");
      assertThat(file).hasContent("old");
      partial.commit();
      assertThat(file).hasContent("new");
    }
    assertThat(Tools.names(folder)).containsExactly("mix.wav");
  }

  @Test
  void leavesNothingWhenClosedWithoutACommit() throws Exception {
    try (PartialFile partial = PartialFile.create(folder.resolve("mix.wav"))) {
      partial.write(bytes("half"));
    }
    assertThat(Tools.names(folder)).isEmpty();
  }

  @Test
  void aWriterThatIsNotFinishedLeavesNothing() throws Exception {
    PartialFile partial = PartialFile.create(folder.resolve("mix.wav"));
    try (AudioWriter writer = AudioWriter.wav(partial, BitDepth.INT_16, 1, 48000)) {
      writer.write(new float[1][100000], 0, 100000);
    }
    assertThat(Tools.names(folder)).isEmpty();
  }

  @Test
  void commitsASetOrDeletesWhatHasNoNameYet() throws Exception {
    PartialFile good = PartialFile.create(folder.resolve("a"));
    Path taken = folder.resolve("b");
    PartialFile blocked = PartialFile.create(taken);
    Files.createDirectories(taken.resolve("inner"));
    PartialFile last = PartialFile.create(folder.resolve("c"));
    assertThatThrownBy(() -> PartialFile.commitAll(List.of(good, blocked, last)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(taken + ": ");
    assertThat(Tools.names(folder)).containsExactly("a", "b");
  }

  @Test
  void namesTheFileWhoseFolderIsMissing() {
    Path file = folder.resolve("missing/mix.wav");
    assertThatThrownBy(() -> PartialFile.create(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": its folder does not exist");
  }

  @Test
  void namesTheFileWhoseFolderIsNone() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("mix.wav");
    assertThatThrownBy(() -> PartialFile.create(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": cannot be written: ");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatTheDiskIsFull() throws Exception {
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(mount.waitFor() == 0, "only root can mount a small tmpfs: " + said);
    try {
      Path file = folder.resolve("mix.wav");
      PartialFile partial = PartialFile.create(file);
      try (AudioWriter writer = AudioWriter.wav(partial, BitDepth.FLOAT_32, 2, 48000)) {
        assertThatThrownBy(
                () -> {
                  for (int i = 0; i < 100; i++) {
                    writer.write(new float[2][1000], 0, 1000);
                  }
                })
            .isInstanceOf(IOException.class)
            .hasMessage(file + ": No space left on device");
      }
      assertThat(Tools.names(folder)).isEmpty();
    } finally {
      new ProcessBuilder("umount", folder.toString()).start().waitFor();
    }
  }

  /// Ctrl-C is SIGINT, which a shell sends to the program in front.
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void leavesNothingAfterCtrlC() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Interrupted.class.getName(),
                folder.resolve("mix.wav").toString())
            .redirectErrorStream(true)
            .start();
    assertThat(program.getInputStream().read()).as("what says that it writes").isEqualTo('.');
    assertThat(Tools.names(folder)).containsExactly(".mix.wav.part");
    new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();
    assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Tools.names(folder)).isEmpty();
  }

  /// A program that writes for ever.
  static final class Interrupted {
    public static void main(String[] arguments) throws Exception {
      PartialFile partial = PartialFile.create(Path.of(arguments[0]));
      try (AudioWriter writer = AudioWriter.wav(partial, BitDepth.FLOAT_32, 2, 48000)) {
        writer.write(new float[2][100000], 0, 100000);
        System.out.write('.');
        System.out.flush();
        Thread.sleep(60_000);
      }
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
