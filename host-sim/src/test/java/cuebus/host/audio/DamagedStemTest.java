package cuebus.host.audio;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedStemTest {

  @TempDir Path folder;

  @Test
  void saysThatTheFileIsMissing() {
    refuses(folder.resolve("stem.wav"), "no such file");
  }

  @Test
  void saysThatTheFileIsAFolder() {
    refuses(folder, "is a folder");
  }

  @Test
  void saysThatTheFileIsEmpty() throws Exception {
    refuses(written(new byte[0]), "the file is empty (0 bytes)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "RIFF", "# not audio at all\n", "RIFF....WAVE"})
  void saysThatTheFileIsNotAudio(String content) throws Exception {
    Path stem = written(content.getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> StemReader.open(stem))
        .isInstanceOf(StemException.class)
        .hasMessageStartingWith(stem + ": ")
        .hasMessageMatching("(?s).*(not an audio file|no data chunk).*");
  }

  @Test
  void refusesRandomBytesWithAnErrorOfOurs() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      byte[] bytes = new byte[500];
      new Random(seed).nextBytes(bytes);
      byte[] magic =
          seed % 2 == 0
              ? "RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII)
              : "fLaC".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(magic, 0, bytes, 0, magic.length);
      Path stem = written(bytes);
      assertThatThrownBy(() -> readAll(stem)).as("seed %d", seed).isInstanceOf(StemException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "aiff", "flac"})
  void saysThatThereAreNoFrames(String extension) throws Exception {
    Tools.sox(folder, "-n -r 48000 -c 2 -b 16 stem.%s trim 0 0".formatted(extension));
    refuses(folder.resolve("stem." + extension), "holds no audio: 0 frames");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "aiff"})
  void saysHowManyFramesACutFileHas(String extension) throws Exception {
    Tools.sox(folder, "-n -r 48000 -c 2 -b 16 stem.%s synth 1000s sine 440".formatted(extension));
    Path stem = folder.resolve("stem." + extension);
    byte[] whole = Files.readAllBytes(stem);
    Files.write(stem, Arrays.copyOf(whole, whole.length - 4 * 600 - 1));
    refuses(stem, "cut short: the header declares 1000 frames, 399 are present");
  }

  @Test
  void saysThatAFlacFileIsCutShort() throws Exception {
    Tools.sox(folder, "-n -r 48000 -c 2 -b 16 stem.flac synth 20000s pinknoise");
    Path stem = folder.resolve("stem.flac");
    byte[] whole = Files.readAllBytes(stem);
    for (int length : new int[] {20, 60, whole.length / 2, whole.length - 1}) {
      Files.write(stem, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> readAll(stem))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(StemException.class)
          .hasMessageStartingWith(stem + ": ")
          .hasMessageMatching(".*(cut short|damaged).*");
    }
  }

  @Test
  void saysThatAFlacFileIsDamaged() throws Exception {
    Tools.sox(folder, "-n -r 48000 -c 2 -b 16 stem.flac synth 20000s pinknoise");
    Path stem = folder.resolve("stem.flac");
    byte[] whole = Files.readAllBytes(stem);
    // Past the metadata: 8 kB of padding.
    for (long seed = 0; seed < 100; seed++) {
      byte[] damaged = whole.clone();
      damaged[new Random(seed).nextInt(10000, whole.length)] ^= 0x10;
      Files.write(stem, damaged);
      assertThatThrownBy(() -> readAll(stem))
          .as("seed %d", seed)
          .isInstanceOf(StemException.class)
          .hasMessageMatching(".*(cut short|damaged).*");
    }
  }

  @Test
  void saysThatTheFileShrankWhileItWasRead() throws Exception {
    Tools.sox(folder, "-n -r 48000 -c 2 -b 16 stem.wav synth 100000s sine 440");
    Path stem = folder.resolve("stem.wav");
    try (StemReader reader = StemReader.open(stem)) {
      Files.write(stem, Arrays.copyOf(Files.readAllBytes(stem), 44 + 4 * 300));
      assertThatThrownBy(() -> reader.read(new float[2][1000], 0, 1000))
          .hasMessageContaining("declares 100000 frames, 300 are present");
    }
  }

  @Test
  void namesAnUnsupportedWaveFormat() throws Exception {
    Tools.sox(folder, "-n -r 8000 -c 1 -e u-law stem.wav synth 100s sine 440");
    refuses(folder.resolve("stem.wav"), "WAVE format 0x0007");
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("stem.wav"), bytes);
  }

  private static void refuses(Path stem, String problem) {
    assertThatThrownBy(() -> StemReader.open(stem))
        .isInstanceOf(StemException.class)
        .hasMessageStartingWith(stem + ": ")
        .hasMessageContaining(problem);
  }

  private static void readAll(Path stem) throws IOException {
    try (StemReader reader = StemReader.open(stem)) {
      float[][] block = new float[reader.channels()][4096];
      while (reader.read(block, 0, 4096) > 0) {
        // Only the errors matter here.
      }
    }
  }
}
